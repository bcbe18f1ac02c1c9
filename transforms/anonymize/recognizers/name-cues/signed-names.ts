import type { Recognizer } from '../../detect/recognizer.js'
import { needles } from '../../detect/text-cues.js'
import { isEnglish } from './english.js'
import { openNameReader, type Trust } from './name-reader.js'
import type { WordFacts } from './words/word-facts.js'

/** Names at the end of letters and messages: under a closing, behind a dash, alone in the last line, or initials. */

const closing =
  /^[ \t>]*(?:(?:kind|kindest|best|warm|warmest|many|with(?: (?:fond(?:est)?|best|kind|warm(?:est)?|all my|much|lots of))?|fond(?:est)?|all the|all my|lots of|loads of|heaps of|tons of|much|in haste,?|mit|med|avec)? ?(?:regards|wishes|thanks|best|love|rgds|brgds|kr|br|cheers|sincerely|yours(?:,? [a-z ,]{3,24})?|cordially|respectfully|faithfully|truly|take care|thank you(?: [a-z]{2,8}){0,3}|thx|tx|ta|ty|tia|ttyl|later|ciao|bye|xx+|xoxo|hugs|groete|groetjes|saludos|gruß|grüße|cordialement|slán|le meas|mahalo|aloha|namaste|salaam|peace|respect|speak soon|talk soon|see you(?: [a-z]{2,8}){0,2}|good luck|god bless|mvh))[ ,.!-]{0,4}(?:x{1,4})?\s*$/i
const dash =
  /^[ \t>]{0,4}(?:[-–—~/*]{1,2} ?|(?:love|from|thanks|thx|ta|cheers|x{1,3}|best|yours|diolch|sláinte),? (?:[-–—] )?)/i
const item = /^[ \t>]*(?:[-–—*•+]|\d+[.)])/
const ruler = /^-{2,3} ?$/
const tail = /^(?:,? ?x{1,4})?[ \t.!]{0,3}(?:\p{Extended_Pictographic}\uFE0F?\s?){0,3}(?:$|\(| \()/u
const initials = /^[ \t>]{0,4}((?:\p{Lu}\.){2,3})[ \t]*$/u
const speaksOfInitials = needles('nitial')
const labelledInitials = /\binitials:? ((?:\p{Lu}\.){2,3})/gu
/** Longer lines sign nothing, in UTF-16 units. */
const longest = 48

/** Stands for a line that is too long to sign anything. */
const longLine = '-'.repeat(longest + 1)

interface Line {
  start: number
  text: string
}

/** Names that sign something, in English. */
export function openSignedNames(facts: WordFacts): Recognizer {
  const read = openNameReader(facts)
  return {
    name: 'signed_names',
    entities: ['PERSON'],
    bits: 0,
    rescans: true,
    sparesCode: 'lines',
    find(scan, report) {
      const { text, languages } = scan
      if (!text.includes('\n')) return
      const see = (start: number, end: number, why: string) => {
        if (isEnglish(languages?.at(start))) report({ start, end, score: 0.6, validated: false, why })
      }
      let before: Line = { start: 0, text: '' }
      let isBehindGap = false
      eachLine(text, (line, isLast) => {
        if (line.text.length <= longest && line.text.trim() === '') {
          isBehindGap = true
          return
        }
        if (line.text.length <= longest && before.text !== '') readLine(line, { before, isBehindGap, isLast })
        before = line
        isBehindGap = false
      })
      if (speaksOfInitials(scan))
        for (const { 0: whole, 1: name, index } of text.matchAll(labelledInitials))
          see(index + whole.length - name.length, index + whole.length, 'initials that sign')

      function readLine(
        line: Line,
        { before, isBehindGap, isLast }: { before: Line; isBehindGap: boolean; isLast: boolean },
      ): void {
        const short = initials.exec(line.text)
        if (short !== null && (isBehindGap || isLast)) {
          const start = line.start + line.text.indexOf(short[1])
          return see(start, start + short[1].length, 'initials that sign')
        }
        const indent = /^[ \t>]*/.exec(line.text)?.[0].length ?? 0
        const attempt = (at: number, trust: Trust, why: string): boolean => {
          const end = read(text, line.start + at, trust)
          if (end === undefined || !tail.test(text.slice(end, line.start + line.text.length))) return false
          see(line.start + at, end, why)
          return true
        }
        if (before.text.length <= longest && closing.test(before.text)) {
          if (attempt(indent, 'sure', 'under a letter')) return
        } else if (ruler.test(before.text) && attempt(indent, 'likely', 'at the head of a signature')) return
        const mark = dash.exec(line.text)?.[0].length
        const isList = item.test(before.text) && !isBehindGap
        if (mark !== undefined && isLast && !isList && attempt(mark, 'likely', 'signed')) return
        if (isLast && isBehindGap && !item.test(before.text))
          attempt(indent, 'open', 'the last line of a message')
      }
    },
  }
}

/** Calls `visit` with every line, cut where it is long, and whether nothing but spaces stands behind it. */
function eachLine(text: string, visit: (line: Line, isLast: boolean) => void): void {
  let size = text.length
  while (size > 0 && text.charCodeAt(size - 1) <= 32) size--
  for (let start = 0; start < size; ) {
    const next = text.indexOf('\n', start)
    const end = next === -1 || next > size ? size : next
    const isLong = end - start > longest
    visit({ start, text: isLong ? longLine : text.slice(start, end) }, end >= size)
    start = end + 1
  }
}
