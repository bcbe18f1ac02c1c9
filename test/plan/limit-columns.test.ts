import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePlan, type Pipeline, run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { isRestField } from '../../src/arrow/field-marks.js'
import { emptyShape, fieldShape, type Shape } from '../../src/arrow/infer-schema.js'
import { limitColumns } from '../../src/plan/limit-columns.js'
import { readShards, temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('limit-columns')

/** The shape of so many records, with keys that stand in so many of them. */
function shapeOf(records: number, keys: Record<string, number>): Shape {
  const shape = { ...emptyShape(), objects: records }
  for (const [name, count] of Object.entries(keys)) fieldShape(shape, name).texts = count
  return shape
}

const none = new Set<string>()

describe('`limitColumns()`', () => {
  test('leaves as many keys as there may be columns as they are', () => {
    const shape = shapeOf(1000, { a: 1, b: 1 })
    expect(limitColumns(shape, { maxColumns: 2, wide: 'json', declared: none })).toEqual({ shape, mixed: [] })
  })

  test('refuses more of them, and says what can be done', () => {
    const shape = shapeOf(1, { a: 1, b: 1, c: 1 })
    expect(() => limitColumns(shape, { maxColumns: 2, wide: 'refuse', declared: none })).toThrow(
      expect.objectContaining({ code: 'bad_input', message: expect.stringContaining('wide: json') }),
    )
  })

  test('puts the keys of fewer than 1 in 100 records into one column', () => {
    const shape = shapeOf(1000, { often: 1000, rare: 9, some: 10 })
    const { shape: left, rest, mixed } = limitColumns(shape, { maxColumns: 2, wide: 'json', declared: none })
    expect([...(left.fields ?? []).keys()]).toEqual(['often', 'some'])
    expect(rest && isRestField(rest)).toBe(true)
    expect(mixed).toEqual([{ path: 'other_keys', kinds: { key: 1 }, outcome: 'json' }])
  })

  test('puts all keys there where too many are not rare, and takes a name that no key has', () => {
    const shape = shapeOf(2, { a: 2, other_keys: 2, other_keys_2: 1 })
    const { shape: left, rest } = limitColumns(shape, { maxColumns: 2, wide: 'json', declared: none })
    expect(left.fields?.size).toBe(0)
    expect(rest?.name).toBe('other_keys_3')
  })

  test('leaves the names of CSV headers alone', () => {
    const shape = shapeOf(1000, { a: 1, b: 1, c: 1, d: 1, e: 1 })
    const limit = { maxColumns: 2, wide: 'json', declared: new Set(['a', 'b', 'c']) } as const
    expect(limitColumns(shape, limit).rest).toBeUndefined()
    const { shape: left } = limitColumns(shape, { ...limit, maxColumns: 1 })
    expect([...(left.fields ?? []).keys()]).toEqual(['a', 'b', 'c'])
  })
})

describe('records of many different keys', () => {
  const input = join(folder, 'keys.jsonl')
  const records = Array.from({ length: 300 }, (_, i) => ({
    id: i,
    ...(i % 3 > 0 && { [`k"${i}`]: [i, { deep: '你' }] }),
    ...(i % 3 === 2 && { other_keys: i }),
    ...(i % 150 === 7 && { [`x${i}`]: null }),
  }))
  writeFileSync(input, records.map((record) => `${JSON.stringify(record)}\n`).join(''))

  const written = async (given: object, workers = 0) => {
    const output = join(folder, 'out')
    const pipeline = { input: { path: input, ...given }, output } as Pipeline
    await run(pipeline, { workers, overwrite: true })
    return readShards(output)
  }

  test('are refused beyond the limit', async () => {
    await expect(written({ maxColumns: 150 })).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining('more than 150 different keys'),
    })
    expect(Object.keys((await written({ maxColumns: 400 }))[0])).toHaveLength(204)
  })

  test.each([0, 2])('keep every key and value with `wide: json` (%i workers)', async (workers) => {
    const rows = await written({ maxColumns: 150, wide: 'json' }, workers)
    const back = rows.map(({ id, other_keys, other_keys_2 }) => ({
      id,
      ...(other_keys_2 !== null && JSON.parse(String(other_keys_2))),
      ...(other_keys !== null && { other_keys }),
    }))
    expect(back).toEqual(records)
  })

  test('of which the first part of the input is full keep a key that comes later', async () => {
    const { input: schema, mixed } = await makePlan({
      input: { path: input, maxColumns: 150, wide: 'json' },
      output: '-',
    })
    expect(schema.fields.map(({ name }) => name)).toEqual(['id', 'other_keys', 'other_keys_2'])
    expect(mixed).toEqual([{ path: 'other_keys_2', kinds: { key: 202 }, outcome: 'json' }])
  })

  test('a record that is given up half way leaves nothing of its keys behind', async () => {
    const path = join(folder, 'torn.jsonl')
    const keys = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`k${i}`, i]))
    writeFileSync(path, `${JSON.stringify(keys)}\n{"new":1,"k1":\n{"new":2}\n`)
    const output = join(folder, 'torn')
    const pipeline: Pipeline = {
      input: { path, maxColumns: 10, wide: 'json' },
      output,
      errors: { budget: 1 },
    }
    await run(pipeline, { workers: 0 })
    expect(readShards(output).map((row) => JSON.parse(String(row.other_keys)))).toEqual([keys, { new: 2 }])
  })
})
