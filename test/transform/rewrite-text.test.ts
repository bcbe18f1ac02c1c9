import { describe, expect, it } from 'vitest'
import { parsePath } from '../../src/arrow/path.js'
import { batchOfRows, rowsOf } from '../../src/arrow/rows.js'
import { rewriteTexts } from '../../src/transform/rewrite-text.js'
import type { Counters } from '../../src/transform/transform.js'

const rejects: [number, string][] = []
const counters: Counters = {
  added: () => {},
  dropped: () => {},
  joined: () => {},
  note: () => {},
  noteRow: () => {},
  tally: () => {},
  sample: () => {},
  rejected: (_, row, reason) => rejects.push([row, reason]),
}
const paths = [parsePath('a'), parsePath('list[]')]

describe('rewriteTexts()', () => {
  it('`rewriteTexts()` leaves out the rows that throw, once each, and keeps the others', () => {
    const batch = batchOfRows([
      { a: 'one', list: ['x', 'y'] },
      { a: 'bad', list: ['bad', 'bad'] },
      { a: 'two', list: ['z', 'bad'] },
      { a: null, list: [] },
    ])
    const seen: string[] = []
    const { batch: after, rejected } = rewriteTexts(batch, {
      paths,
      counters,
      reason: 'failed',
      visit: () => ({
        rewrite: (text) => {
          seen.push(text)
          if (text === 'bad') throw new Error('no')
          return text === 'y' ? undefined : text.toUpperCase()
        },
      }),
    })
    expect(rowsOf(after)).toEqual([
      { a: 'ONE', list: ['X', 'y'] },
      { a: null, list: [] },
    ])
    expect([...rejected]).toEqual([1, 2])
    expect(rejects).toEqual([
      [1, 'failed'],
      [2, 'failed'],
    ])
    expect(seen.filter((text) => text === 'bad')).toHaveLength(2)
  })

  it('`rewriteTexts()` offers the candidates only, with their rows', () => {
    const batch = batchOfRows([
      { a: 'one', list: ['x', 'y'] },
      { a: 'two', list: ['z'] },
    ])
    const places: unknown[] = []
    const { batch: after } = rewriteTexts(batch, {
      paths,
      counters,
      reason: 'failed',
      visit: (_, path) => ({
        candidates: path === 0 ? new Uint32Array(0) : Uint32Array.of(1, 2),
        rewrite: (text, place) => {
          places.push([text, place])
          return undefined
        },
      }),
    })
    expect(after).toBe(batch)
    expect(places).toEqual([
      ['y', { index: 1, row: 0 }],
      ['z', { index: 2, row: 1 }],
    ])
  })
})
