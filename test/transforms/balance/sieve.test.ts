import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchOfRows } from '../../../src/arrow/rows.js'
import { KeyedRandom } from '../../../src/transform/random.js'
import { addExact, type ExactSum, roundExact } from '../../../transforms/balance/exact-sum.js'
import {
  allHashes,
  cutSieve,
  emptySieve,
  isBefore,
  mergeSieves,
  openPicking,
  type RowKey,
  type Sieve,
  type SieveScope,
  siftRows,
} from '../../../transforms/balance/sieve.js'
import { runs } from '../../campaign.js'

const first: SieveScope = { range: allHashes, keep: 512 }

/** Sifts given hashes as if they were those of rows 0, 1… of one source. */
function sift(hashes: readonly number[], scope: SieveScope = first): Sieve {
  const sieve = emptySieve(scope)
  if (hashes.length === 0) return sieve
  const batch = batchOfRows(hashes.map((hash) => ({ hash })))
  const random = { hash: (_: number, row: number) => hashes[row] } as unknown as KeyedRandom
  siftRows([sieve], { batch, ofRow: new Uint32Array(hashes.length), random })
  return sieve
}

/** Cuts in as many passes as it takes, each sifting the rows anew. */
function cutInPasses(hashes: readonly number[], rank: number): { limit: RowKey; passes: number } {
  let cut = cutSieve(sift(hashes), rank)
  let passes = 1
  for (; 'range' in cut; passes++)
    cut = cutSieve(sift(hashes, { range: cut.range, keep: cut.rows <= 512 ? cut.rows : 0 }), cut.rank)
  return { limit: cut.limit, passes }
}

function chosen(hashes: readonly number[], limit: RowKey): number {
  return hashes.filter((hash, row) => isBefore([0, hash, 0, row, 0], limit)).length
}

describe('the sieve', () => {
  test('cuts off exactly the rows that are asked for, in one pass for few rows and two for many', () => {
    const random = new KeyedRandom(3, 'sieve')
    const hashes = Array.from({ length: 20_000 }, (_, row) => random.hash(0, row, 0))
    for (const [count, passes] of [
      [500, 1],
      [20_000, 2],
    ])
      for (const rank of [0, 1, 17, count >> 1, count - 1, count]) {
        const some = hashes.slice(0, count)
        const cut = cutInPasses(some, rank)
        expect(chosen(some, cut.limit)).toBe(rank)
        expect(cut.passes).toBeLessThanOrEqual(passes)
      }
  })

  test('a further pass reads every row that a range may hold, and hardly another one', () => {
    const random = new KeyedRandom(4, 'picking')
    const batch = batchOfRows(Array.from({ length: 20_000 }, (_, n) => ({ n })))
    const hashOf = (row: number) => random.rowHash(batch, row)
    const ranges = [0, 1, 2].map((row) => ({ ...allHashes, low: hashOf(row) - 5, width: 2 ** 30 }))
    const isHeld = (hash: number) => ranges.some(({ low, width }) => hash >= low && hash < low + width)
    const { positions } = openPicking(ranges, random)(batch).origin
    const held = [...batch.origin.positions].filter((_, row) => isHeld(hashOf(row)))
    expect(held.length).toBeGreaterThanOrEqual(3)
    expect([...positions]).toEqual(expect.arrayContaining(held))
    expect(positions.length).toBeLessThan(200)
  })

  test('takes further passes where hashes lie close together, and tells rows of one hash apart', () => {
    const close = Array.from({ length: 3000 }, (_, row) => 2 ** 52 + (row % 700))
    for (const rank of [1, 699, 1500, 2999]) {
      const cut = cutInPasses(close, rank)
      expect(chosen(close, cut.limit)).toBe(rank)
      expect(cut.passes).toBeGreaterThan(2)
    }
    const same = Array.from({ length: 400 }, () => 7)
    expect(chosen(same, cutInPasses(same, 123).limit)).toBe(123)
  })

  test('refuses rows that cannot be told apart, and more rows than it saw', () => {
    const same = Array.from({ length: 600 }, () => 7)
    expect(() => cutInPasses(same, 5)).toThrow('the same origin')
    expect(() => cutInPasses([1, 2], 3)).toThrow('The input changed')
  })

  test('merging parts in any order gives the sieve of the whole', () => {
    const random = new KeyedRandom(4, 'merge')
    const whole = Array.from({ length: 1500 }, (_, row) => random.hash(0, row, 0))
    const hashes = fc.integer({ min: 0, max: 1500 }).map((count) => whole.slice(0, count))
    fc.assert(
      fc.property(hashes, fc.nat(1500), fc.nat(1500), (rows, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const parts = [rows.slice(to), rows.slice(0, from), rows.slice(from, to)].map((part) => sift(part))
        const merged = emptySieve(first)
        for (const part of parts) mergeSieves(merged, structuredClone(part))
        const all = sift(rows)
        expect(merged.rows).toBe(all.rows)
        expect(merged.buckets).toEqual(all.buckets)
        expect(merged.kept.length).toBe(all.kept.length)
      }),
      runs(20, 5),
    )
  })
})

describe('exact sums', () => {
  test.each([
    [[1e100, 1, -1e100], 1],
    [[0.1, 0.2, 0.3, -0.3, -0.2, -0.1], 0],
    [[], 0],
    [[2 ** 53, 1, 1], 2 ** 53 + 2],
    [Array(10).fill(0.1), 1],
  ])('sum of %j is %d', (values: number[], wanted) => {
    const sum: ExactSum = []
    for (const value of values) addExact(sum, value)
    expect(roundExact(sum)).toBe(wanted)
  })

  test('do not depend on order or grouping', () => {
    const numbers = fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { maxLength: 40 })
    fc.assert(
      fc.property(numbers, fc.nat(40), (values, at) => {
        const forward: ExactSum = []
        for (const value of values) addExact(forward, value)
        const [left, right]: ExactSum[] = [[], []]
        for (const value of values.slice(0, at)) addExact(left, value)
        for (const value of values.slice(at).reverse()) addExact(right, value)
        for (const part of left) addExact(right, part)
        expect(roundExact(right)).toBe(roundExact(forward))
      }),
      runs(50, 6),
    )
  })
})
