import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { Draws } from '../../../src/transform/random.js'
import { dedup } from '../../../transforms/dedup.js'
import { runStep } from '../../laws.js'
import { temporaryFolder } from '../../run/fixtures.js'

const folder = temporaryFolder('dedup-index')

/** Texts in two languages, of which many are equal to others, or differ in a word. */
function someRows(seed: number, count: number): Row[] {
  const draws = new Draws(seed, 3)
  return Array.from({ length: count }, (_, id) => {
    const text = draws.below(25)
    const isHan = text % 2 === 1
    const words = Array.from({ length: 20 }, (_, i) => {
      const word = draws.chance(0.01) ? 999 : (text * 37 + i * i) % 500
      return isHan ? String.fromCharCode(0x4e00 + word) : `Word${word}`
    })
    return {
      id: seed * 1000 + id,
      kind: id % 2,
      text: draws.chance(0.05) ? null : words.join(isHan ? '' : ' '),
    }
  })
}

interface Step {
  options: object
  /** The rows of each partition. */
  parts: Row[][]
}

async function dedupOf({ options, parts }: Step) {
  const batches = parts.map((rows, i) => [batchOfRows(rows, { firstPosition: 1000 * i })])
  const run = await runStep(dedup as never, batches, { options })
  return { rows: run.batches.flatMap(rowsOf), counts: run.counts }
}

const kinds: [string, object][] = [
  ['whole rows without their ids', { fields: ['text'], level: 'fold' }],
  ['near rows, verified exactly', { fields: ['text'], method: 'near' }],
  ['near rows, verified by estimate', { fields: ['text'], method: 'near', verify: 'estimate' }],
  ['near rows that agree in a column', { fields: ['text'], method: 'near', equal: ['kind'] }],
  ['near rows that share a key', { fields: ['text'], method: 'near', verify: 'none' }],
]

describe('an index of `dedup()`', () => {
  it.each(kinds)(
    'of %s lets a later run leave out what it would leave out behind the rows of the earlier one',
    async (_, options) => {
      const index = join(folder, 'law.keys')
      const [old, fresh] = [someRows(1, 60), someRows(2, 60)]
      const before = await dedupOf({
        options: { ...options, index },
        parts: [old.slice(0, 20), old.slice(20)],
      })
      const after = await dedupOf({ options: { ...options, against: [index] }, parts: [fresh] })
      const both = await dedupOf({ options, parts: [[...before.rows, ...fresh]] })
      expect([...before.rows, ...after.rows]).toEqual(both.rows)
      const { seen_before = 0 } = after.counts.dropped
      expect(seen_before).toBeGreaterThan(20)
      expect(after.rows.length).toBeGreaterThan(0)
    },
  )

  it.each(kinds)(
    'of %s is the same file however the data is parted, and holds no text',
    async (_, options) => {
      const rows = someRows(3, 90)
      const files = [[rows], [rows.slice(0, 7), rows.slice(7, 50), rows.slice(50)]].map(async (parts, i) => {
        const index = join(folder, `parted-${i}.keys`)
        await dedupOf({ options: { ...options, keep: 'longest', index }, parts })
        return readFileSync(index)
      })
      const [whole, parted] = await Promise.all(files)
      expect(whole.equals(parted)).toBe(true)
      expect(/word\d/i.test(whole.toString('latin1'))).toBe(false)
      expect(
        whole.includes(Buffer.from(String(rows.find(({ text }) => text !== null)?.text).slice(0, 4))),
      ).toBe(false)
    },
  )

  it('tells rows that are in it from those that are alike among themselves', async () => {
    const index = join(folder, 'tags.keys')
    const rowsOfTexts = (...texts: string[]) => texts.map((text) => ({ text }))
    await dedupOf({ options: { index }, parts: [rowsOfTexts('a', 'b')] })
    const options = { against: [index], action: 'tag' }
    const { rows } = await dedupOf({ options, parts: [rowsOfTexts('a', 'c', 'a', 'b', 'c', 'd')] })
    expect(rows.map((row) => [row.cluster_id, row.cluster_size, row.is_duplicate, row.seen_before])).toEqual([
      [1, 2, true, true],
      [2, 2, false, false],
      [1, 2, true, true],
      [null, 1, true, true],
      [2, 2, true, false],
      [null, 1, false, false],
    ])
  })

  it('is refused where it was made in another way, is none, is gone or was changed', async () => {
    const index = join(folder, 'refused.keys')
    const rows = someRows(4, 10)
    const parts = [rows]
    await dedupOf({ options: { fields: ['text'], index }, parts })
    const other = join(folder, 'none.keys')
    writeFileSync(other, '{"some": "json"}')
    const cases: [object, string][] = [
      [{ fields: ['text'], level: 'fold', against: [index] }, 'was written with'],
      [{ fields: ['text'], method: 'near', against: [index] }, 'was written with'],
      [{ against: [index] }, 'so many columns compared: 1, and this step compares 0'],
      [{ against: [other] }, 'is no index of rows'],
      [{ against: [join(folder, 'nowhere.keys')] }, 'There is no index of rows'],
      [{ fields: ['text'], against: [{ path: index, id: '0'.repeat(64) }] }, 'is another than'],
      [{ fields: ['text'], against: [index], index }, 'Give it another name'],
    ]
    for (const [options, message] of cases)
      await expect(dedupOf({ options, parts }), message).rejects.toThrow(message)
  })
})
