import type { LanguageSpread, NumberSpread } from '../../src/schemas/curation.js'
import { addTally, countUp, type Tally } from '../../src/schemas/step-counts.js'
import type { SignalName } from '../signals/names.data.js'
import { signalNames } from '../signals/text-meter.js'
import { addLength, type LengthSketch, quantile } from '../tokens/length-sketch.js'
import type { LimitRule } from './limits.data.js'

/** Parts of one that shares are counted in. */
const parts = 1000
const bins = 20
const shares = { p1: 0.01, p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95, p99: 0.99 } as const
/** What is drawn holds all texts but so large a share at either end. */
const tail = 0.005

/** A rule with the limit of some language, and the place of its number. */
export type LimitedRule = LimitRule & { limit: number; place: number }

/** The numbers of the texts of one language, as plain data. */
export interface TextNumbers {
  texts: number
  /** Texts that break each rule. */
  failed: Tally
  sketches: Record<string, LengthSketch>
}

const whole: ReadonlySet<string> = new Set<SignalName>([
  'characters',
  'non_symbol_words',
  'stop_words',
  'ad_hits',
  'longest_word',
  'code_lines',
  'longest_code_line',
  'xml_header',
])

/** Whether a number counts something, and is no share and no mean. */
export function isWhole(signal: string): boolean {
  return whole.has(signal)
}

/** What a number is multiplied by before it is counted as a whole one. */
export function scaleOf(signal: string): number {
  return isWhole(signal) ? 1 : parts
}

/** Numbers below it are counted in an array. */
const counted = 1024

/** Takes in the numbers of the texts of one language: nearly all of them in an array, which costs a tenth of names of an object. */
export class NumberTally {
  #texts = 0
  readonly #failed: Tally = {}
  readonly #scales = Float64Array.from(signalNames, scaleOf)
  /** How many texts have each number below {@link counted}, signal by signal. */
  readonly #counts = new Uint32Array(counted * signalNames.length)
  readonly #seen = new Uint8Array(signalNames.length)
  readonly #beyond: Record<string, LengthSketch> = {}

  /** Takes in those of a text whose places are `measured`, and the rules that it breaks. */
  add(numbers: Float64Array, measured: Uint8Array, broken: readonly { rule: string }[]): void {
    this.#texts++
    for (const { rule } of broken) countUp(this.#failed, rule, 1)
    for (let i = 0; i < measured.length; i++) {
      const place = measured[i]
      // Rounded up, so that no text has more than it is counted with.
      const whole = Math.ceil(numbers[place] * this.#scales[place])
      if (whole < counted) {
        this.#counts[counted * place + whole]++
        this.#seen[place] = 1
      } else if (whole >= counted) addLength((this.#beyond[signalNames[place]] ??= {}), whole)
    }
  }

  /** What was taken in, as plain data. */
  plain(): TextNumbers {
    const sketches: Record<string, LengthSketch> = {}
    for (const [place, name] of signalNames.entries()) {
      if (this.#seen[place] === 0 && this.#beyond[name] === undefined) continue
      const own: LengthSketch = { ...this.#beyond[name] }
      for (let whole = 0; whole < counted; whole++) {
        const count = this.#counts[counted * place + whole]
        if (count > 0) own[whole] = count
      }
      sketches[name] = own
    }
    return { texts: this.#texts, failed: { ...this.#failed }, sketches }
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
