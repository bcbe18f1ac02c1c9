import { allMatches } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { evidence } from '../../detect/scores.js'
import { needles } from '../../detect/text-cues.js'

const gap = '[ \\t]{0,2}'
const open = '[([{<]'
const close = '[)\\]}>]'
const markedAt = `${gap}${open}${gap}(?:at|@|#|艾特)${gap}${close}${gap}`
const dot = `(?:${gap}${open}${gap}(?:dot|\\.|点)${gap}${close}${gap}|[ \\t]{1,2}dot[ \\t]{1,2}|[ \\t]?点[ \\t]?)`
const local = '[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,40}[A-Za-z0-9])?'
const spelledLocal = `${local}(?:${dot}[A-Za-z0-9_-]{1,32}){0,3}`
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,40}[A-Za-z0-9])?'
/** What addresses end with, most often: a sentence may hold "at" and "dot" with any words around them. */
const known =
  '(?:com|org|net|edu|gov|mil|int|info|biz|io|ai|dev|app|me|co|ac|cn|uk|de|fr|es|it|nl|ch|at|se|no|dk|fi|pl|pt|ru|ua|jp|kr|in|br|au|ca|us|eu|hk|tw|sg)'
const ends = '(?![A-Za-z0-9_-])'
const starts = '(?<![A-Za-z0-9._+@-])'
/** `name (at) host dot com`, `name [at] host.com`: brackets around "at" say it. */
const marked = new RegExp(
  `${starts}${spelledLocal}${markedAt}${label}(?:(?:${dot}|\\.)${label}){0,3}(?:${dot}|\\.)[A-Za-z]{2,12}${ends}`,
  'gi',
)
/** Words that hosts are not called by: "look at the dot com bubble". */
const noHost =
  '(?!(?:the|an?|this|that|these|those|every|each|any|some|no|one|our|your|my|its|polka)(?![A-Za-z0-9-]))'
/** `name at host dot com`. */
const plain = new RegExp(
  `${starts}${spelledLocal}[ \\t]{1,2}(?:at|艾特)[ \\t]{1,2}${noHost}${label}(?:${dot}${label}){0,3}${dot}${known}${ends}`,
  'gi',
)
const opened = ['(', '[', '{', '<'].flatMap((one) =>
  ['a', 'A', '@', '#', '艾', ' ', '\t'].map((next) => one + next),
)
const holdsMark = needles(...opened)
const holdsDot = needles('dot', 'DOT', 'Dot', 'dOT', '点')
const mark = /[([{<][ \t]{0,2}(?:at|@|#|艾特)[ \t]{0,2}[)\]}>]/i
const spelled = /(?<![A-Za-z])dot(?![A-Za-z])|点/i

/** E-mail addresses with words instead of signs, as people write them who fear machines: `ann (at) host dot com`. */
export const spelledEmail: Recognizer = {
  name: 'spelled_email',
  entities: ['EMAIL_ADDRESS'],
  bits: 0,
  rescans: true,
  find(scan, report) {
    const { text } = scan
    const isMarked = holdsMark(scan) && mark.test(text)
    const isSpelled = holdsDot(scan) && spelled.test(text)
    for (const pattern of [isMarked ? marked : undefined, isSpelled ? plain : undefined])
      for (const { 0: all, index } of pattern === undefined ? [] : allMatches(pattern, text))
        report({ start: index, end: index + all.length, ...evidence.form, why: 'an address in words' })
  },
}
