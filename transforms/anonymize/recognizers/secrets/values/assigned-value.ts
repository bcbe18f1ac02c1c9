import { matchAt, matchEnd } from '../../../../../src/text/match-at.js'

/** What stands behind a word such as "password", and how it is joined to it. */
export interface AssignedValue {
  start: number
  end: number
  value: string
  isQuoted: boolean
  /** `mark` for a colon, an equals sign or an arrow; `prose` for "is", 为 and the like. */
  link: 'mark' | 'prose'
  /** Words of a sentence go on behind it. */
  isInSentence: boolean
}

const mark = /["'`*_\]）)】」]{0,3}[ \t]{0,4}(?::=|=>|->|[:=：])(?![=:])[ \t*_]{0,4}/y
const prose =
  /["'`*_）)】」]{0,3}[ \t]{0,3}(?:(?:is|was|are|to|es|ist|lautet|war|est|era|é|è)(?: now| currently| jetzt| nun| maintenant| ahora)?(?:[ \t]?:)?[ \t]{1,3}|(?:(?:is|was|got|has been) )?(?:now )?(?:changed|set|reset|updated|switched)(?: back)? to:?[ \t]{1,3}|(?:(?:改|设|設|设置|設定|重置|更新|换|換|变|變|初始)?(?:[为為]|成|做)了?|改用|[还還也都仍]?就?[是係])[ \t]{0,2}[:：]?[ \t]{0,2})/iy
const quoted = /(["'`“‘「『])([^\n"'`“”‘’「」『』]{3,160})["'`”’」』]/y
const bare =
  /[^\s"'`“”‘’「」『』<>，。；、！？（）【】《》\u0000\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{3,160}/y
const sentenceGoesOn = /[ \t]{1,3}(?!and |or |und |y |et )[a-z]{2,}/y

/** The value that is given, at `from`, to the word that ends there. */
export function assignedValueAt(text: string, from: number): AssignedValue | undefined {
  const afterMark = matchEnd(mark, text, from)
  const link = afterMark === undefined ? 'prose' : 'mark'
  const at = afterMark ?? matchEnd(prose, text, from)
  if (at === undefined) return undefined
  const inQuotes = matchAt(quoted, text, at)
  if (inQuotes !== undefined) {
    const start = at + 1
    const value = inQuotes[2]
    return { start, end: start + value.length, value, isQuoted: true, link, isInSentence: false }
  }
  let value = matchAt(bare, text, at)?.[0]
  if (value === undefined) return undefined
  if (text[at - 1] === '=') value = value.split(/[&;]/, 1)[0]
  const whole = value
  value = whole.replace(/(?:[.,;:!?)\]}*_|]|\\[nrt"])+$/, '')
  // Several of them are said of it, unless it has other signs.
  const ending = /[^A-Za-z0-9]/.test(value) ? /^!{1,2}(?!!)/ : /^!(?!!)/
  if (isMixed(value)) value += ending.exec(whole.slice(value.length))?.[0] ?? ''
  if (value.length < 3) return undefined
  const end = at + value.length
  const isInSentence = matchEnd(sentenceGoesOn, text, end) !== undefined
  return { start: at, end, value, isQuoted: false, link, isInSentence }
}

/** Letters and digits: a password may go on in the sign behind them, and a sentence does without. */
function isMixed(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value)
}

/** Whether a value stands in a list such as `user=ann;password=x`: another key goes before it, or follows. */
export function isInList(text: string, { start, end }: AssignedValue): boolean {
  if (text[start - 1] !== '=') return false
  const keyBefore = /[A-Za-z0-9_]=[^\s=;&]{1,64}[;& ]\s?[A-Za-z][A-Za-z _]{1,24}=$/
  return (
    keyBefore.test(text.slice(Math.max(0, start - 96), start)) ||
    /^[;&]\s?[A-Za-z]/.test(text.slice(end, end + 3))
  )
}

/** Names of types, states and fillers: what stands behind "password:" in code, forms and manuals. */
const fillers: ReadonlySet<string> = new Set(
  (
    'null none nil undefined true false string str text varchar char int integer number object bool boolean bytes any ' +
    'required optional empty hidden incorrect wrong invalid valid missing expired changed reset correct weak strong ' +
    'forgotten forgot must should enter your the this that not field input type value default test example sample ' +
    'password passwd pwd pass passphrase secret username user login email admin root name account token key ' +
    'changeme placeholder redacted masked removed unknown tbd n/a yourpassword mypassword yourusername hash hashed ' +
    'encrypted plaintext length min max minimum maximum env environment config settings prompt getpass'
  ).split(' '),
)
/** Calls, templates, variables, masks and paths of a program. One digit again and again is a password that people have. */
const codeLike =
  /[([{]|^[$%@#][A-Za-z_]|%[sdr(]|^[.*•●xX_#?\-=+…]+$|^(\D)\1+$|^(?:[A-Za-z_]\w*)(?:(?:\.|->|::)[A-Za-z_]\w*)+$|process\.env|^os\.|\|\||&&|^your|^my[_-]|^https?:/i
/** A variable of a shell anywhere in a value; one letter with a capital is none. */
const shellVariable = /\$(?:[{(]|[A-Z_]{2}|[A-Z](?![a-z]))/
const variable = /^[a-z]+[_-][a-z]+$/i

/** Names that say "password" themselves, but for those with digits in the place of letters, as people choose them. */
const saysItself =
  /^[A-Za-z0-9]*[_.-]?(?:pass(?:word|wd|phrase|code)?|pwd|user(?:name)?|token|secret|key)s?(?:[_.-]?[a-z]*)?$/i
const digitsAsLetters = /[A-Za-z]\d[A-Za-z]{1,20}\d[A-Za-z]/

/** Whether a value is a filler or a piece of a program rather than somebody's secret. */
export function isFiller(value: string): boolean {
  return variable.test(value) || isWrittenInCode(value)
}

/** The same, of a value that may be two words with a hyphen or `_` between them. */
export function isWrittenInCode(value: string): boolean {
  if (fillers.has(value.toLowerCase()) || codeLike.test(value) || shellVariable.test(value)) return true
  return saysItself.test(value) && !digitsAsLetters.test(value)
}
