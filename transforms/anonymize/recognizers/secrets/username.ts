import { matchAt } from '../../../../src/text/match-at.js'
import { compileContext } from '../../detect/context.js'
import type { Recognizer, Report } from '../../detect/recognizer.js'
import { contextGain } from '../../detect/scores.js'
import { isWordAt } from '../../identifiers/number-scan.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { type AssignedValue, assignedValueAt, isFiller } from './assigned-value.js'

const word =
  /(?:user|login|account|screen)[ _-]?(?:name|id)(?![A-Za-z])|\b(?:login|user|handle|nutzername|benutzername|usuario|utilisateur|identifiant)\b|用户名|用戶名|用户ID|登录名|登錄名|登录账号|登录帐号|账号名?|帐号名?|賬號|账户名|昵称/gi
const looseWord = /^(?:login|user|handle|usuario)$/i
/** What the prefilter sees wherever it stands: beside it a name needs no colon, and without it no name is looked for so. */
const announced = /passw|pwd|username/i
const beside = /[ \t]{1,2}["'`“]?@?[a-z][a-z]{1,19}[._-]?[a-z]{0,20}[._-]?\d{1,6}/y
/** Letters and digits that name a technique, a version or a place rather than somebody. */
const technical =
  /^(?:o?auth|sha|utf|ipv|base|http|tls|ssl|log|win|windows|python|node|gpt|claude|llama|room|level|tier|type|group|team|step|page|test|user|account|id|no|nr|v|ver|version|ldap|saml|sso|mfa|totp|aes|rsa|md|web|layer|line|row|case|part|phase|day|week|year|port|error|code|status|rfc|es|vue|angular|bootstrap|java|php|mysql|postgres|redis|kafka|ubuntu|debian|ios|android|windows_?nt)[._-]?\d/i
/** Keys that stand beside the account in a log or a message between machines, and beside no line of a dialogue. */
const machine = compileContext({
  en: [
    'host',
    'hostname',
    'ip',
    'port',
    'uid',
    'pid',
    'session',
    'password',
    'passwd',
    'pwd',
    'email',
    'database',
    'db',
  ],
})
const form = /^@?[A-Za-z0-9][A-Za-z0-9._@-]{2,39}$/
const handle = /(?<![A-Za-z0-9._@/+-])@[A-Za-z_][A-Za-z0-9_.]{2,29}(?![A-Za-z0-9_@/(])/g
const network = compileContext({
  en: [
    'twitter',
    'instagram',
    'telegram',
    'tiktok',
    'mastodon',
    'handle',
    'follow',
    'followed',
    'tweet',
    'username',
    'insta',
    'ig',
    'github',
    'gitlab',
    'snapchat',
    'snap',
    'discord',
    'twitch',
    'reddit',
    'bluesky',
    'threads',
    'linkedin',
    'youtube',
    'dm',
  ],
  zh: ['微博', '抖音', '推特', '账号', '关注', '小红书'],
})

/** User names behind a word that names them. */
export const username: Recognizer = {
  name: 'username',
  entities: ['USERNAME'],
  bits: prefilterBits.account | prefilterBits.cue,
  rescans: true,
  find(scan, report) {
    const { text } = scan
    let isAnnounced: boolean | undefined
    for (const { 0: name, index } of text.matchAll(word)) {
      const isLoose = looseWord.test(name)
      const from = index + name.length
      const given = assignedValueAt(text, from)
      if (given !== undefined && form.test(given.value)) {
        const { start, end } = given
        const [score, why] = judge(given, isLoose)
        const near = isLoose && given.isQuoted && score < 0.5 ? machine(scan, start, end) : undefined
        if (near === undefined || isFiller(given.value)) report({ start, end, score, validated: false, why })
        else report({ start, end, score: 0.55, validated: false, why: `quoted, beside a key "${near}"` })
      } else if (given === undefined && (isAnnounced ??= announced.test(text))) findBeside(text, from, report)
    }
  },
}

/** Handles such as `@name`: low, because annotations in code, packages and mentions of firms look alike. */
export const atHandle: Recognizer = {
  name: 'at_handle',
  entities: ['USERNAME'],
  bits: prefilterBits.at,
  rescans: true,
  sparesCode: 'words',
  find(scan, report) {
    for (const { 0: name, index } of scan.text.matchAll(handle)) {
      const end = index + name.length - (name.endsWith('.') ? 1 : 0)
      const near = network(scan, index, end)
      const score = near === undefined ? 0.3 : 0.3 + contextGain
      report({
        start: index,
        end,
        score,
        validated: false,
        why: near === undefined ? 'a handle' : `a handle, context "${near}"`,
      })
    }
  },
}

/** A name right behind the word, as in "login for user": only one that no word of the language looks like. */
function findBeside(text: string, from: number, report: Report): void {
  const hit = matchAt(beside, text, from)?.[0]
  if (hit === undefined) return
  const value = hit.trimStart().replace(/^["'`“]/, '')
  const end = from + hit.length
  const isName = value.length >= 5 && !technical.test(value) && !isFiller(value) && !isWordAt(text, end)
  const score = isName ? 0.55 : 0.2
  const why = isName ? 'letters and digits right behind a word for a user' : 'a word behind a word for a user'
  report({ start: end - value.length, end, score, validated: false, why })
}

function judge({ value, isQuoted, link, isInSentence }: AssignedValue, isLoose: boolean): [number, string] {
  if (isFiller(value)) return [0.1, 'a filler or code']
  const isMixed = /\d/.test(value) ? /[A-Za-z]/.test(value) : /[._@-]/.test(value)
  if (isMixed && !/^v?\d[.\d]*[a-z]?$/i.test(value))
    return [isLoose ? 0.55 : 0.7, 'form, behind a word for a user name']
  if (/^\d+$/.test(value)) return [isLoose ? 0.2 : 0.5, 'digits, behind a word for a user name']
  if (isLoose || link === 'prose' || isInSentence) return [0.35, 'an ordinary word']
  return [isQuoted || /^[a-z]/.test(value) ? 0.55 : 0.45, 'a word, behind a word for a user name']
}
