import type { LanguageSpread, NumberSpread } from '../../src/schemas/curation.js'
import { addTally, countUp, type Tally } from '../../src/schemas/step-counts.js'
import type { SignalName, Signals } from '../signals/names.data.js'
import { addLength, type LengthSketch, quantile } from '../tokens/length-sketch.js'
import { type LimitRule, limitRules } from './limits.data.js'

/** Parts of one that shares are counted in. */
const parts = 1000
const bins = 20
const shares = { p1: 0.01, p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95, p99: 0.99 } as const
/** What is drawn holds all texts but so large a share at either end. */
const tail = 0.005

/** A rule with the limit of some language. */
export type LimitedRule = LimitRule & { limit: number }

/** The numbers of the texts of one language, as plain data. */
export interface TextNumbers {
  texts: number
  /** Texts that break each rule. */
  failed: Tally
  sketches: Record<string, LengthSketch>
}

const measured: readonly SignalName[] = [...new Set(limitRules.map(({ signal }) => signal))]
const whole: ReadonlySet<string> = new Set<SignalName>([
  'characters',
  'non_symbol_words',
  'stop_words',
  'ad_hits',
])

/** Whether a number counts something, and is no share and no mean. */
export function isWhole(signal: string): boolean {
  return whole.has(signal)
}

/** What a number is multiplied by before it is counted as a whole one. */
export function scaleOf(signal: string): number {
  return isWhole(signal) ? 1 : parts
}

/** Takes in the numbers of a text and the rules that it breaks. */
export function addNumbers(into: TextNumbers, signals: Signals, broken: readonly string[]): void {
  into.texts++
  for (const rule of broken) countUp(into.failed, rule, 1)
  for (const name of measured) {
    const value = signals[name]
    if (value === undefined) continue
    into.sketches[name] ??= {}
    // Rounded up, so that no text has more than it is counted with.
    addLength(into.sketches[name], Math.ceil(value * scaleOf(name)))
  }
}

/** Adds the numbers of other texts. */
export function mergeNumbers(into: TextNumbers, from: TextNumbers): void {
  into.texts += from.texts
  addTally(into.failed, from.failed)
  for (const [name, sketch] of Object.entries(from.sketches)) {
    into.sketches[name] ??= {}
    addTally(into.sketches[name], sketch)
  }
}

/** How the numbers are spread that these rules look at. */
export function spreadOf(
  language: string,
  { texts, failed, sketches }: TextNumbers,
  rules: readonly LimitedRule[],
): LanguageSpread {
  const signals = [...new Set(rules.map(({ signal }) => signal))].filter((name) =>
    Object.hasOwn(sketches, name),
  )
  return {
    language,
    texts,
    numbers: signals.map((signal) => {
      const limits = rules
        .filter((rule) => rule.signal === signal)
        .map(({ rule, side, limit }) => ({ rule, side, limit, failed: failed[rule] ?? 0 }))
      return { signal, ...drawn(sketches[signal], { scale: scaleOf(signal), limits }), limits }
    }),
  }
}

function drawn(
  sketch: LengthSketch,
  { scale, limits }: { scale: number; limits: readonly { limit: number }[] },
): Pick<NumberSpread, 'quantiles' | 'histogram'> {
  const at = (share: number) => quantile(sketch, share)! / scale
  let [low, high] = [at(tail), at(1 - tail)]
  const width = Math.max(high - low, 1 / scale)
  // A limit far from all texts would press them into one range.
  for (const { limit } of limits)
    if (limit >= low - width && limit <= high + width)
      [low, high] = [Math.min(low, limit), Math.max(high, limit)]
  if (high === low) high = low + 1 / scale
  const step = (high - low) / bins
  const counts = new Array<number>(bins).fill(0)
  for (const [key, count] of Object.entries(sketch)) {
    const bin = Math.floor((Number(key) / scale - low) / step)
    counts[Math.min(bins - 1, Math.max(0, bin))] += count
  }
  const edges = Array.from({ length: bins + 1 }, (_, i) => Number((low + i * step).toPrecision(6)))
  return {
    quantiles: Object.fromEntries(
      Object.entries(shares).map(([name, share]) => [name, at(share)]),
    ) as unknown as NumberSpread['quantiles'],
    histogram: { edges, counts },
  }
}
