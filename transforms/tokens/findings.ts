import type { TokensReport } from '../../src/schemas/token-profile.js'
import type { Findings } from '../../src/transform/findings.js'
import { addLength, histogram, type LengthSketch, quantile } from './length-sketch.js'
import type { TokensOptions } from './options.js'
import { addTraining, estimateTraining, PackedLengths, type TrainingTally } from './training.js'

/** What is found out about the records that stay, as plain data. */
interface TokenFindings {
  records: number
  longest: number
  lengths: LengthSketch
  training: TrainingTally
}

/** The same while a partition is worked on. */
export class OpenFindings {
  readonly #packed: PackedLengths
  readonly #lengths: LengthSketch = {}
  #records = 0
  #longest = 0

  constructor({ length }: TokensOptions) {
    this.#packed = new PackedLengths(length)
  }

  add(tokens: number): void {
    this.#records++
    this.#longest = Math.max(this.#longest, tokens)
    addLength(this.#lengths, tokens)
    this.#packed.add(tokens)
  }

  seal(): TokenFindings {
    return {
      records: this.#records,
      longest: this.#longest,
      lengths: this.#lengths,
      training: this.#packed.seal(),
    }
  }
}

const shares = { p1: 0.01, p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 } as const

export const tokensFindings: Findings<TokensOptions, undefined> = {
  empty: (options) => new OpenFindings(options),
  seal: (found) => (found as OpenFindings).seal(),
  merge: (a, b) => {
    const [into, from] = [a as TokenFindings, b as TokenFindings]
    into.records += from.records
    into.longest = Math.max(into.longest, from.longest)
    addTraining(into.training, from.training)
    for (const [length, count] of Object.entries(from.lengths))
      into.lengths[length] = (into.lengths[length] ?? 0) + count
    return into
  },
  report: (found, options): TokensReport => {
    const { records, longest, lengths, training } = found as TokenFindings
    const { tokens } = training
    const reported = Object.entries(shares).map(([name, share]) => [name, quantile(lengths, share)])
    return {
      records,
      tokens,
      mean: records === 0 ? null : tokens / records,
      quantiles: Object.fromEntries(reported) as TokensReport['quantiles'],
      longest,
      histogram: histogram(lengths),
      training: estimateTraining(training, options),
    }
  },
}
