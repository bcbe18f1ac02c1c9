import { keyedDigest } from '../crypto/secret-key.js'

/** A keyed permutation of the whole numbers from 0 up to a size: no two go to one, and only the key says which goes where. */
export type Permute = (index: number) => number

/** Luby and Rackoff, 1988: four rounds of a pseudorandom function make a pseudorandom permutation; two more for small sizes. */
const rounds = 6

/**
 * The permutation of a key and a name: a balanced Feistel network whose rounds are HMAC-SHA-256, over as many
 * bits as the size needs, walked until the result is below the size (Black and Rogaway, "Ciphers with Arbitrary
 * Finite Domains", 2002). It needs no table, so that workers agree. Sizes up to 2^52.
 */
export function openPermutation(key: Buffer, name: string, size: number): Permute {
  let half = 2
  while (half * half < size) half *= 2
  const roundOf = openRounds(key, { name, size, half })
  const once = (index: number): number => {
    let left = Math.floor(index / half)
    let right = index % half
    for (let round = 0; round < rounds; round++) {
      const next = (left + roundOf(round, right)) % half
      left = right
      right = next
    }
    return left * half + right
  }
  return (index) => {
    let result = once(index)
    while (result >= size) result = once(result)
    return result
  }
}

/** The most halves whose answers are kept: those of up to 2^24 numbers. */
const maxKept = 4096

/** The function of each round: what it answers is kept where there are few halves. */
function openRounds(
  key: Buffer,
  { name, size, half }: { name: string; size: number; half: number },
): (round: number, value: number) => number {
  const asked = (round: number, value: number) =>
    keyedDigest(key, 'permutation', name, `${size} ${round} ${value}`).readUInt32LE(0) % half
  if (half > maxKept) return asked
  const kept = new Int16Array(rounds * half).fill(-1)
  return (round, value) => {
    const at = round * half + value
    if (kept[at] < 0) kept[at] = asked(round, value)
    return kept[at]
  }
}
