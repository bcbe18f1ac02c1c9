import { count } from '../../src/base/count.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import { Rotation } from '../dedup/vectors/rotation.js'
import { otherLength } from '../dedup/vectors/unit-vectors.js'
import type { UnitRows } from './choose-diverse.js'

/** So much memory at most is taken by the vectors of a group. */
export const vectorBytes = 512 * 2 ** 20
/** Vectors are not projected to fewer numbers than that. */
const leastNumbers = 32

/**
 * Vectors of length 1 in memory, of at most so many numbers each: longer ones are projected at random, which keeps their
 * cosines but for some 1/√numbers. Throws `unsupported` where they would have to be shorter than 32, `bad_input` where one
 * has more numbers than another.
 */
export function unitRows(
  vectors: Iterable<Float32Array>,
  { rows, most }: { rows: number; most: number },
): UnitRows {
  let numbers = new Float32Array(0)
  let [whole, length, row] = [0, 0, 0]
  let rotation: Rotation | undefined
  for (const vector of vectors) {
    if (row === 0) {
      whole = vector.length
      length = Math.min(whole, most)
      if (length < Math.min(whole, leastNumbers)) throw tooMany(rows)
      numbers = new Float32Array(rows * length)
      if (length < whole) rotation = new Rotation(whole)
    }
    if (vector.length !== whole) throw otherLength(whole, vector.length)
    numbers.set(rotation === undefined ? vector : shortened(rotation.of(vector, 0), length), row++ * length)
  }
  return { numbers, length, count: rows }
}

function tooMany(rows: number): PrepError {
  const most = Math.floor(vectorBytes / 4 / leastNumbers)
  return new PrepError(
    'unsupported',
    `A group of ${count(rows)} rows is too large to be compared by embeddings in memory, which ${count(most)} are at most. Make smaller groups by ${optionName('per')}, or take a sample first`,
  )
}

/** The first numbers of a rotated vector, made as long as 1 again. */
function shortened(rotated: Float64Array, length: number): Float64Array {
  const part = rotated.subarray(0, length)
  const norm = Math.sqrt(part.reduce((sum, number) => sum + number * number, 0))
  return norm === 0 ? part : part.map((number) => number / norm)
}
