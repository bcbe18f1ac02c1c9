import type { Mark } from './marks.js'
import type { Tally } from './rates.js'

export interface ValueTask<G extends Mark> {
  text: string
  gold: readonly G[]
  found: readonly Mark[]
  accepts(gold: G, label: string): boolean
  tally(label: string): Tally
}

/**
 * Compares the values of one text, as exact strings: of the distinct values that the gold gives a label, how
 * many are found with a right label, and the other way round. Where a value stands, and how often, plays no
 * part. This is the value match of pii-bench-zh (tests/benchmark/evaluator.py of wan9yu/argus-redact), which
 * leaves out what is found of labels that the text's own gold does not have; see `evaluatePii`.
 */
export function scoreValues<G extends Mark>({ text, gold, found, accepts, tally }: ValueTask<G>): void {
  const wanted = distinct(gold, text)
  const seen = distinct(found, text)
  for (const [key, mark] of wanted) {
    const own = tally(mark.label)
    own.gold++
    const value = textOf(key)
    if ([...seen].some(([other, { label }]) => textOf(other) === value && accepts(mark, label))) own.covered++
  }
  for (const [key, mark] of seen) {
    const own = tally(mark.label)
    own.found++
    const value = textOf(key)
    if ([...wanted].some(([other, of]) => textOf(other) === value && accepts(of, mark.label))) own.right++
  }
}

function distinct<M extends Mark>(marks: readonly M[], text: string): Map<string, M> {
  return new Map(marks.map((mark) => [`${mark.label}\n${text.slice(mark.start, mark.end)}`, mark]))
}

function textOf(key: string): string {
  return key.slice(key.indexOf('\n') + 1)
}
