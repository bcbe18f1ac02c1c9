import { z } from '../../src/base/options.js'
import type { TrainingEstimate } from '../../src/schemas/token-profile.js'
import { bestFit } from '../pack/best-fit.js'

/** What a training is estimated by. */
export const trainingOptions = {
  length: z
    .int()
    .min(2)
    .max(2 ** 24)
    .default(4096)
    .describe('The context length by which rows and steps of a training are estimated'),
  batchSize: z.int().min(1).default(64).describe('Packed rows of a training step, over all GPUs'),
  epochs: z.number().gt(0).default(1).describe('Passes of the training over the data'),
}

/** The same with its defaults. */
export interface TrainingOptions {
  length: number
  batchSize: number
  epochs: number
}

/** Packed rows, the tokens of records and of rows, and records and tokens that would be lost. Plain data. */
export interface TrainingTally {
  tokens: number
  rows: number
  packed: number
  overlong: number
  lost: number
}

/** So many records are packed at a time for the estimate. */
const packedAtOnce = 1 << 16

/** Counts what `pack` by best fit would make of records. */
export class PackedLengths {
  readonly #length: number
  readonly #waiting: number[] = []
  readonly #tally: TrainingTally = { tokens: 0, rows: 0, packed: 0, overlong: 0, lost: 0 }

  constructor(length: number) {
    this.#length = length
  }

  /** Adds a record of so many tokens. */
  add(tokens: number): void {
    const tally = this.#tally
    const kept = Math.min(tokens, this.#length)
    tally.tokens += tokens
    if (kept < tokens) tally.overlong++
    tally.lost += tokens - kept
    tally.packed += kept
    if (kept > 0) this.#waiting.push(kept)
    if (this.#waiting.length === packedAtOnce) this.#pack()
  }

  seal(): TrainingTally {
    this.#pack()
    return this.#tally
  }

  #pack(): void {
    this.#tally.rows += bestFit(Int32Array.from(this.#waiting), this.#length).count
    this.#waiting.length = 0
  }
}

/** Adds what was counted in another part of the data. */
export function addTraining(into: TrainingTally, from: TrainingTally): void {
  for (const name of ['tokens', 'rows', 'packed', 'overlong', 'lost'] as const) into[name] += from[name]
}

/** The estimate of a training on what was counted. */
export function estimateTraining(
  { tokens, rows, packed, overlong, lost }: TrainingTally,
  { length, batchSize, epochs }: TrainingOptions,
) {
  const stepsAnEpoch = Math.ceil(rows / batchSize)
  return {
    length,
    batchSize,
    epochs,
    rows,
    waste: rows === 0 ? null : 1 - packed / (rows * length),
    overlong,
    lost: tokens === 0 ? null : lost / tokens,
    stepsAnEpoch,
    steps: Math.ceil(stepsAnEpoch * epochs),
  } satisfies TrainingEstimate
}
