import type { Recognizer } from '../../detect/recognizer.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { type AssignedValue, assignedValueAt, isFiller } from './assigned-value.js'

const word =
  /pass[ _-]?(?:word|wd|wort|phrase|code)s?|pwd|kennwort|contraseña|contrasena|(?<![A-Za-z])senha|mot de passe|wachtwoord|парол[ьяю]|パスワード|비밀번호|密\s?[码碼]|口令|暗证号码|(?<![A-Za-z])pin(?:[ _-]?(?:code|number|no\.?))?(?![A-Za-z])/gi
const isPin = /^(?:pin|pass[ _-]?code|暗)/i

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
    for (const { 0: name, index } of text.matchAll(word)) {
      const given = assignedValueAt(text, index + name.length)
      if (given === undefined) continue
      const { start, end } = given
      const [score, why] = isPin.test(name) ? judgePin(given) : judge(given)
      report({ start, end, score, validated: false, why })
    }
  },
}

function judgePin({ value }: AssignedValue): [number, string] {
  return /^\d{4,8}$/.test(value)
    ? [0.6, 'digits, behind a word for a PIN']
    : [0.2, 'no digits behind a word for a PIN']
}

function judge({ value, isQuoted, link, isInSentence }: AssignedValue): [number, string] {
  if (isFiller(value)) return [0.1, 'a filler or code']
  if (/\s/.test(value)) return [0.2, 'several words']
  if (/[^\x20-\x7e]/.test(value)) return [0.2, 'not typed on a keyboard']
  const hasDigit = /\d/.test(value)
  const hasSign = /[^A-Za-z0-9]/.test(value.replace(/['-]/g, ''))
  const hasInnerCapital = /[a-z][A-Z]/.test(value)
  if (hasDigit && /[A-Za-z]/.test(value)) return [0.8, 'letters and digits, behind a word for a password']
  if (hasDigit && value.length >= 4)
    return [link === 'mark' ? 0.65 : 0.6, 'digits, behind a word for a password']
  if (hasSign && value.length >= 6) return [0.65, 'signs, behind a word for a password']
  if (link === 'prose' || isInSentence) return [0.3, 'an ordinary word']
  if (isQuoted && value.length >= 6 && /^[a-z]/.test(value))
    return [0.55, 'quoted, behind a word for a password']
  if (hasInnerCapital && value.length >= 8) return [0.5, 'mixed case, behind a word for a password']
  return [0.4, 'a word, behind a word for a password']
}
