import { describe, expect, it } from 'vitest'
import { batchOfRows, rowsOf } from '../../src/arrow/rows.js'
import { KeyedRandom } from '../../src/transform/random.js'
import { shuffle } from '../../transforms/shuffle.js'
import { checkLaws } from '../laws.js'

/** The order in which rows come out, by the bytes of their keys. */
function shuffled(rows: number, seed: number): string {
  const batch = batchOfRows(Array.from({ length: rows }, (_, n) => ({ n })))
  const context = { options: {}, random: new KeyedRandom(seed, '0:shuffle'), schema: batch.schema }
  const { values, valueOffsets } = shuffle.order!(context)(batch)
  const keyOf = (row: number) => (values as Uint8Array).subarray(valueOffsets[row], valueOffsets[row + 1])
  return Array.from({ length: rows }, (_, n) => n)
    .sort((a, b) => Buffer.compare(keyOf(a), keyOf(b)))
    .join('')
}

describe('shuffle', () => {
  it('makes every order of four rows as likely as any other', () => {
    const draws = 12_000
    const counts = new Map<string, number>()
    for (let seed = 0; seed < draws; seed++) {
      const order = shuffled(4, seed)
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(24)
    const expected = draws / 24
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // The 99.9th percentile of chi-square with 23 degrees of freedom (NIST/SEMATECH e-Handbook, 1.3.6.7.4).
    expect(chiSquare).toBeLessThan(49.728)
  })

  it('passes rows on as they are: a run puts them in order', async () => {
    const batches = [batchOfRows([{ n: 1 }, { n: 2 }])]
    const { batches: made } = await checkLaws(shuffle as never, { options: {}, batches })
    expect(made.flatMap((batch) => rowsOf(batch))).toEqual([{ n: 1 }, { n: 2 }])
  })
})
