import type { Findings } from '../../src/transform/transform.js'
import type { SignalName, Signals } from '../signals/names.data.js'
import { addLength, type LengthSketch, quantile } from '../tokens/length-sketch.js'
import type { Failure } from './failure.js'
import { limitsFor } from './judge.js'
import { limitRules } from './limits.data.js'
import type { QualityOptions } from './options.js'

/** Parts of one that shares are counted in. */
const parts = 1000

/** What is found out about texts, as plain data: how often each rule failed, and how each number is spread. */
interface QualityFindings {
  records: number
  failed: number
  rules: Record<string, { failed: number; alone: number }>
  languages: Record<string, number>
  sketches: Record<string, LengthSketch>
}

/** The same while a partition is worked on. */
export class OpenQualityFindings {
  readonly #found: QualityFindings = { records: 0, failed: 0, rules: {}, languages: {}, sketches: {} }

  addText(language: string | undefined, signals: Signals): void {
    const { languages, sketches } = this.#found
    const code = language ?? 'unknown'
    languages[code] = (languages[code] ?? 0) + 1
    for (const name of measured) {
      const value = signals[name]
      if (value === undefined) continue
      sketches[name] ??= {}
      addLength(sketches[name], Math.round(value * scaleOf(name)))
    }
  }

  addRecord(failures: readonly Failure[]): void {
    const broken = new Set(failures.map(({ rule }) => rule))
    this.#found.records++
    if (broken.size > 0) this.#found.failed++
    for (const rule of broken) {
      this.#found.rules[rule] ??= { failed: 0, alone: 0 }
      this.#found.rules[rule].failed++
      if (broken.size === 1) this.#found.rules[rule].alone++
    }
  }

  seal(): QualityFindings {
    return this.#found
  }
}

/** What the report of a run tells of quality. */
export interface QualityReport {
  records: number
  /** Records that break a rule. */
  failed: number
  /** Of each rule that some record breaks: how many do, and how many break no other. */
  rules: { rule: string; limit: number | null; failed: number; alone: number }[]
  /** Texts by language. */
  languages: Record<string, number>
  /** Of each number: so many in a hundred texts have at most so much. */
  quantiles: Record<string, Record<QuantileName, number | null>>
}

const shares = { p1: 0.01, p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95, p99: 0.99 } as const
type QuantileName = keyof typeof shares

const measured: readonly SignalName[] = [...new Set(limitRules.map(({ signal }) => signal))]
const counts: ReadonlySet<SignalName> = new Set<SignalName>([
  'characters',
  'non_symbol_words',
  'stop_words',
  'ad_hits',
])

function scaleOf(name: SignalName): number {
  return counts.has(name) ? 1 : parts
}

export const qualityFindings: Findings<QualityOptions, undefined> = {
  empty: () => new OpenQualityFindings(),
  seal: (found) => (found as OpenQualityFindings).seal(),
  merge: (a, b) => {
    const [into, from] = [a as QualityFindings, b as QualityFindings]
    into.records += from.records
    into.failed += from.failed
    for (const [rule, { failed, alone }] of Object.entries(from.rules)) {
      into.rules[rule] ??= { failed: 0, alone: 0 }
      into.rules[rule].failed += failed
      into.rules[rule].alone += alone
    }
    for (const [code, count] of Object.entries(from.languages))
      into.languages[code] = (into.languages[code] ?? 0) + count
    for (const [name, sketch] of Object.entries(from.sketches)) {
      const merged = into.sketches[name] ?? {}
      for (const [value, count] of Object.entries(sketch)) merged[value] = (merged[value] ?? 0) + count
      into.sketches[name] = merged
    }
    return into
  },
  report: (found, options): QualityReport => {
    const { records, failed, rules, languages, sketches } = found as QualityFindings
    const [most] = Object.entries(languages).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    const limits: Record<string, number | undefined> = limitsFor(options.language ?? most?.[0], options)
    const broken = limitRules.filter(({ rule }) => Object.hasOwn(rules, rule))
    return {
      records,
      failed,
      rules: broken.map(({ rule }) => ({ rule, limit: limits[rule] ?? null, ...rules[rule] })),
      languages: Object.fromEntries(Object.entries(languages).sort(([a], [b]) => (a < b ? -1 : 1))),
      quantiles: Object.fromEntries(
        measured
          .filter((name) => Object.hasOwn(sketches, name))
          .map((name) => [name, quantilesOf(sketches[name], scaleOf(name))]),
      ),
    }
  },
}

function quantilesOf(sketch: LengthSketch, scale: number): Record<QuantileName, number | null> {
  const entries = Object.entries(shares).map(([name, share]) => {
    const value = quantile(sketch, share)
    return [name, value === null ? null : value / scale]
  })
  return Object.fromEntries(entries) as Record<QuantileName, number | null>
}
