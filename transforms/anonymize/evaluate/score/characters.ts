import type { Mark } from './marks.js'
import { emptyTally, type Tally } from './rates.js'

export interface CharacterTask<G extends Mark> {
  text: string
  gold: readonly G[]
  found: readonly Mark[]
  accepts(gold: G, label: string): boolean
  tally(label: string): Tally
}

/**
 * Compares characters: of those that the gold labels, how many lie in something found of a right label, and
 * of those found, how many the gold gives that label. Answers with the same tally for labels of any kind:
 * personal data or not. Characters are Unicode characters; spaces inside of values count.
 */
export function scoreCharacters<G extends Mark>(task: CharacterTask<G>): Tally {
  const { text, gold, found, accepts, tally } = task
  const all = emptyTally()
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0xdc00 && code <= 0xdfff) continue
    const here = gold.filter(({ start, end }) => start <= at && at < end)
    const there = found.filter(({ start, end }) => start <= at && at < end)
    if (here.length === 0 && there.length === 0) continue
    if (here.length > 0) all.gold++
    if (there.length > 0) all.found++
    if (here.length > 0 && there.length > 0) {
      all.covered++
      all.right++
    }
    for (const label of new Set(here.map((mark) => mark.label))) {
      const own = tally(label)
      own.gold++
      if (here.some((mark) => mark.label === label && there.some((other) => accepts(mark, other.label))))
        own.covered++
    }
    for (const label of new Set(there.map((mark) => mark.label))) {
      const own = tally(label)
      own.found++
      if (here.some((mark) => accepts(mark, label))) own.right++
    }
  }
  return all
}
