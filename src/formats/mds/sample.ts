import type { ByteSink } from '../../files/byte-sink.js'
import { encodingNamed } from './encodings.js'

/** How a sample is written. */
export interface SampleWriting {
  /** Of each column, whether all its values have one size. */
  fixed: readonly boolean[]
  /** Writes the value of a column. */
  putValue(column: number): void
}

/** Writes one sample: the sizes of the values that differ in size, then all values. */
export function putSample(sink: ByteSink, { fixed, putValue }: SampleWriting): void {
  let place = sink.end
  const room = 4 * fixed.reduce((count, isFixed) => count + (isFixed ? 0 : 1), 0)
  sink.reserve(room)
  sink.end += room
  for (let column = 0; column < fixed.length; column++) {
    const start = sink.end
    putValue(column)
    if (fixed[column]) continue
    putUint32(sink.bytes, place, sink.end - start)
    place += 4
  }
}

function putUint32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value
  bytes[at + 1] = value >>> 8
  bytes[at + 2] = value >>> 16
  bytes[at + 3] = value >>> 24
}

/** The bytes of each value of a sample. Throws `RangeError` where its sizes are not those of the sample. */
export function valuesOf(sample: Uint8Array, sizes: readonly (number | null)[]): Uint8Array[] {
  const view = new DataView(sample.buffer, sample.byteOffset, sample.byteLength)
  let place = 0
  let at = 4 * sizes.filter((size) => size === null).length
  const values = sizes.map((fixed) => {
    const size = fixed ?? view.getUint32(place, true)
    if (fixed === null) place += 4
    const value = sample.subarray(at, at + size)
    at += size
    return value
  })
  if (at !== sample.length) throw new RangeError('The sizes of a sample do not add up')
  return values
}

/** The sizes of the values of columns in these encodings. */
export function sizesOf(encodings: readonly string[]): (number | null)[] {
  return encodings.map((name) => encodingNamed(name)?.size ?? null)
}
