import type { Report } from '../../detect/recognizer.js'
import { wordFlags } from './words/lexicon.js'
import type { Tokens } from './words/tokens.js'
import { isCapitalised } from './words/tokens.js'

/** Remembers the names of a text, so that one half of a full name is known elsewhere. */
export interface Recall {
  /** How many words are known from names. */
  readonly trusted: number
  /** A new text begins. */
  forget(): void
  /** Words `from` to `to` are a person's name. */
  trust(from: number, to: number, score: number): void
  /** Words `from` to `to` were not taken. */
  pass(from: number, to: number): void
  /** Other words are to come in the place of those that were passed. */
  keep(): void
  /** Reports the passed words that are part of a trusted name, and forgets the passed ones. */
  find(report: Report): void
}

/** From this score on a name of several words vouches for each of them. */
const vouching = 0.8
/** The same for a single word, which must have no other reading. */
const vouchingAlone = 0.92
const otherReadings =
  wordFlags.common |
  wordFlags.city |
  wordFlags.region |
  wordFlags.org |
  wordFlags.nationality |
  wordFlags.calendar
/** What is no part of a name. */
const aside = wordFlags.stop | wordFlags.title
/** What is kept of a text at most, in words: beyond, single names are no longer looked up. */
const maxPassed = 1 << 18

/** A memory for one text after another, whose words come block by block in `tokens`. */
export function openRecall(tokens: Tokens): Recall {
  const { hash, shape, flags, start, end, opens } = tokens
  const trusted = new Set<number>()
  const passed: number[] = []
  /** Words that were passed, by where they stand among the tokens: most texts name nobody for whom they are looked at. */
  const ranges: number[] = []
  return {
    get trusted() {
      return trusted.size
    },
    forget() {
      // Clearing what is empty is not free.
      if (trusted.size > 0) trusted.clear()
      if (passed.length > 0) passed.length = 0
      ranges.length = 0
    },
    trust(from, to, score) {
      if (score < (to - from < 2 ? vouchingAlone : vouching)) return
      if (to - from < 2 && (flags[from] & otherReadings) !== 0) return
      for (let i = from; i < to; i++) if (isWorth(i)) trusted.add(hash[i])
    },
    pass(from, to) {
      if (from < to) ranges.push(from, to)
    },
    keep,
    find(report) {
      if (trusted.size > 0) keep()
      ranges.length = 0
      for (let i = 0; i < passed.length && trusted.size > 0; i += 3)
        if (trusted.has(passed[i]))
          report({
            start: passed[i + 1],
            end: passed[i + 2],
            score: 0.8,
            validated: false,
            why: 'a name found elsewhere in the text',
            entity: 'PERSON',
          })
      passed.length = 0
    },
  }

  function keep(): void {
    for (let k = 0; k < ranges.length && passed.length < 3 * maxPassed; k += 2)
      for (let i = ranges[k]; i < ranges[k + 1]; i++)
        if (isWorth(i) && !isOrdinary(i)) passed.push(hash[i], start[i], end[i])
    ranges.length = 0
  }

  function isWorth(i: number): boolean {
    return isCapitalised(shape[i]) && end[i] - start[i] > 2 && (flags[i] & aside) === 0
  }

  /** "Brown" at the start of a sentence need not be Mr Brown. */
  function isOrdinary(i: number): boolean {
    return (flags[i] & (wordFlags.common | wordFlags.calendar)) !== 0 && opens[i] === 1
  }
}
