import { mix } from './mix.js'

/**
 * Rotates vectors at random: three rounds of random signs and a Hadamard transform, which cost d·log d (Ailon and Chazelle,
 * SIAM J. Comput. 2009). Any numbers of the result are a random projection.
 */
export class Rotation {
  readonly #work: Float64Array

  constructor(length: number) {
    this.#work = new Float64Array(2 ** Math.ceil(Math.log2(Math.max(2, length))))
  }

  /** How many numbers a rotated vector has. */
  get size(): number {
    return this.#work.length
  }

  /** The vector by the rotation of that number; the memory is used again. */
  of(vector: ArrayLike<number>, number: number): Float64Array {
    const work = this.#work
    work.fill(0).set(vector)
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < work.length; i++) if (mix(mix(number + i) ^ (round + 1)) & 1) work[i] = -work[i]
      hadamard(work)
    }
    return work
  }
}

/** The Walsh-Hadamard transform, in place, of as many numbers as a power of two. */
function hadamard(numbers: Float64Array): void {
  for (let step = 1; step < numbers.length; step *= 2)
    for (let from = 0; from < numbers.length; from += 2 * step)
      for (let i = from; i < from + step; i++) {
        const [a, b] = [numbers[i], numbers[i + step]]
        numbers[i] = a + b
        numbers[i + step] = a - b
      }
}
