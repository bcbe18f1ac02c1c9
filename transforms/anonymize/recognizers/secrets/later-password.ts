import { allMatches } from '../../../../src/text/match-at.js'
import type { Recognizer, Report } from '../../detect/recognizer.js'
import { hasMatch, matchesIn, needles } from '../../detect/text-cues.js'
import { isFiller } from './values/assigned-value.js'

const letterAndDigit = '(?=[!-~]{0,24}\\d)(?=[!-~]{0,24}[A-Za-z])'
const sign = '(?=[!-~]{0,24}[!#$%^&*@?+=~])'
const rest = `(?=["'\`”]?(?:[.,;!?)]{0,2}(?:\\s|$)|[，。；！）]))`
const fresh = 'temporary|temp|new|current|initial|default|old|next|latest|one-time|first'
/** "The temporary one is Xy7!kk2p", "it's now …", "I've set it to …": what takes up a word of a sentence before. */
const taken = new RegExp(
  `(?<![A-Za-z])(?:(?:((?:${fresh}) one)(?: for now)?|it)(?: is|['’]s| was|:)(?: now| still| currently)?|(?:reset|changed|set|updated) (?:it|that|yours) to)[ ]{1,2}["'\`“]?(${letterAndDigit}${sign}[!-~]{7,32}?)${rest}`,
  'gi',
)
const takenChinese = new RegExp(
  `(?:(临时|新|旧|默认|初始)的?(?:一个)?|现在)(?:是|为)[ ]?["“「]?(${letterAndDigit}${sign}[!-~]{7,32}?)(?=["”」]?(?:\\s|$|[，。；！）]))`,
  'g',
)
/** "The one for guests is still …", 访客的那个还是 …: letters and digits suffice where the word stands near. */
const otherChinese = new RegExp(
  `(?:[访訪]客|客人|[备備]用|另外?(?:一?[个個])?|那[个個]|[这這][个個]|原[来來]|[旧舊老新])的?(?:那[个個]|[密][码碼])?(?:[还還仍]?是|[为為]|叫|用的?是?|改成|[换換]成)[ ]?["“「]?(${letterAndDigit}[A-Za-z0-9!#$%^&*@_.-]{6,24})(?=["”」]?(?:\\s|$|[，。；！）,;]))`,
  'g',
)
const chineseWord = /密[码碼]|口令|[Pp]assword|Wi-?Fi/
const word = /pass[ _-]?(?:word|wd|phrase|code)s?|pwd|\blog-?in\b|credentials?|密码|密碼|口令/i
const holds = needles(' is ', ' to ', "'s ", '’s ', ' was ', 'one: ', '是', '为', '為', '用', '叫', '成')
/** A digit and a sign in one word, without which nothing here is a password, and which hardly a sentence has. */
const mixed = /\d[!-~]{0,31}?[!#$%^&*@?+=~]|[!#$%^&*@?+=~][!-~]{0,31}?\d/
/** How far before it the word may stand. */
const reach = 240
const near = 60

/**
 * Passwords in a sentence behind the one that speaks of passwords: "I have reset your password. The temporary one
 * is …". Letters, digits and a sign in one word are hardly anything else; behind "it is" the word must stand before.
 */
export const laterPassword: Recognizer = {
  name: 'later_password',
  entities: ['PASSWORD'],
  bits: 0,
  rescans: true,
  find(scan, report) {
    const { text } = scan
    if (!holds(scan)) return
    if (hasMatch(scan, chineseWord)) findOtherChinese(text, report)
    if (!mixed.test(text)) return
    for (const pattern of [taken, takenChinese])
      for (const { 0: all, 1: named, 2: value, index } of matchesIn(scan, pattern)) {
        if (isFiller(value) || /:\/\/|^[\w.+-]+@[\w-]+\./.test(value)) continue
        if (named === undefined && !word.test(text.slice(Math.max(0, index - reach), index))) continue
        const start = index + all.length - value.length
        const why = 'behind a sentence of passwords'
        report({ start, end: start + value.length, score: 0.6, validated: false, why })
      }
  },
}

function findOtherChinese(text: string, report: Report): void {
  for (const { 0: all, 1: value, index } of allMatches(otherChinese, text)) {
    if (isFiller(value) || !chineseWord.test(text.slice(Math.max(0, index - near), index))) continue
    const start = index + all.length - value.length
    const why = 'behind a sentence of passwords'
    report({ start, end: start + value.length, score: 0.6, validated: false, why })
  }
}
