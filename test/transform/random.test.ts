import { describe, expect, it } from 'vitest'
import { batchOfRows } from '../../src/arrow/rows.js'
import { takeRows } from '../../src/arrow/take.js'
import { KeyedRandom } from '../../src/transform/random.js'

const count = 20_000
const cells = 64

/**
 * Pearson's chi-square over equal cells, brought to a standard normal by Wilson and Hilferty's cube root: a value
 * beyond 5 means one chance in three million.
 */
function unevenness(draws: Iterable<number>): number {
  const seen = new Array(cells).fill(0)
  let total = 0
  for (const draw of draws) {
    seen[Math.floor(draw * cells)]++
    total++
  }
  const expected = total / cells
  const statistic = seen.reduce((sum, found) => sum + (found - expected) ** 2 / expected, 0)
  const degrees = cells - 1
  const spread = 2 / (9 * degrees)
  return (Math.cbrt(statistic / degrees) - (1 - spread)) / Math.sqrt(spread)
}

const numbers = Array.from({ length: count }, (_, i) => i)

describe('`KeyedRandom.hash()`', () => {
  const random = new KeyedRandom(7, '0:balance')
  const unit = (hash: number) => hash / 2 ** 53
  const streams: [title: string, draw: (i: number) => number][] = [
    ['row numbers', (i) => random.hash(0, i, 0)],
    ['byte offsets', (i) => random.hash(0, i * 512, 0)],
    ['offsets beyond 4 GiB', (i) => random.hash(0, 2 ** 33 + i * 4096, 0)],
    ['sources', (i) => random.hash(i, 0, 0)],
    ['copies', (i) => random.hash(3, 1000, i)],
    ['seeds', (i) => new KeyedRandom(i, '0:balance').hash(0, 0, 0)],
    ['steps', (i) => new KeyedRandom(7, `${i}:balance`).hash(0, 0, 0)],
  ]
  it.each(streams)('is uniform over %s, in its high and in its low bits', (_, draw) => {
    const hashes = numbers.map(draw)
    expect(Math.abs(unevenness(hashes.map(unit)))).toBeLessThan(5)
    expect(Math.abs(unevenness(hashes.map((hash) => (hash % cells) / cells)))).toBeLessThan(5)
    expect(new Set(hashes).size).toBe(count)
  })

  it('stays within 53 bits', () => {
    const hashes = numbers.map((i) => random.hash(0, i, 0))
    expect(hashes.every((hash) => Number.isSafeInteger(hash) && hash >= 0)).toBe(true)
  })

  const keys: [what: string, a: () => number, b: () => number][] = [
    ['seeds', () => random.hash(1, 2, 3), () => new KeyedRandom(8, '0:balance').hash(1, 2, 3)],
    [
      'seeds beyond 32 bits',
      () => random.hash(1, 2, 3),
      () => new KeyedRandom(7 + 2 ** 32, '0:balance').hash(1, 2, 3),
    ],
    ['steps', () => random.hash(1, 2, 3), () => new KeyedRandom(7, '1:balance').hash(1, 2, 3)],
    ['sources', () => random.hash(1, 2, 3), () => random.hash(2, 2, 3)],
    ['source and position swapped', () => random.hash(1, 2, 3), () => random.hash(2, 1, 3)],
    ['positions beyond 32 bits', () => random.hash(1, 2, 3), () => random.hash(1, 2 + 2 ** 32, 3)],
    ['copies', () => random.hash(1, 2, 3), () => random.hash(1, 2, 4)],
  ]
  it.each(keys)('tells %s apart', (_, a, b) => {
    expect(a()).not.toBe(b())
    expect(a()).toBe(a())
  })

  it('changes about half of its bits for a change of one bit in the position', () => {
    let changed = 0
    for (let i = 0; i < 2000; i++) {
      const flipped =
        BigInt(random.hash(0, i * 64, 0)) ^ BigInt(random.hash(0, (i * 64) ^ (1 << (i % 20)), 0))
      changed += flipped.toString(2).replaceAll('0', '').length
    }
    expect(changed / 2000 / 53).toBeCloseTo(0.5, 1)
  })
})

describe('`KeyedRandom.forRow()`', () => {
  const random = new KeyedRandom(42, '2:augment')
  const batch = batchOfRows(
    numbers.slice(0, 2000).map((n) => ({ n })),
    { source: 3, firstPosition: 10 },
  )

  it('draws the same for a row, wherever it stands in a batch', () => {
    const order = Uint32Array.from({ length: 2000 }, (_, i) => (i * 777) % 2000)
    const shuffled = takeRows(batch, order)
    for (let row = 0; row < 50; row++) {
      const there = random.forRow(shuffled, row)
      const here = random.forRow(batch, order[row])
      expect([there.uint32(), there.unit(), there.below(9)]).toEqual([
        here.uint32(),
        here.unit(),
        here.below(9),
      ])
      expect(random.rowHash(shuffled, row)).toBe(random.rowHash(batch, order[row]))
    }
  })

  it('draws otherwise for a copy of the row, and for another salt', () => {
    const copies = takeRows(batch, Uint32Array.of(5, 5), Uint32Array.of(0, 1))
    const firsts = [random.forRow(copies, 0), random.forRow(copies, 1), random.forRow(copies, 0, 1)]
    expect(new Set(firsts.map((draws) => draws.uint32())).size).toBe(3)
  })

  it('is uniform over the first draws of rows, over the tenth, and over the draws of one row', () => {
    const nth = (n: number) => (row: number) => {
      const draws = random.forRow(batch, row)
      for (let i = 1; i < n; i++) draws.uint32()
      return draws.unit()
    }
    const rows = numbers.slice(0, 2000)
    const one = random.forRow(batch, 0)
    for (const sample of [rows.map(nth(1)), rows.map(nth(10)), numbers.map(() => one.unit())])
      expect(Math.abs(unevenness(sample))).toBeLessThan(5)
  })

  it('keeps `below()` under its bound and `chance()` near its probability', () => {
    const draws = random.forRow(batch, 1)
    const faces = new Set(numbers.map(() => draws.below(6)))
    expect([...faces].sort()).toEqual([0, 1, 2, 3, 4, 5])
    const hits = numbers.filter(() => draws.chance(0.3)).length
    expect(Math.abs(hits / count - 0.3)).toBeLessThan(0.02)
    expect(numbers.slice(0, 100).some(() => draws.chance(0))).toBe(false)
    expect(numbers.slice(0, 100).every(() => draws.chance(1))).toBe(true)
  })
})
