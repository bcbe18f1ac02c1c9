import { Buffer } from 'node:buffer'
import { growMemory } from './memory.js'
import { rowsWasm } from './rows.data.js'

/** What of the memory is the compiler's. */
const headAt = 1024
const headBytes = 32
/** Of a row in the kernel's memory: one more than is used, so that no row lies across two lines of a cache. */
const rowBytes = 8
/** More rows than this would not fit into sums of 16 bits. */
const mostFeatures = 255

/** What moves rows apart in a kernel's memory; see `assembly/rows.ts`. */
export interface RowKernel {
  memory: WebAssembly.Memory
  spreadRows(rows: number, count: number, width: number): void
}

interface Kernel extends RowKernel {
  addUp(head: number): void
}

/** Which rows are added up: numbers, some of them joined to new ones, of which each feature hashes one or two. */
export interface HashedFeatures {
  /** How many numbers are given. The joined ones follow. */
  inputCount: number
  /** Number `inputCount + i` joins number `joinHigh[i]`, shifted, and number `joinLow[i]`. */
  joinHigh: Uint8Array
  joinLow: Uint8Array
  joinShift: Uint8Array
  /** The numbers that each feature hashes. */
  first: Uint8Array
  second: Uint8Array
  /** 0 where a feature hashes one number only. */
  hasSecond: Uint8Array
  /** Sets apart the hashes of features. */
  salt: Int32Array
}

/** Rows of weights, `width` bytes each, up to 8; their count is a power of two. */
export interface WeightRows {
  rows: Int8Array
  width: number
}

/** Adds up the rows of weights that features choose. */
export interface RowSums {
  /** The given numbers, to be written before {@link addUp}. */
  inputs: Int32Array
  /** A sum for each weight of a row; what stands behind them has no meaning. */
  sums: Int32Array
  addUp(): void
}

/** Opens a kernel with a copy of the rows. Throws `RangeError` where there are too many features. */
export function openRowSums(features: HashedFeatures, weights: WeightRows): RowSums {
  const kernel = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(rowsWasm, 'base64')), {})
    .exports as unknown as Kernel
  const place = placeRows(headAt, features, weights)
  growMemory(kernel.memory, place.end)
  writeRows(kernel, place, { features, weights })
  const { buffer } = kernel.memory
  return {
    inputs: new Int32Array(buffer, place.numbers, features.inputCount),
    sums: new Int32Array(buffer, place.sums, rowBytes),
    addUp: () => kernel.addUp(place.head),
  }
}

/** Where each part of the sums of weights begins in a memory, in bytes. */
export type RowPlace = ReturnType<typeof placeRows>

/** Takes room from `head` on, a multiple of 16. Throws `RangeError` where there are too many features. */
export function placeRows(
  head: number,
  { inputCount, joinHigh, first }: HashedFeatures,
  weights: WeightRows,
) {
  const { length } = first
  if (length > mostFeatures) throw new RangeError(`${length} features are more than ${mostFeatures}`)
  const blockCount = Math.ceil(length / 4)
  const sums = head + headBytes
  const room = sums + 4 * rowBytes
  const blocks = room + 16 * blockCount
  const joins = blocks + 64 * blockCount
  const numbers = joins + 16 * joinHigh.length
  const rows = Math.ceil((numbers + 4 * (inputCount + joinHigh.length)) / 64) * 64
  return { head, sums, room, blocks, joins, numbers, rows, end: rows + rowCountOf(weights) * rowBytes }
}

function rowCountOf({ rows, width }: WeightRows): number {
  return rows.length / width
}

/** Writes tables and rows to their places in a memory that is large enough. */
export function writeRows(
  kernel: RowKernel,
  place: RowPlace,
  { features, weights }: { features: HashedFeatures; weights: WeightRows },
): void {
  const { buffer } = kernel.memory
  const { joinHigh, first } = features
  const rowCount = rowCountOf(weights)
  new Uint32Array(buffer, place.head, headBytes / 4).set([
    joinHigh.length,
    place.joins,
    first.length,
    place.blocks,
    place.rows,
    rowCount - 1,
    place.sums,
    place.room,
  ])
  writeFeatures(new Uint32Array(buffer), features, place)
  new Int8Array(buffer).set(weights.rows, place.rows)
  kernel.spreadRows(place.rows, rowCount, weights.width)
}

/** The tables as the kernel wants them; see `assembly/rows.ts`. */
function writeFeatures(words: Uint32Array, features: HashedFeatures, place: RowPlace): void {
  const { inputCount, joinHigh, joinLow, joinShift, first, second, hasSecond, salt } = features
  const addressOf = (number: number) => place.numbers + 4 * number
  joinHigh.forEach((high, i) => {
    const join = [addressOf(high), addressOf(joinLow[i]), joinShift[i], addressOf(inputCount + i)]
    words.set(join, place.joins / 4 + 4 * i)
  })
  const count = Math.ceil(first.length / 4) * 4
  for (let k = 0; k < count; k++) {
    const at = place.blocks / 4 + 16 * (k >> 2) + (k & 3)
    words[at] = addressOf(first[k] ?? 0)
    words[at + 4] = addressOf(second[k] ?? 0)
    words[at + 8] = salt[k] ?? 0
    words[at + 12] = (hasSecond[k] ?? 0) === 0 ? 0 : 0xffffffff
  }
}
