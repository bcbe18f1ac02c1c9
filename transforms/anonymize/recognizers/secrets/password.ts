import { allMatches, matchAt } from '../../../../src/text/match-at.js'
import type { Match, Recognizer, Report } from '../../detect/recognizer.js'
import { needles } from '../../detect/text-cues.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { type AssignedValue, assignedValueAt, isFiller, isInList } from './values/assigned-value.js'

const word =
  /pass[ _-]?(?:word|wd|wort|phrase|code|wrod|owrd|wod)s?|pasword|pssword|paswrod|pwd|kennwort|contraseña|contrasena|(?<![A-Za-z])senha|mot de passe|wachtwoord|парол[ьяю]|パスワード|비밀번호|密\s?[码碼][锁鎖]?|口令|暗证号码|(?<![A-Za-z])(?:psk|pre-shared key|wi-?fi key|pin(?:[ _-]?(?:code|number|no\.?))?)(?![A-Za-z])/gi
/** Short words that name a password only as the name of a setting or before a colon: DB_PASS, pw. */
const shortWord =
  /(?:(?<![A-Za-z])(?:pass|pw|pswd|psw)|(?<![\w-])secret)(?![A-Za-z0-9])|[a-z](?:Pass|Pw|Pwd)(?![A-Za-z0-9])/g
const shortCapitals = /(?<![A-Z])(?:PASS|PW|PSWD|PSW)(?![A-Za-z0-9])/g
const isPin = /^(?:pin|pass[ _-]?code|暗)/i
const chinese = /^[密口]/
/** The value stands right behind the word, or words such as "as follows" and a colon are between. */
const beside =
  /[ \t]{0,2}["'“「]?((?=[!-~]{0,16}\d)[A-Za-z0-9][!-~]{4,31}?)(?=["'”」]?(?:[ \t]{0,2}(?:$|\n|[\u3000-\u303f\uff00-\uff20\u3400-\u9fff)\]]|[,;.!](?:\s|$))))/y
const besideLatin =
  /[ \t]\(?((?=[!-~]{0,24}\d)(?=[!-~]{0,24}[A-Za-z])[A-Za-z0-9!#$%&*@_-][A-Za-z0-9!#$%&*@_+-]{5,31})(?=$|[\s,;.!?)])/y
const described =
  /(?:还是|還是|仍是|就是)?(?:原来|原來|之前|以前|原先|老|旧|舊)的?|(?:如下|给你|发你|（[^（）\n]{1,8}）|[^\s：:，。、提长强规要格类策错找重]{1,4})[:：][ \t]{0,2}/y
/** Farther behind the word, in the same sentence: letters, digits and a sign are no word of it. */
const laterLatin =
  /[^\n.!?]{0,40}?[ \t,:(](?:it'?s|is|was|to|reads|says)(?: still| now| just| back)?[ \t]["'`]?((?=[!-~]{0,24}\d)(?=[!-~]{0,24}[A-Za-z])[!-~]{8,32}?)(?=["'`]?(?:[.,;?)]?(?:\s|$)))/y
const laterChinese =
  /[^\n。！？]{0,16}?(?:[是係为為成做]|改用)[ \t]?["“「]?((?=[!-~]{0,24}\d)(?=[!-~]{0,24}[A-Za-z])[!-~]{8,32}?)(?=["”」]?(?:[ \t]?(?:$|\n|[\u3000-\u303f\uff00-\uff20\u3400-\u9fff)])))/y
const technical =
  /^(?:sha|md|aes|rsa|des|base|utf|hmac|pbkdf|bcrypt|scrypt|argon|ntlm|otp|totp|hotp|[234]fa|ssl|tls|wpa|wep|api|v)[-_]?\d/i

/** "the pw for the router is Tiger2024": what it opens stands between. */
const opening =
  /[ \t](?:for|to|of) [^\n.!?:=]{2,32}?(?: is|:)[ \t]{1,2}["'`]?((?=[!-~]{0,24}\d)(?=[!-~]{0,24}[A-Za-z])[A-Za-z0-9!#$%&*@_-][!-~]{5,31}?)(?=["'`]?(?:[.,;?)]?(?:\s|$)))/y

/**
 * Passwords behind a word that names them, in English, Chinese and some other languages. The word alone says
 * little ("password is required", 密码错误): behind a colon or an equals sign most values count, behind "is"
 * or 是 only those that no sentence goes on with, such as ones with digits or signs in them.
 */
export const password: Recognizer = {
  name: 'password',
  entities: ['PASSWORD'],
  bits: prefilterBits.cue,
  rescans: true,
  find({ text }, report) {
    findBehindWord(text, report)
    findBehindShort(text, report)
  },
}

function findBehindShort(text: string, report: Report): void {
  for (const pattern of [shortWord, shortCapitals])
    for (const { 0: name, index } of allMatches(pattern, text)) {
      const from = index + name.length
      const given = assignedValueAt(text, from)
      const match =
        given === undefined ? (besideWord(text, name, from) ?? laterInSentence(text, name, from)) : undefined
      if (match !== undefined) report(match)
      if (
        given === undefined ||
        (given.link !== 'mark' && !isSigned(given.value) && !isOwn(text, index, { from, given }))
      )
        continue
      // What is longer is a token, which `keyed-token.ts` reads, or a path.
      if (name === 'secret' && /^[\w+/.~-]{16,}$|[/\\]/.test(given.value)) continue
      const [score, why] = judgeShort(text, index, given)
      report({ start: given.start, end: given.end, score, validated: false, why })
    }
}

const holdsForeign = needles(
  'ennwort',
  'ENNWORT',
  'ontrase',
  'enha',
  'ot de passe',
  'achtwoord',
  'парол',
  'Парол',
  'パスワ',
  '비밀번',
  '暗证号',
)

const holdsShort = needles(' pass is ', ' pass was ', ' pass to ', ' pass set ', ' pass changed ')

/**
 * The same behind words of other languages, of which the sweep over bytes knows only some, and those only before a mark;
 * and behind a short word that no mark follows.
 */
export const foreignPassword: Recognizer = {
  name: 'foreign_password',
  entities: ['PASSWORD'],
  bits: 0,
  rescans: true,
  find(scan, report) {
    if ((scan.mask & prefilterBits.cue) !== 0) return
    if (holdsForeign(scan)) findBehindWord(scan.text, report)
    if (holdsShort(scan)) findBehindShort(scan.text, report)
  },
}

function findBehindWord(text: string, report: Report): void {
  for (const { 0: name, index } of allMatches(word, text)) {
    const from = index + name.length
    const given = assignedValueAt(text, from)
    const phrase = isPin.test(name) ? undefined : phraseBehind(text, from)
    if (phrase !== undefined) report(phrase)
    else if (given !== undefined) report(judged(text, index, { name, given }))
    else {
      const match = besideWord(text, name, from) ?? laterInSentence(text, name, from)
      if (match !== undefined) report(match)
    }
  }
}

/** Four to eight small words, as dice draw them, and nothing behind them on their line. */
const phrase =
  /["'”’`*]{0,3}(?:[ \t]{0,2}[:=：][ \t]{0,2}| is:? )["'“‘`]?((?:[a-z]{3,12}[ -]){3,7}[a-z]{3,12})(?=["'”’`]?[ \t.,;)]{0,3}(?:\n|$))/y
/** What sentences about passwords are made of, and no such phrase. */
const sentenceWords =
  /\b(?:the|and|for|with|without|your|you|our|his|her|their|its|this|that|these|those|from|into|not|never|must|should|shall|can|could|cannot|will|would|may|might|has|have|had|was|were|are|been|being|use|used|using|please|same|see|sent|than|then|when|where|which|who|what|any|all|each|only|least|most|more|characters?|letters?|digits?|numbers?|symbols?|contains?|required|optional|enter|type|change|changed|reset|forgot|forgotten|expired?|expires|login|email|username|user|account|incorrect|wrong|invalid|field|here|below|above|after|before|again|still|just|also|too|very|if|but|about|there|set|given|provided)\b/

/** "password: correct horse battery staple". */
function phraseBehind(text: string, from: number): Match | undefined {
  const hit = matchAt(phrase, text, from)
  if (hit === undefined || sentenceWords.test(hit[1])) return undefined
  const end = hit.index + hit[0].length
  const start = end - hit[1].length
  return { start, end, score: 0.6, validated: false, why: 'words of a phrase, behind a word for a password' }
}

interface Named {
  name: string
  given: AssignedValue
}

function judged(text: string, index: number, { name, given }: Named): Match {
  const { start, end } = given
  const [score, why] = isPin.test(name) ? judgePin(given) : judge(text, index, given)
  return { start, end, score, validated: false, why }
}

function judgePin({ value }: AssignedValue): [number, string] {
  return /^\d{4,8}$/.test(value)
    ? [0.6, 'digits, behind a word for a PIN']
    : [0.2, 'no digits behind a word for a PIN']
}

function judge(text: string, index: number, given: AssignedValue): [number, string] {
  const { value, isQuoted, link, isInSentence } = given
  if (isFiller(value) || isWorkingFolder(text, index, value)) return [0.1, 'a filler or code']
  if (/\s/.test(value))
    return isQuoted && isSetting(text, index)
      ? [0.6, 'words in quotes, value of a setting']
      : [0.2, 'several words']
  if (/[^\x20-\x7e]/.test(value))
    return isQuoted && typedByInput.test(value)
      ? [0.6, 'characters, digits and signs in quotes']
      : [0.2, 'not typed on a keyboard']
  if (!/[A-Za-z\d]/.test(value)) return [0.2, 'masked']
  const hasDigit = /\d/.test(value)
  const hasSign = /[^A-Za-z0-9]/.test(value.replace(/['-]/g, ''))
  const hasInnerCapital = /[a-z][A-Z]/.test(value)
  if (hasDigit && /[A-Za-z]/.test(value)) return [0.8, 'letters and digits, behind a word for a password']
  if (hasDigit && value.length >= 4)
    return [link === 'mark' ? 0.65 : 0.6, 'digits, behind a word for a password']
  if (hasSign && value.length >= 6) return [0.65, 'signs, behind a word for a password']
  if (link === 'prose') return judgeProse(text, index, given)
  if (isInSentence) return [0.3, 'an ordinary word']
  if (isSetting(text, index) || isInList(text, given)) return [0.55, 'value of a setting for a password']
  if (isQuoted && value.length >= 6 && /^[a-z]/.test(value))
    return [0.55, 'quoted, behind a word for a password']
  if (hasInnerCapital && value.length >= (isQuoted ? 6 : 8))
    return [0.5, 'mixed case, behind a word for a password']
  return [0.4, 'a word, behind a word for a password']
}

/** Chinese characters in a password that has digits and signs as well. */
const typedByInput = /^(?=.*\d)(?=.*[!@#$%^&*_+.-])[\u3400-\u9fff\w!@#$%^&*+.-]{6,32}$/
const owner =
  /(?:\b(?:my|our|your|his|her|their|temporary|initial|default|new|wi-?fi|guest)|我的|初始|默认)[ a-z-]{0,24}$/i
const state =
  /(?:ed|ing|able|ible|ive|ful|less|ous|ly)$|^(?:set|kept|sent|shown|saved|safe|secret|here|there|below|above|always|never|still|also|only|just|same|wrong|right|okay|fine|good|bad|weak|too|very|really|quite|case|plain|simple|easy|hard|long|short|strong|unique|random|blank|optional|about|ready|part|lost|written|known|stolen|broken|hidden|taken|given|gone|on|off|at|in|for|from|with|as|by|of|no|none|what|my|your|our|his|her|their)$/i

/** "My password is sunflower.": a word that a sentence ends with, and that says nothing about a password. */
function judgeProse(
  text: string,
  index: number,
  { value, end, isQuoted, isInSentence }: AssignedValue,
): [number, string] {
  if (isQuoted && value.length >= 5 && !state.test(value))
    return [0.6, 'quoted, behind a word for a password']
  const isLast = !isInSentence && /^[^\S\n]?(?:$|\n|[.,;!)])/.test(text.slice(end, end + 2))
  const isOwned = owner.test(text.slice(Math.max(0, index - 32), index))
  return isOwned && isLast && value.length >= 6 && /^[A-Za-z]+$/.test(value) && !state.test(value)
    ? [0.5, 'the word that somebody names as a password']
    : [0.3, 'an ordinary word']
}

/** PWD names the folder in which a shell works. */
function isWorkingFolder(text: string, index: number, value: string): boolean {
  return /^[/~]/.test(value) && /^pwd/i.test(text.slice(index, index + 3))
}

const variableHead = /(?:^|[\s;'"])[A-Z0-9_]{0,40}$/
const variableTail = /[A-Z0-9_]{2,24}(?:=["']?|:[ \t]{1,2}["']?)(?=\S)/y

/** Whether the name is that of a variable of the environment, in capitals: `ADMIN_PASSWORD=…`, `ROOT_PASSWORD: …`. */
function isSetting(text: string, index: number): boolean {
  return (
    variableHead.test(text.slice(Math.max(0, index - 41), index)) &&
    matchAt(variableTail, text, index) !== undefined
  )
}

function judgeShort(text: string, index: number, given: AssignedValue): [number, string] {
  const { value, isQuoted } = given
  if (isFiller(value) || /\s/.test(value) || /[^\x20-\x7e]/.test(value)) return [0.1, 'a filler or code']
  const isMixed = /\d/.test(value) && /[A-Za-z]/.test(value) && !technical.test(value)
  const hasSign = /[^A-Za-z0-9._/-]/.test(value)
  if (value.length >= 6 && (isMixed || (hasSign && /[A-Za-z]/.test(value))))
    return [0.65, 'letters and digits or signs, behind a short word for a password']
  if (isSetting(text, index) || isInList(text, given)) return [0.55, 'value of a setting for a password']
  return isQuoted && value.length >= 6 ? [0.5, 'quoted, behind a short word for a password'] : [0.3, 'a word']
}

/** 密码hm7Kq2xw, "password finch2019": letters and digits right behind the word. */
function besideWord(text: string, name: string, from: number): Match | undefined {
  if (isPin.test(name)) return undefined
  const isChinese = chinese.test(name)
  const skipped = isChinese ? (matchAt(described, text, from)?.[0].length ?? 0) : 0
  const hit = matchAt(isChinese ? beside : besideLatin, text, from + skipped)
  if (hit === undefined) return undefined
  const value = hit[1]
  if (isFiller(value) || technical.test(value)) return undefined
  if (!/[A-Za-z]/.test(value) && (!isChinese || value.length < 6)) return undefined
  const start = from + skipped + hit[0].indexOf(value)
  const end = start + value.length
  const counts = isChinese && /^\s?[位个字种次天年月日]/.test(text.slice(end, end + 2))
  return counts
    ? undefined
    : { start, end, score: 0.6, validated: false, why: 'right behind a word for a password' }
}

/** "Can you reset my password, it's still Tiger!Moon92": no word of a sentence, behind what links it to the word. */
function laterInSentence(text: string, name: string, from: number): Match | undefined {
  if (isPin.test(name)) return undefined
  const hit = chinese.test(name)
    ? matchAt(laterChinese, text, from)
    : (laterUnlikeWords(text, from) ?? matchAt(opening, text, from))
  if (hit === undefined || isFiller(hit[1]) || technical.test(hit[1])) return undefined
  const end = hit.index + hit[0].length
  const start = end - hit[1].length
  return { start, end, score: 0.6, validated: false, why: 'in the sentence of a word for a password' }
}

/** Letters, digits and a sign, which no word has. */
function isSigned(value: string): boolean {
  return value.length >= 8 && /\d/.test(value) && /[A-Za-z]/.test(value) && /[!#$%^&*@?+=~]/.test(value)
}

/** Only with a sign, or letters of both cases, which no word of a sentence has beside digits. */
function laterUnlikeWords(text: string, from: number): RegExpExecArray | undefined {
  const hit = matchAt(laterLatin, text, from)
  const value = hit?.[1] ?? ''
  return /[!#$%^&*@?+=~]/.test(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value)) ? hit : undefined
}

/** "my pw is maria99", "pw changed to maria99": somebody's own, of letters and digits. */
function isOwn(
  text: string,
  index: number,
  { from, given: { start, value, isInSentence } }: { from: number; given: AssignedValue },
): boolean {
  if (isInSentence || !/^(?=.*\d)(?=.*[A-Za-z])[\w.-]{6,}!?$/.test(value)) return false
  return (
    / to:?\s*["'`“‘]?$/.test(text.slice(from, start)) ||
    owner.test(text.slice(Math.max(0, index - 32), index))
  )
}
