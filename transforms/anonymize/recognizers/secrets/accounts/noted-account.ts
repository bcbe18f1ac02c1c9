import type { Recognizer } from '../../../detect/recognizer.js'
import { matchesIn, needles } from '../../../detect/text-cues.js'
import { isServiceAccount } from '../values/account-name.js'
import { isOfProgram } from '../values/odd-name.js'

/** Accounts in notes of programmers: "NOTE(ann):", and in the trailers of a commit, where no mail address follows. */

const note = /([A-Z]{3,8})\(@?([a-z][\w.-]{1,30})\)/g
const notes: ReadonlySet<string> = new Set(
  'TO\u0044O FIX\u004dE NOTE XX\u0058 HACK BUG REVIEW OPTIMIZE OPTIMISE'.split(' '),
)
const trailer = /-[Bb]y:[ \t]+@?([A-Za-z][\w.-]+)[ \t]*$/gm
/** "Author: lowtide-max <…": one word that nobody is called, before a mail address. */
const signer = /(?:Author|Committer|-[Bb]y):[ \t]+([A-Za-z][\w.-]{2,38})[ \t]+[<\0]/g
const isAccountOnly = /[\d_-]/
/** "@author chenzh02", in a comment. */
const author = /@author[ \t]+([A-Za-z][A-Za-z_.-]*\d[\w.-]*|[a-z]{2,}[._][a-z]\w*)(?=[\s(（<]|$)/g
const part =
  /(?:^|\n)[ \t]*(?:co-authored|signed-off|reviewed|reported|tested|acked|suggested|helped|requested)$/i
/** What is noted for a thing rather than for somebody. */
const things: ReadonlySet<string> = new Set(
  (
    'security perf performance doc docs later now soon someday dep deps refactor cleanup urgent important ui ux i18n a11y ' +
    'upstream legacy me you all team everyone ios android windows linux macos optional maybe low high medium critical ' +
    'blocker infra design techdebt tech-debt migration compat async type types typing'
  ).split(' '),
)
const numbered = /^(?:v|bug|issue|gh|phase|milestone)[-\d.]/
const longest = 40
const holds = needles('(', '-by:', '-By:', 'Author:', 'Committer:', '@author')

/** Accounts of those who noted something, or had a part in a commit. */
export const notedAccount: Recognizer = {
  name: 'noted_account',
  entities: ['USERNAME'],
  bits: 0,
  rescans: true,
  find(scan, report) {
    if (!holds(scan)) return
    const { text } = scan
    const see = (start: number, value: string, why: string) => {
      if (value.length > 2 && value.length <= longest && !isServiceAccount(value))
        report({ start, end: start + value.length, score: 0.6, validated: false, why })
    }
    for (const { 0: all, 1: word, 2: value, index } of matchesIn(scan, note))
      if (notes.has(word) && !things.has(value) && !numbered.test(value) && !isOfProgram(value))
        see(index + all.length - 1 - value.length, value, 'who noted it')
    for (const { 0: all, 1: value, index } of matchesIn(scan, trailer))
      if (part.test(text.slice(Math.max(0, index - 24), index)))
        see(index + all.lastIndexOf(value), value, 'who had a part in a commit')
    for (const { 0: all, 1: value, index } of matchesIn(scan, signer))
      if (isAccountOnly.test(value)) see(index + all.lastIndexOf(value), value, 'who made a commit')
    for (const { 0: all, 1: value, index } of matchesIn(scan, author))
      see(index + all.length - value.length, value, 'who wrote a file')
  },
}
