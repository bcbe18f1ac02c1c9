import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Batch } from '../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { takeRows } from '../../src/arrow/take.js'
import { head } from '../../transforms/head.js'
import { runs } from '../campaign.js'
import { checkLaws, runStep } from '../laws.js'

function batchesOf(sizes: readonly number[], source = 0): Batch[] {
  let firstPosition = 0
  return sizes.map((size) => {
    const rows: Row[] = Array.from({ length: size }, (_, i) => ({ n: firstPosition + i }))
    const batch = batchOfRows(size === 0 ? [{ n: 0 }] : rows, { firstPosition, source })
    firstPosition += size
    return size === 0 ? takeRows(batch, new Uint32Array(0)) : batch
  })
}

async function keptOf(splits: Batch[][], rows: number) {
  const run = await runStep(head as never, splits, { options: { rows } })
  return { kept: run.batches.flatMap(rowsOf).map(({ n }) => n), counts: run.counts }
}

describe('`head()`', () => {
  it.each([0, 1, 31, 32, 59, 60, 1000])('keeps the laws of transforms for %i rows', async (rows) => {
    await checkLaws(head as never, { options: { rows }, batches: batchesOf([31, 29]) })
  })

  it('keeps the first rows, however they are parted, and counts the others', async () => {
    const splits = fc.array(fc.array(fc.nat(9), { maxLength: 4 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(splits, fc.nat(60), async (sizes, rows) => {
        const batches = batchesOf([1, ...sizes.flat()])
        let next = 1
        const parted = sizes.map((part) => batches.slice(next, (next += part.length)))
        const total = sizes.flat().reduce((sum, size) => sum + size, 1)
        const { kept, counts } = await keptOf([[batches[0]], ...parted], rows)
        expect(kept).toEqual(Array.from({ length: Math.min(rows, total) }, (_, n) => n))
        expect(counts.dropped.head_left_out ?? 0).toBe(Math.max(0, total - rows))
      }),
      runs(100, 20261129),
    )
  })

  it('finds a row that lies between two marks, in a second pass', async () => {
    // More rows than there are marks, so that one stands for several.
    const splits = [batchesOf([9000, 1]), batchesOf([5000, 4000, 3], 1)]
    for (const rows of [4097, 8191, 9001, 9002, 12_345, 18_003]) {
      const { kept, counts } = await keptOf(splits, rows)
      expect(kept.length).toBe(rows)
      expect(kept.at(-1)).toBe(rows <= 9001 ? rows - 1 : rows - 9002)
      expect(counts.dropped.head_left_out ?? 0).toBe(18_004 - rows)
    }
  })

  it('tells copies of a row apart', async () => {
    const [batch] = batchesOf([3])
    const copied = takeRows(batch, Uint32Array.of(0, 0, 1, 1, 2), Uint32Array.of(0, 1, 0, 1, 0))
    expect((await keptOf([[copied]], 3)).kept).toEqual([0, 0, 1])
  })

  it('refuses rows in another order than they were read in', async () => {
    const [batch] = batchesOf([3])
    await expect(keptOf([[takeRows(batch, Uint32Array.of(1, 0, 2))]], 2)).rejects.toThrow(
      /Put head in front of it/,
    )
  })
})
