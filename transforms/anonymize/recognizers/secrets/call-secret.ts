import { allMatches, matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer, Report } from '../../detect/recognizer.js'
import { needles } from '../../detect/text-cues.js'
import { isAccountName } from './values/account-name.js'
import { isFiller } from './values/assigned-value.js'

/** Calls that take an account and its password in this order, the first of them as argument 0. */
const logins =
  'log_?[iI]n|Log_?[iI]n|sign_?[iI]n|SignIn|(?:set|Set)?[bB]asic_?[aA]uth|(?:HTTP|Http|http)(?:Basic|Digest|Proxy)Auth|auth(?:enticate)?|Authenticate|NetworkCredential|PasswordAuthentication|UsernamePassword(?:Credentials?|AuthenticationToken)|(?:http_)?auth\\s?=\\s?|proxy_auth\\s?=\\s?'
/** Calls that take an address before the two: of a server, a database, an identity. */
const connections =
  'mysqli?(?:_p?connect)?|getConnection|PDO|FTP(?:_TLS)?|ftplib\\.FTP|PlainAuth|ssh2_auth_password'
const call = new RegExp(`(?<![A-Za-z_])(?:(${logins})|${connections}|(connect))\\(`, 'g')
const holdsCall = needles(
  ...['gin(', 'og_in(', 'gn_in(', 'ogIn(', 'gnIn(', 'uth(', 'uth=(', 'uth = (', 'nticate('],
  ...[
    'edential(',
    'edentials(',
    'ication(',
    'onToken(',
    'connect(',
    'nection(',
    'mysqli(',
    'PDO(',
    'FTP(',
    'FTP_TLS(',
    'ssh2_auth',
  ],
)
/** One argument: a text, or a name, a number or a call without arguments; and what stands behind it. */
const argument =
  /\s{0,8}(?:[bru]?(?:"([^"\n\\]{0,96})"|'([^'\n\\]{0,96})')|[\w$.@[\]]{1,64}(?:\(\))?)\s{0,8}([,)])/y

/** The name and the password in one text: `auth: "ann:…"`. */
const joined =
  /(?<![A-Za-z])(?:credentials?|creds|auth|login|basic_?auth|user_?pass)["']?\s{0,2}[:=]\s{0,2}["']([\w.@-]{2,64}):([^\s"':/]{4,64})["']/gi
const holdsQuoted = needles(':"', '="', ": '", "='", ': "', '= "', "= '", ":'", ':  ', '=  ', ':\t', '=\t')
/** Both in quotes, without which it is none: most texts with quotes hold no such thing. */
const quotedPair = /["'][\w.@-]{2,64}:[^\s"':/]{4,64}["']/

/**
 * Passwords that a program gives to a call by their place alone: `server.login("name", "secret")`,
 * `HTTPBasicAuth(…)`, `auth=(…)`, `connect(host, name, secret)`. No word says what they are but the call.
 */
export const callSecret: Recognizer = {
  name: 'call_secret',
  entities: ['PASSWORD', 'USERNAME'],
  bits: 0,
  rescans: true,
  find(scan, report) {
    const { text } = scan
    if (holdsCall(scan))
      for (const { 0: lead, 1: login, 2: any, index } of allMatches(call, text)) {
        const place = { from: index + lead.length, account: login === undefined ? 1 : 0, report }
        readArguments(text, { ...place, isAny: any !== undefined })
      }
    if (!holdsQuoted(scan) || !quotedPair.test(text)) return
    for (const { 0: all, 1: name, 2: secret, index } of allMatches(joined, text)) {
      const end = index + all.length - 1
      if (!isSecret(secret, name) || !isMixed(secret)) continue
      see(report, { entity: 'PASSWORD', value: secret, start: end - secret.length })
      const start = end - secret.length - 1 - name.length
      if (isAccountName(name, true)) see(report, { entity: 'USERNAME', value: name, start })
    }
  },
}

interface Place {
  /** Where the arguments begin. */
  from: number
  /** The number of the argument that is an account; the password is the next one. */
  account: number
  /** Whether programs call many things so: only a value that is nothing but a password counts. */
  isAny: boolean
  report: Report
}

function readArguments(text: string, { from, account, isAny, report }: Place): void {
  let name: string | undefined
  let start = 0
  for (let at = from, i = 0; i <= account + 1; i++) {
    const found = matchAt(argument, text, at)
    if (found === undefined) return
    const [all, double, single, mark] = found
    const value = double ?? single
    if (i === account) {
      name = value
      start = at + all.indexOf(value ?? '')
    }
    if (i === account + 1) {
      if (value === undefined || !isSecret(value, name)) return
      // A word alone is a secret only behind the name of somebody: the two may be any pair of texts.
      if (isAny ? !isNoName(value) : !isMixed(value) && !isSomebody(name)) return
      see(report, { entity: 'PASSWORD', value, start: at + all.lastIndexOf(value) })
      if (name !== undefined && isAccountName(name, true) && !/[@\s\0]/.test(name) && name.length > 1)
        see(report, { entity: 'USERNAME', value: name, start })
    }
    if (mark === ')') return
    at += all.length
  }
}

/** Typed on a keyboard, and no filler, host, address or the account again. */
function isSecret(value: string, name: string | undefined): boolean {
  if (!/^[!-~]{4,64}$/.test(value) || isFiller(value)) return false
  if (value.toLowerCase() === name?.toLowerCase()) return false
  return !/^(?:[a-z-]+\.)+[a-z]{2,}$|^\d{1,5}$|^\.?\/|:\/\/|^[\w.]+@[\w.]+$/i.test(value)
}

function isMixed(value: string): boolean {
  return /[A-Za-z]/.test(value) && /[\d!#$%^&*?+=~]/.test(value) && value.length >= 6
}

/** Letters and digits with a sign, or in both cases: `on_click2` and `group-1` are names in a program. */
function isNoName(value: string): boolean {
  return isMixed(value) && (/[!#$%^&*?+=~]/.test(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value)))
}

/** An address, also one that is gone from the text, or a name with a dot or digits. */
function isSomebody(name: string | undefined): boolean {
  return name !== undefined && /@|\0|^[a-z]{1,24}[._-]?\d|^[a-z]{1,24}\.[a-z]{1,24}$/i.test(name)
}

interface Seen {
  entity: 'PASSWORD' | 'USERNAME'
  value: string
  start: number
}

function see(report: Report, { entity, value, start }: Seen): void {
  const end = start + value.length
  report({ entity, start, end, score: 0.65, validated: false, why: 'by its place in a call' })
}
