import { allMatches } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { isFiller } from '../secrets/values/assigned-value.js'

/** Passwords that are told without the word right before them, in texts about private people that speak of passwords. */

const speaksOfSecrets =
  /pass[ _-]?(?:word|wd|phrase|code)|(?<![a-z])(?:pw|pwd|log-?in|creds?|credentials?|wi-?fi|rotate)(?![a-z])|密[码碼]|口令/i
/** Letters, digits and marks in one word, as nobody writes in a sentence. */
const token =
  /(?<![^\s"'`“”‘’「（(：:，,/>])((?=[!-~]{0,28}\d)(?=[!-~]{0,28}[A-Za-z])[A-Za-z\d][\w!#$%^&*@?+~.-]{5,28}[\w!#$%^&*@?+~])(?=["'`”’」)）]?(?:[.,;:!?，。；！？)]{0,2}(?:\s|$)|[，。；！）]))/gu
const sign = /[!#$%^&*?+~]/
/** Addresses, sums, versions, files and what shouts. */
const noSecret = [
  /:\/\/|@[\w-]{1,40}\.|^#/,
  /^\d[\d.,:/%+-]{0,28}[a-zA-Z]{0,4}$|^[A-Z]{1,5}[-#]?\d{1,20}$|^(?:v|rev)?\d{1,4}\.\d/i,
  /\.(?:com|org|net|io|cn|uk|pdf|docx?|xlsx?|png|jpe?g|txt|csv|py|js|ts|md|zip|log|html?)$/i,
  /^[A-Za-z]{1,30}[?!]{1,3}$|[?!]{2}$/,
]
/** "pw marmalade_jar": words joined by marks right behind the word. */
const phrase =
  /(?<![\p{L}\p{N}_])(?:pw|pwd|pass|password|passphrase|passwd)[:=]? (?:is )?["'“]?([a-z\d]{2,12}[_-](?:[a-z\d]{1,12}[_-]){0,5}[a-z\d]{1,12}|[a-z\d]{2,12}[!#$%^&*?+~][a-z\d!#$%^&*?+~]{1,20})(?![\p{L}\p{N}_@/-]|\.\p{L})/giu

/** Secrets among talk, beside other private data. */
export const personalSecret: Recognizer = {
  name: 'personal_secret',
  entities: ['PASSWORD'],
  bits: 0,
  rescans: true,
  sparesCode: 'lines',
  find({ text, isPrivate }, report) {
    if (isPrivate !== true || !speaksOfSecrets.test(text)) return
    const see = (end: number, value: string, why: string) =>
      report({ start: end - value.length, end, score: 0.6, validated: false, why })
    for (const { 0: whole, 1: value, index } of allMatches(token, text))
      if (!noSecret.some((form) => form.test(value)) && !isFiller(value) && isMixed(value))
        see(index + whole.length, value, 'letters, digits and marks, where passwords are spoken of')
    for (const { 0: whole, 1: value, index } of allMatches(phrase, text))
      if (!isFiller(value)) see(index + whole.length, value, 'joined words behind a word for a password')
  },
}

/** A mark of its own, or capitals within, beside the digits. */
function isMixed(value: string): boolean {
  return (
    sign.test(value.slice(0, -1)) ||
    (/[a-z]/.test(value) &&
      /[A-Z]/.test(value) &&
      /[_-]/.test(value) &&
      /\d[A-Za-z]|[a-z]\d/.test(value) &&
      /\d.*\d/.test(value))
  )
}
