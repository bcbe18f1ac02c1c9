import { readBlocks } from '../../files/read-blocks.js'

/** Whole numbers of 64 bits, the lowest byte first, for numbers that a double holds exactly. */

const upper = 2 ** 32

/** The bytes of numbers that are not negative. */
export function int64Bytes(numbers: ArrayLike<number>): Uint8Array {
  const halves = new Uint32Array(2 * numbers.length)
  for (let i = 0; i < numbers.length; i++) {
    halves[2 * i] = numbers[i] % upper
    halves[2 * i + 1] = numbers[i] / upper
  }
  return new Uint8Array(halves.buffer)
}

/** The numbers of a file from a place to another, each larger by so much. */
export function* movedInt64s(
  path: string,
  { from, to, by }: { from: number; to: number; by: number },
): Generator<Uint8Array> {
  for (const block of readBlocks(path, { from, to })) yield int64Bytes(int64sOf(block).map((one) => one + by))
}

/** The numbers of bytes. What a double does not hold exactly, or is negative, is larger than any file. */
export function int64sOf(bytes: Uint8Array): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const numbers = new Float64Array(bytes.byteLength >> 3)
  for (let i = 0; i < numbers.length; i++)
    numbers[i] = view.getUint32(8 * i, true) + upper * view.getUint32(8 * i + 4, true)
  return numbers
}
