import type { Findings } from '../../src/transform/transform.js'
import { bestFit } from '../pack/best-fit.js'
import { addLength, histogram, type LengthSketch, quantile } from './length-sketch.js'
import type { TokensOptions } from './options.js'

/** So many records are packed at a time for the estimate. */
const packedAtOnce = 1 << 16

/** What is found out about the records that stay, as plain data. */
interface TokenFindings {
  records: number
  tokens: number
  longest: number
  lengths: LengthSketch
  /** Packed rows, the tokens in them, and records and tokens that they would lose. */
  rows: number
  packed: number
  overlong: number
  lost: number
}

/** The same while a partition is worked on. */
export class OpenFindings {
  readonly #length: number
  readonly #waiting: number[] = []
  readonly #found: TokenFindings = {
    records: 0,
    tokens: 0,
    longest: 0,
    lengths: {},
    rows: 0,
    packed: 0,
    overlong: 0,
    lost: 0,
  }

  constructor({ length }: TokensOptions) {
    this.#length = length
  }

  add(tokens: number): void {
    const found = this.#found
    found.records++
    found.tokens += tokens
    found.longest = Math.max(found.longest, tokens)
    addLength(found.lengths, tokens)
    const kept = Math.min(tokens, this.#length)
    if (kept < tokens) found.overlong++
    found.lost += tokens - kept
    found.packed += kept
    if (kept > 0) this.#waiting.push(kept)
    if (this.#waiting.length === packedAtOnce) this.#pack()
  }

  seal(): TokenFindings {
    this.#pack()
    return this.#found
  }

  #pack(): void {
    this.#found.rows += bestFit(Int32Array.from(this.#waiting), this.#length).count
    this.#waiting.length = 0
  }
}

/** What the report of a run tells of tokens. */
export interface TokensReport {
  records: number
  tokens: number
  mean: number | null
  /** Of the records so many in a hundred have at most so many tokens; from 1,024 on at most 1.1 % more is told. */
  quantiles: Record<'p1' | 'p5' | 'p25' | 'p50' | 'p75' | 'p90' | 'p95' | 'p99', number | null>
  longest: number
  histogram: { from: number; to: number; count: number }[]
  /** What `pack` by best fit would make of it, and how long a training is. */
  training: {
    length: number
    batchSize: number
    epochs: number
    rows: number
    /** The share of the rows that would hold no token. */
    waste: number | null
    /** Records longer than a row, and the share of all tokens that they would lose. */
    overlong: number
    lost: number | null
    stepsAnEpoch: number
    steps: number
  }
}

const shares = { p1: 0.01, p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 } as const

export const tokensFindings: Findings<TokensOptions, undefined> = {
  empty: (options) => new OpenFindings(options),
  seal: (found) => (found as OpenFindings).seal(),
  merge: (a, b) => {
    const [into, from] = [a as TokenFindings, b as TokenFindings]
    for (const name of ['records', 'tokens', 'rows', 'packed', 'overlong', 'lost'] as const)
      into[name] += from[name]
    into.longest = Math.max(into.longest, from.longest)
    for (const [length, count] of Object.entries(from.lengths))
      into.lengths[length] = (into.lengths[length] ?? 0) + count
    return into
  },
  report: (found, { length, batchSize, epochs }): TokensReport => {
    const { records, tokens, longest, lengths, rows, packed, overlong, lost } = found as TokenFindings
    const stepsAnEpoch = Math.ceil(rows / batchSize)
    const reported = Object.entries(shares).map(([name, share]) => [name, quantile(lengths, share)])
    return {
      records,
      tokens,
      mean: records === 0 ? null : tokens / records,
      quantiles: Object.fromEntries(reported) as TokensReport['quantiles'],
      longest,
      histogram: histogram(lengths),
      training: {
        length,
        batchSize,
        epochs,
        rows,
        waste: rows === 0 ? null : 1 - packed / (rows * length),
        overlong,
        lost: tokens === 0 ? null : lost / tokens,
        stepsAnEpoch,
        steps: Math.ceil(stepsAnEpoch * epochs),
      },
    }
  },
}
