import type { TokenProfile } from '../../../../src/schemas/token-profile.js'
import type { Tokenizer } from '../../../../src/tokens/tokenizer.js'
import { plainCounter } from '../../../tokens/count-tokens.js'
import {
  addTraining,
  estimateTraining,
  PackedLengths,
  type TrainingOptions,
  type TrainingTally,
} from '../../../tokens/training.js'
import { reportedCount } from '../numbers/shared.js'
import { Lengths, type LengthsSummary, mergeLengths, summarizeLengths } from './lengths.js'
import type { TextBytes } from './text-bytes.js'

/**
 * Counts the tokens of texts, once a tokenizer is there. Those of a message are asked for by its column and by its role:
 * they are counted once, as long as the batch is the same.
 */
export class TokenCounter {
  #count: ReturnType<typeof plainCounter> | undefined
  /** For the memory of a text, and where it begins in that, where it ends and its tokens. */
  readonly #known = new Map<ArrayBufferLike, Map<number, readonly [end: number, tokens: number]>>()

  use(tokenizer: Tokenizer): void {
    this.#count = plainCounter(tokenizer)
  }

  /** Forgets the texts of the last batch, whose memory may hold others by now. */
  beginBatch(): void {
    this.#known.clear()
  }

  count({ bytes, start, end }: TextBytes): number {
    if (this.#count === undefined) throw new Error('No tokenizer was opened')
    const [from, to] = [bytes.byteOffset + start, bytes.byteOffset + end]
    const inMemory = this.#known.get(bytes.buffer) ?? new Map<number, readonly [number, number]>()
    const known = inMemory.get(from)
    if (known?.[0] === to) return known[1]
    const tokens = this.#count(bytes.subarray(start, end))
    inMemory.set(from, [to, tokens])
    this.#known.set(bytes.buffer, inMemory)
    return tokens
  }
}

/** The tokens of records, as plain data. */
export interface RecordTokensSummary {
  records: number
  lengths: LengthsSummary
  training: TrainingTally
}

/** Counts records by their tokens. */
export class RecordTokens {
  readonly #lengths = new Lengths()
  readonly #packed: PackedLengths
  #records = 0

  constructor(length: number) {
    this.#packed = new PackedLengths(length)
  }

  add(tokens: number): void {
    this.#records++
    this.#lengths.add(tokens, 1)
    this.#packed.add(tokens)
  }

  seal(): RecordTokensSummary {
    return { records: this.#records, lengths: this.#lengths.seal(), training: this.#packed.seal() }
  }
}

export function mergeRecordTokens(a: RecordTokensSummary, b: RecordTokensSummary): RecordTokensSummary {
  addTraining(a.training, b.training)
  return { ...a, records: a.records + b.records, lengths: mergeLengths(a.lengths, b.lengths) }
}

/** What is told of the tokens of records; nothing of fewer than `minShared`. */
export function reportRecordTokens(
  { records, lengths, training }: RecordTokensSummary,
  { minShared, ...options }: TrainingOptions & { minShared: number },
): TokenProfile | undefined {
  if (records > 0 && records < minShared) return undefined
  const record = summarizeLengths(lengths, { count: records, minShared })
  if (record === undefined) return undefined
  const estimate = estimateTraining(training, options)
  const overlong = reportedCount(estimate.overlong, { of: records, minShared })
  return {
    record,
    training: { ...estimate, overlong, lost: overlong === null ? null : estimate.lost },
  }
}
