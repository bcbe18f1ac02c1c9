import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tableToIPC } from 'apache-arrow'
import { describe, expect, test } from 'vitest'
import { Field, Int64, Schema, Table, Utf8 } from '../../src/arrow/arrow.js'
import { inlineEngine } from '../../src/engine/inline.js'
import { openInputs } from '../../src/input/open-inputs.js'
import { cutPartitions } from '../../src/input/partition.js'
import { normalize } from '../../src/pipeline/normalize.js'
import { inferInput } from '../../src/plan/infer-schema.js'
import { describeSchema } from '../../src/plan/plan.js'
import { SeenInputs } from '../../src/plan/seen-inputs.js'
import type { Pipeline } from '../../src/schemas/options/pipeline.js'
import { temporaryFolder } from '../run/fixtures.js'

const root = temporaryFolder('infer')
let folders = 0

/** Infers the schema of files with this content. */
async function inferred(files: Record<string, string | Uint8Array>, pipeline: Partial<Pipeline> = {}) {
  const folder = join(root, String(folders++))
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  const input = { path: folder, ...(pipeline.input as object) }
  const normal = normalize({ output: '-', ...pipeline, input })
  const context = { options: {}, engine: inlineEngine(), spoolFolder: join(folder, '.spool') }
  const opened = await openInputs(normal, context)
  const partitions = await cutPartitions(opened.files)
  const seen = new SeenInputs(partitions)
  const answer = await inferInput(normal, { ...context, ...opened, partitions, seen })
  return { ...answer, schema: describeSchema(answer.schema) }
}

function arrowFile(...fields: Field[]): Uint8Array {
  return tableToIPC(new Table(new Schema(fields)), 'stream')
}

describe('`inferInput()`', () => {
  test('takes all text files together: fields of one follow those of the other', async () => {
    const { schema, records, readable, mixed } = await inferred({
      'a.jsonl': '{"id":1,"text":"x"}\n{"id":2.5}\n',
      'b.jsonl': '{"text":null,"tags":["a"]}\nbroken\n',
      'c.csv': 'id,extra\n7,true\n',
    })
    expect(schema).toEqual(['id: Float64', 'text: Utf8', 'tags: List<Utf8>', 'extra: Bool'])
    expect([records, readable, mixed]).toEqual([5, 4, []])
  })

  test('columns may be called like what every object inherits', async () => {
    const line = '{"constructor":1,"__proto__":"a","toString":true,"hasOwnProperty":[1]}\n'
    for (const input of [{}, { types: { constructor: 'double' } }] as Pipeline['input'][]) {
      const { schema } = await inferred({ 'a.jsonl': line }, { input })
      const type = 'types' in (input as object) ? 'Float64' : 'Int64'
      const others = ['__proto__: Utf8', 'toString: Bool', 'hasOwnProperty: List<Int64>']
      expect(schema).toEqual([`constructor: ${type}`, ...others])
    }
  })

  test('given types take the place of inferred ones', async () => {
    const types = { a: 'text', b: 'int', c: 'double', d: 'bool', e: 'json' }
    const { schema } = await inferred(
      { 'x.csv': 'a,b,c,d,e,f\n1,1,1,1,1,1\n' },
      { input: { types } as unknown as Pipeline['input'] },
    )
    expect(schema).toEqual(['a: Utf8', 'b: Int64', 'c: Float64', 'd: Bool', 'e: Utf8 (json)', 'f: Int64'])
  })

  test.each([
    [{ idd: 'int' }, /names a column "idd".*Did you mean "id"/],
    [{ id: 'string' }, /"input.types.id" cannot be "string".*Known: text, int/],
    [{ id: 'constructor' }, /"input.types.id" cannot be "constructor"/],
  ])('refuses types %j', async (types, message) => {
    const failed = inferred({ 'a.jsonl': '{"id":1}\n' }, { input: { types } as unknown as Pipeline['input'] })
    await expect(failed).rejects.toMatchObject({
      code: 'bad_option',
      message: expect.stringMatching(message),
    })
  })

  test('a column of seven kinds becomes JSON text, however many records may be rejected', async () => {
    const lines = '1 "x" true [1] {"b":1} null 1.5'.split(' ').map((value) => `{"v":${value}}\n`)
    const seven = await inferred({ 'a.jsonl': lines.join('') }, { errors: { budget: 1 } })
    expect(seven).toMatchObject({ schema: ['v: Utf8 (json)'], mixed: [{ path: 'v', outcome: 'json' }] })
  })

  test('rare kinds of a mixed column are left to be rejected within the budget, and never when a run must not fail', async () => {
    const lines = `${'{"v":1}\n'.repeat(99)}{"v":"x"}\n`
    const within = await inferred({ 'a.jsonl': lines }, { errors: { budget: 0.01 } })
    expect(within).toMatchObject({ schema: ['v: Int64'], mixed: [{ path: 'v', outcome: 'reject' }] })
    for (const errors of [{ budget: 0.005 }, { budget: 0.5, onError: 'fail' }] as Pipeline['errors'][]) {
      const beyond = await inferred({ 'a.jsonl': lines }, { errors })
      expect(beyond).toMatchObject({ schema: ['v: Utf8 (json)'], mixed: [{ path: 'v', outcome: 'json' }] })
    }
  })

  test('Arrow files bring their schema, and must agree', async () => {
    const a = arrowFile(new Field('a', new Utf8(), true))
    const same = await inferred({ 'a.arrow': a, 'b.arrow': a })
    expect(same).toMatchObject({ schema: ['a: Utf8'], records: undefined })
    const other = arrowFile(new Field('a', new Int64(), true))
    await expect(inferred({ 'a.arrow': a, 'b.arrow': other })).rejects.toMatchObject({
      code: 'bad_schema',
      message: expect.stringMatching(/b.arrow" has another schema/),
    })
    await expect(inferred({ 'a.arrow': a, 'b.jsonl': '{}\n' })).rejects.toMatchObject({ code: 'unsupported' })
  })

  test('an input without records has no columns', async () => {
    expect(await inferred({ 'a.jsonl': '', 'b.jsonl': '\n\n' })).toMatchObject({ schema: [], records: 0 })
  })
})
