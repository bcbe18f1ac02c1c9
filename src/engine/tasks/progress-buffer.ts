import { PrepError } from '../../base/errors.js'
import { bytesPerMark } from './work-mark.js'

/**
 * Memory shared by all threads of a pass: how far each partition is, and whether to stop. Each partition has two
 * numbers of its own, so that no thread waits for another.
 */
export interface ProgressBuffer {
  /** Float64, two a partition: bytes and rows read so far. */
  counts: SharedArrayBuffer
  /** Float64, as many a partition as a `WorkMark` has: where the work on it stands. */
  marks: SharedArrayBuffer
  /** Int32: not 0 once the run is to stop. */
  abort: SharedArrayBuffer
}

const bytesPerPartition = 2 * Float64Array.BYTES_PER_ELEMENT

export function openProgressBuffer(partitions: number): ProgressBuffer {
  return {
    counts: new SharedArrayBuffer(Math.max(1, partitions) * bytesPerPartition),
    marks: new SharedArrayBuffer(Math.max(1, partitions) * bytesPerMark),
    abort: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
  }
}

/** The numbers of one partition, set to zero: bytes and rows. */
export function countsOf({ counts }: ProgressBuffer, partition: number): Float64Array {
  return new Float64Array(counts, partition * bytesPerPartition, 2).fill(0)
}

/** The numbers of one partition, as another thread reads them. */
export function readCounts({ counts }: ProgressBuffer, partition: number): Float64Array {
  return new Float64Array(counts, partition * bytesPerPartition, 2)
}

/** The numbers of all partitions together. */
export function sumCounts({ counts }: ProgressBuffer): { bytes: number; rows: number } {
  const numbers = new Float64Array(counts)
  let bytes = 0
  let rows = 0
  for (let i = 0; i < numbers.length; i += 2) {
    bytes += numbers[i]
    rows += numbers[i + 1]
  }
  return { bytes, rows }
}

export function isAborted({ abort }: ProgressBuffer): boolean {
  return Atomics.load(new Int32Array(abort), 0) !== 0
}

/** Throws `aborted` once the run was asked to stop. */
export function throwIfAborted(progress: ProgressBuffer): void {
  if (isAborted(progress)) throw new PrepError('aborted', 'The run was stopped')
}

export function requestAbort({ abort }: ProgressBuffer): void {
  Atomics.store(new Int32Array(abort), 0, 1)
}
