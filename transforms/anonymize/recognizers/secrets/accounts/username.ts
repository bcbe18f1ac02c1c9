import { matchAt } from '../../../../../src/text/match-at.js'
import { compileContext } from '../../../detect/context.js'
import type { Recognizer, Report, Scan } from '../../../detect/recognizer.js'
import { matchesIn } from '../../../detect/text-cues.js'
import { isWordAt } from '../../../identifiers/number-scan.js'
import { prefilterBits } from '../../../prefilter/prefilter.js'
import { isAccountName } from '../values/account-name.js'
import { type AssignedValue, assignedValueAt, isFiller, isInList } from '../values/assigned-value.js'

const word =
  /(?:user|login|logon|account|screen|member|game|gamer|player)[ _-]?(?:name|id|tag)(?![A-Za-z])|(?<![A-Za-z])(?:login|logon|user|usr|handle|nick|nickname|nutzername|benutzername|usuario|utilisateur|identifiant)(?![A-Za-z])|[a-z]User(?![A-Za-z])|(?<![A-Z])(?:UID|Uid)(?==)|(?<![A-Za-z])(?:venmo|insta(?:gram)?|snap(?:chat)?|skype|discord|telegram|git(?:hub|lab)|twitter|tiktok|facebook|linkedin|reddit|twitch|mastodon|bluesky|keybase|strava)(?=[ \t]?[:=])|(?<![A-Za-z])account(?==)|用户名|用戶名|用户ID|使用者(?:名稱|帳號)|登[录錄入](?:名|账号|帐号|帳號)|[账帐賬帳][号號]名?|账户名|会员(?:名|号|ID)|會員(?:名|號)|游戏(?:ID|名)|抖音号|快手号|小红书号|通行证/gi
const looseWord =
  /^(?:login|logon|user|usr|handle|nick|usuario|[a-z]User|uid|account|venmo|insta(?:gram)?|snap(?:chat)?|skype|discord|telegram|git(?:hub|lab)|twitter|tiktok|facebook|linkedin|reddit|twitch|mastodon|bluesky|keybase|strava|member[ _-]?id|player[ _-]?(?:id|name)|通行证)$/i
const chinese = /^[^A-Za-z]/
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
    'pass',
    'pw',
    'pwd',
    'email',
    'database',
    'db',
    'token',
    'secret',
  ],
})
const form = /^@?[A-Za-z0-9][A-Za-z0-9._@-]{2,32}(?:#\d{4})?$/
/** User names behind a word that names them. */
export const username: Recognizer = {
  name: 'username',
  entities: ['USERNAME'],
  bits: prefilterBits.account | prefilterBits.cue,
  rescans: true,
  find(scan, report) {
    const { text } = scan
    let isAnnounced: boolean | undefined
    for (const { 0: name, index } of matchesIn(scan, word)) {
      const from = index + name.length
      const given = assignedValueAt(text, from)
      if (given !== undefined && form.test(given.value)) {
        const { start, end } = given
        const [score, why] = judge(scan, { name, index, given })
        report({ start, end, score, validated: false, why })
      } else if (given === undefined && chinese.test(name)) findBesideChinese(text, from, report)
      else if (given === undefined && (isAnnounced ??= announced.test(text))) findBeside(text, from, report)
    }
  },
}

const besideChinese =
  /[ \t]{0,2}["'“「]?([A-Za-z](?=[A-Za-z_.-]{0,20}\d)[A-Za-z0-9_.-]{4,30})(?![A-Za-z0-9@])/y
const owner = /\b(?:my|our|your|his|her|their|whose|new)\s(?:[a-z]{1,12}\s)?$/i

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

/** 账号lvmeng2012: letters and digits right behind the word. */
function findBesideChinese(text: string, from: number, report: Report): void {
  const hit = matchAt(besideChinese, text, from)
  if (hit === undefined || technical.test(hit[1]) || !isAccountName(hit[1], true)) return
  const start = from + hit[0].length - hit[1].length
  const why = 'letters and digits right behind a word for an account'
  report({ start, end: start + hit[1].length, score: 0.6, validated: false, why })
}

/** A word for an account, and what is given to it. */
interface NamedValue {
  name: string
  index: number
  given: AssignedValue
}

function judge(scan: Scan, named: NamedValue): [number, string] {
  const { name, index, given } = named
  const { value, isQuoted, link, isInSentence } = given
  const isLoose = looseWord.test(name)
  const isSetting = isSettingAt(scan.text, index, given)
  const isLiteral =
    isSetting || isQuoted || link === 'prose' || chinese.test(name) || isForm(scan.text, named)
  if (!isAccountName(value, isLiteral)) {
    return /^\d+$/.test(value) ? judgeDigits(value, isLoose) : [0.1, 'a filler or code']
  }
  if (/\d/.test(value) ? /[A-Za-z]/.test(value) : /[._@-]/.test(value))
    return [isLoose ? 0.55 : 0.7, 'form, behind a word for a user name']
  if (isNamedUser(scan.text, named)) return [0.55, 'a line of settings for a user']
  if (isSetting) return [0.55, 'value of a setting for a user name']
  if (network.test(name) && isOnCard(scan.text, given))
    return [0.55, 'behind the name of a network, beside a mail address']
  if (isLoose && (isQuoted || isForm(scan.text, named))) {
    const near = machine(scan, given.start, given.end)
    if (near !== undefined) return [0.55, `beside a key "${near}"`]
  }
  if (isLoose || isInSentence) return [0.35, 'an ordinary word']
  if (link === 'prose') return judgeProse(scan.text, named)
  return [isQuoted || /^[a-z]/.test(value) ? 0.55 : 0.45, 'a word, behind a word for a user name']
}

function judgeDigits(value: string, isLoose: boolean): [number, string] {
  return [isLoose || value.length < 3 ? 0.2 : 0.5, 'digits, behind a word for a user name']
}

const network =
  /^(?:insta(?:gram)?|snap(?:chat)?|skype|discord|telegram|git(?:hub|lab)|twitter|tiktok|facebook|linkedin|reddit|twitch|mastodon|bluesky|keybase|strava)$/i
const mailAddress = /[\w.+-]@[\w-]+\.[a-z]|\0/i

/** "GitHub: somebody | Tel. …" on a card or a résumé: one small word that ends its field, where an address of mail stands or stood. */
function isOnCard(text: string, { value, end, link }: AssignedValue): boolean {
  return (
    link === 'mark' &&
    /^[a-z][a-z\d._-]{3,29}$/.test(value) &&
    /^[ \t]*(?:$|\n|[|,;·•)]| {2})/.test(text.slice(end, end + 8)) &&
    mailAddress.test(text)
  )
}

/** "My user name is pixelmoth." */
function judgeProse(text: string, { index, given: { value, end, isQuoted } }: NamedValue): [number, string] {
  const isOwned = owner.test(text.slice(Math.max(0, index - 16), index))
  const isLast = /^(?:[^\S\n]?(?:$|\n|[.,;!)])| and (?:the |my )?(?:pass|pw\b|pin\b))/.test(
    text.slice(end, end + 16),
  )
  return isOwned && value.length >= 5 && (isLast || isQuoted) && !/(?:ed|ing|able|ive)$/.test(value)
    ? [0.5, 'the word that somebody names as a user name']
    : [0.35, 'an ordinary word']
}

/** The head of a section of an INI file. */
const section = /(?:^|\n)\[[\w.-]{2,30}\][ \t]*\n/
/** Whether the word begins a line or a field as on a form or in a file of settings, and the value ends it. */
function isForm(text: string, { index, given: { start, end, link, isQuoted } }: NamedValue): boolean {
  if (
    link !== 'mark' ||
    !/(?:^|\n|[|;•>-])[ \t"']{0,12}(?:[A-Za-z0-9]{1,20}[._-]){0,4}$/.test(
      text.slice(Math.max(0, index - 48), index),
    )
  )
    return false
  if (!isQuoted && /[=>]\s+$/.test(text.slice(start - 3, start)) && !section.test(text)) return false
  return /^["']?(?:$|[ \t]{0,8}[\n|;])/.test(text.slice(end, end + 10))
}

/** `admin_user: name`: a line of its own whose key says which user. */
function isNamedUser(text: string, named: NamedValue): boolean {
  const { name, index, given } = named
  const key = /(?:^|\n)[ \t]{0,8}["']?[a-z]{2,12}_$/.test(text.slice(Math.max(0, index - 24), index))
  return key && name === 'user' && /^[a-z]{4,}$/.test(given.value) && isForm(text, named)
}

/** `DB_USER=reports`, `user=ann action=delete`: a variable in capitals, or a key among others in a log. */
function isSettingAt(text: string, index: number, given: AssignedValue): boolean {
  if (text[given.start - 1] !== '=' || given.start - index > 16) return false
  const lead = text.slice(Math.max(0, index - 64), index)
  if (/(?:^|[\s;'"])(?:[A-Z0-9]{1,20}_){1,4}$/.test(lead)) return /^[A-Z]/.test(text[index])
  const line = lead.slice(lead.lastIndexOf('\n') + 1)
  if (!/(?:^|[\s;&?[])$/.test(line) || line.lastIndexOf('(') > line.lastIndexOf(')')) return false
  if (isInList(text, given)) return true
  return (
    /^["']?[,;&]?\s(?:[a-z_]{1,20})=[^\s=]/.test(text.slice(given.end, given.end + 28)) ||
    /[\s;&][\w.-]{1,24}=[^\s=(]{1,64}[ ;&,]{1,2}$/.test(line)
  )
}
