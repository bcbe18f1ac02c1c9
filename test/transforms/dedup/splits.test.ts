import { describe, expect, it } from 'vitest'
import { Schema } from '../../../src/arrow/arrow.js'
import { Batch } from '../../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { splitField } from '../../../src/arrow/splits.js'
import { Draws } from '../../../src/transform/random.js'
import { dedup } from '../../../transforms/dedup.js'
import { checkLaws, runStep } from '../../laws.js'

const names = ['train', 'validation', 'test']

/** Rows of few texts in three splits, and from two sources. */
function randomRows(seed: number): Row[] {
  const draws = new Draws(seed, 5)
  return Array.from({ length: 60 }, (_, id) => ({
    id,
    text: `text ${draws.below(25)}`,
    split: names[draws.below(3)],
    source: ['web', 'gold', 'forum'][draws.below(3)],
  }))
}

function batchesOf(rows: Row[]): Batch[] {
  return [0, 1, 2].map((i) => {
    const [from, to] = [20 * i, 20 * (i + 1)]
    const { schema, columns, origin } = batchOfRows(rows.slice(from, to), { firstPosition: from })
    const fields = schema.fields.map((field) => (field.name === 'split' ? splitField('split', names) : field))
    return new Batch(new Schema(fields), columns, origin)
  })
}

async function dedupOf(rows: Row[], options: object) {
  const run = await runStep(dedup as never, [batchesOf(rows)], { options: { fields: ['text'], ...options } })
  return { rows: run.batches.flatMap(rowsOf), counts: run.counts }
}

/** The first of the rows with each key. */
const firstOf = (rows: Row[], keyOf: (row: Row) => unknown) => [
  ...new Map([...rows].reverse().map((row) => [keyOf(row), row])).values(),
]
const byId = (rows: Row[]) => rows.toSorted((a, b) => Number(a.id) - Number(b.id))
const numberOf = (row: Row) => names.indexOf(row.split as string)

describe('`dedup()` of data that is split', () => {
  it.each<[string, object]>([
    ['reports', { splits: 'report' }],
    ['reports and tags', { splits: 'report', action: 'tag', keep: 'last' }],
    ['keeps together', { splits: 'together', action: 'tag' }],
    ['drops', { splits: 'together', keep: 'source', sources: ['gold', 'forum'] }],
  ])('keeps the laws of transforms where it %s', async (_, options) => {
    await checkLaws(dedup as never, {
      options: { fields: ['text'], ...options },
      batches: batchesOf(randomRows(1)),
    })
  })

  it('with splits: report drops within each split alone, and names the earliest split of rows like one', async () => {
    for (const seed of [2, 3]) {
      const rows = randomRows(seed)
      const kept = byId(firstOf(rows, ({ split, text }) => `${split} ${text}`))
      const from = (row: Row) => {
        const least = Math.min(...rows.filter(({ text }) => text === row.text).map(numberOf))
        return least < numberOf(row) ? names[least] : null
      }
      const dropped = await dedupOf(rows, { splits: 'report' })
      expect(dropped.rows).toEqual(kept)
      const leaks: Record<string, number> = {}
      for (const row of kept) {
        if (from(row) !== null)
          leaks[`${from(row)} → ${row.split}`] = (leaks[`${from(row)} → ${row.split}`] ?? 0) + 1
      }
      expect(dropped.counts.tables.leaks).toEqual(leaks)
      const tagged = await dedupOf(rows, { splits: 'report', action: 'tag' })
      expect(tagged.rows.map(({ leaks_from }) => leaks_from)).toEqual(rows.map(from))
    }
  })

  it.each(['report', 'together'])(
    'with splits: %s and the name of a column does what it does of data that split has split',
    async (splits) => {
      const rows = randomRows(6)
      const options = { splits, action: 'tag', clusters: true }
      const { rows: wanted, counts } = await dedupOf(rows, options)
      const plain = rows.map(({ split, ...row }) => ({ ...row, part: split }))
      const named = { fields: ['text'], ...options, splitColumn: 'part', splitNames: names }
      const run = await runStep(dedup as never, [[batchOfRows(plain)]], { options: named })
      const renamed = run.batches.flatMap(rowsOf).map(({ part, ...row }) => ({ ...row, split: part }))
      expect(renamed).toEqual(wanted)
      expect(run.counts.tables).toEqual(counts.tables)
    },
  )

  it('refuses rows in none of the splits that are named, and a column of no text', async () => {
    const options = {
      fields: ['text'],
      splits: 'report',
      splitColumn: 'split',
      splitNames: ['train', 'test'],
    }
    const run = (given: object, rows: Row[]) =>
      runStep(dedup as never, [[batchOfRows(rows)]], { options: { ...options, ...given } })
    await expect(run({}, [{ text: 'a', split: 'dev' }])).rejects.toThrow('Name all splits in "splitNames"')
    await expect(run({ splitColumn: 'id' }, [{ text: 'a', id: 1 }])).rejects.toThrow('no column of text')
    await expect(run({ splits: 'refuse' }, [{ text: 'a', split: 'test' }])).rejects.toThrow(
      'is split by its column',
    )
  })

  it('with splits: together moves rows that are alike to the split of the one that would stay', async () => {
    const rows = randomRows(4)
    const found = await dedupOf(rows, { splits: 'together', action: 'tag', keep: 'last' })
    const last = new Map(rows.map(({ text, split }) => [text, split]))
    expect(found.rows.map(({ id, split }) => ({ id, split }))).toEqual(
      rows.map(({ id, text }) => ({ id, split: last.get(text) })),
    )
  })

  it('with splits: together drops rows of less trusted splits for those of others, and whole rows by what is in them', async () => {
    const rows = randomRows(5)
    const best = (order: string[], key: string) => (row: Row) =>
      order.indexOf(row[key] as string) + 1 || order.length + 1
    for (const [sourceField, sources] of [
      ['split', ['test', 'validation']],
      ['source', ['gold', 'web']],
    ] as const) {
      const rank = best([...sources], sourceField)
      const wanted = firstOf(
        rows.toSorted((a, b) => rank(a) - rank(b) || Number(a.id) - Number(b.id)),
        ({ text }) => text,
      )
      const options = { splits: 'together', keep: 'source', sources, sourceField }
      expect((await dedupOf(rows, options)).rows, sourceField).toEqual(byId(wanted))
    }
    const alike = rows.map((row) => ({ ...row, id: 1, source: 'web' }))
    const whole = await dedupOf(alike, { fields: undefined, splits: 'together' })
    expect(whole.rows).toHaveLength(new Set(rows.map(({ text }) => text)).size)
  })

  it.each<[object, string]>([
    [{}, 'say in'],
    [{ splits: 'report', keep: 'source' }, 'the most trusted first'],
    [{ splits: 'report', sources: ['web'] }, 'Give both, or neither'],
    [{ splits: 'report', keep: 'source', sources: ['1'], sourceField: 'id' }, 'not names of sources'],
  ])('refuses %j', async (options, message) => {
    await expect(dedupOf(randomRows(6), options)).rejects.toThrow(message)
  })

  it('is refused where the data is not split', async () => {
    const options = { fields: ['text'], splits: 'report' }
    await expect(runStep(dedup as never, [[batchOfRows(randomRows(7))]], { options })).rejects.toThrow(
      'Put dedup behind split',
    )
  })
})
