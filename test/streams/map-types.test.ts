import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Table, tableToIPC, vectorFromArray } from 'apache-arrow'
import fc from 'fast-check'
import { type Batch, map, type Row, read, rowsOf } from 'prepkit'
import { expect, test } from 'vitest'
import { flatTypes, nestedTypes } from '../arrow/arrow-values.js'
import { temporaryFolder } from '../run/fixtures.js'

/** Vectors of one content differ inside, by where it lies. */
const textOf = (rows: Row[]): string =>
  JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))

/** A column of each type that a run reads, beside one of text. */
const types = Object.entries({ ...flatTypes, ...nestedTypes })
const columns = types.map(([name, { type, value }]) => {
  const values = fc.array(fc.option(value), { minLength: 5, maxLength: 5 })
  return [name, vectorFromArray(fc.sample(values, { seed: 7, numRuns: 1 })[0], type)]
})
const texts = vectorFromArray(['text 0', 'text 1', 'text 2', 'text 3', 'text 4'], flatTypes.utf8.type)
const input = join(temporaryFolder('map-types'), 'in.arrow')
writeFileSync(input, tableToIPC(new Table({ text: texts, ...Object.fromEntries(columns) }), 'file'))

async function batchesOf(change?: (row: Row) => Row | undefined): Promise<Batch[]> {
  const source = read(input)
  return (change === undefined ? source : source.compose(map(change))).toArray()
}

test('columns of every type that a run reads pass through map() where they are left alone', async () => {
  const changed = await batchesOf((row) =>
    row.text === 'text 2' ? undefined : { ...row, text: String(row.text).toUpperCase() },
  )
  const before = await batchesOf()
  const wanted = before
    .flatMap(rowsOf)
    .filter((_, i) => i !== 2)
    .map((row) => ({ ...row, text: String(row.text).toUpperCase() }))
  expect(textOf(changed.flatMap(rowsOf))).toBe(textOf(wanted))
  for (const [name] of types)
    expect(String(changed[0].column(name).type)).toBe(String(before[0].column(name).type))
})

test.each(['timestamp', 'decimal', 'map', 'date', 'binary'])(
  'a changed column of type %s is refused by its name',
  async (name) => {
    await expect(batchesOf((row) => ({ ...row, [name]: 'other' }))).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining(`changed the column "${name}"`),
    })
  },
)
