import type { KnownValue, Report } from '../../detect/recognizer.js'
import { takenNames } from '../../detect/spared.js'
import { wordFlags } from '../name-tagger/words/lexicon.js'
import type { WordFacts } from './words/word-facts.js'

/** The names before the lines of a conversation: "Ben: are you there?", where others of them were found to be names. */

/** A value that is gone. */
const blank = '\0'
/** No label is longer, in UTF-16 units. */
const longest = 40
const mostLabels = 4096
const decoration = /^[ \t>*_-]{0,4}/
const name = /^\p{L}[\p{L}\p{M}'’-]{0,24}(?: \p{Lu}[\p{L}\p{M}'’.-]{0,24}){0,2}$/u
const unnamed = wordFlags.title | wordFlags.calendar | wordFlags.role

interface Label {
  start: number
  end: number
  word: string
}

/**
 * Reports the speakers of a text that are left: once some of those before its lines are taken, the others whose word is a
 * given name are names too. `text` is without what is gone.
 */
export function findSpeakers(
  text: string,
  { facts, known }: { facts: WordFacts; known: readonly KnownValue[] },
  report: Report,
): void {
  if (!text.includes(`${blank}:`) && !text.includes(`${blank} :`)) return
  const { labels, taken } = labelsOf(text)
  if (taken === 0) return
  const counts = new Map<string, number>()
  for (const { word } of labels) counts.set(word, (counts.get(word) ?? 0) + 1)
  const speakers = new Set(known.flatMap(({ isLabel, value }) => (isLabel ? value.toLowerCase() : [])))
  const lines = text.split('\n').filter((line) => line.trim() !== '').length
  const isTalk = 2 * (labels.length + taken) > lines
  for (const { start, end, word } of labels)
    if (
      speakers.has(word.toLowerCase()) ||
      isSpeaker(facts, {
        label: word,
        count: isTalk ? (counts.get(word) ?? 0) + Number(taken > 1 && facts.isGiven(word)) : 0,
      })
    )
      report({
        start,
        end,
        score: 0.7,
        validated: false,
        why: 'speaks among others who are named',
        recognizer: takenNames,
      })
}

function labelsOf(text: string): { labels: Label[]; taken: number } {
  const labels: Label[] = []
  let taken = 0
  for (let at = text.indexOf(':'); at !== -1 && labels.length < mostLabels; at = text.indexOf(':', at + 1)) {
    if (!/^(?:\*{0,2}\s|$)/.test(text.slice(at + 1, at + 4))) continue
    const from = Math.max(0, at - longest)
    const before = text.slice(from, at)
    const opens = before.lastIndexOf('\n') + 1
    if (opens === 0 && from > 0) continue
    // The first line may stand behind an instruction that ends in a colon.
    const instruction = from + opens === 0 ? before.lastIndexOf(': ') : -1
    const begins = instruction === -1 ? opens : instruction + 2
    const line = before.slice(begins).replace(/\*{0,2} ?$/, '')
    const lead = decoration.exec(line)?.[0].length ?? 0
    const word = line.slice(lead)
    const start = from + begins + lead
    if (word === blank) taken++
    else if (name.test(word)) labels.push({ start, end: start + word.length, word })
  }
  return { labels, taken }
}

/** Whether a label is somebody's name; one that is an ordinary word as well has to come again. */
function isSpeaker(facts: WordFacts, { label, count }: { label: string; count: number }): boolean {
  const [first, ...rest] = label.split(' ')
  const flags = facts.flagsOf(first)
  const isSmall = /^\p{Ll}/u.test(first)
  if ((flags & unnamed) !== 0) return false
  if ((flags & wordFlags.given) === 0) {
    if (isSmall || count < 2 || (flags & ~(wordFlags.family | wordFlags.known | wordFlags.town)) !== 0)
      return false
  }
  if ((flags & (wordFlags.common | wordFlags.stop)) !== 0 && (isSmall || count < 2)) return false
  return rest.every((word) => {
    const more = facts.flagsOf(word)
    return word.length < 3 || (more & (wordFlags.family | wordFlags.given)) !== 0 || more === 0
  })
}
