import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import { Field, Schema, Utf8 } from '../../../src/arrow/arrow.js'
import { emptyShape, jsonFieldMetadata } from '../../../src/arrow/infer-schema.js'
import { rowsOf } from '../../../src/arrow/rows.js'
import type { BadRecord } from '../../../src/formats/format/reader.js'
import { spoolJson } from '../../../src/formats/json/documents.js'
import { jsonlReader } from '../../../src/formats/json/read.js'
import { invalidJson, validJson } from './json-values.data.js'

const folder = mkdtempSync(join(tmpdir(), 'prepkit-test-rfc8259-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const schema = new Schema([new Field('v', new Utf8(), true, jsonFieldMetadata())])

/** What is read of lines that each hold a value of any kind. */
async function readLines(lines: readonly string[]) {
  const path = join(folder, 'values.jsonl')
  const content = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  writeFileSync(path, content)
  const file = { source: 0, path, readPath: path, bytes: content.length, dataStart: 0 }
  const range = { source: 0, from: 0, to: content.length }
  const shape = emptyShape()
  const records = jsonlReader.observe?.({ file, range }, shape)
  const bad: BadRecord[] = []
  const values: unknown[] = []
  const task = { file, range, schema, skipped: new Set<string>(), invalidUtf8: 'replace' as const }
  for await (const batch of jsonlReader.read({ ...task, onBad: (found) => bad.push(found) }))
    values.push(...rowsOf(batch).map(({ v }) => v))
  expect(records).toBe(values.length + bad.length)
  return { values, bad, readable: shape.objects }
}

const inRecord = (text: string) => `{"v":${text}}`

describe('JSON by RFC 8259', () => {
  test('the tables agree with `JSON.parse`, which follows it', () => {
    for (const [name, text, value] of validJson) expect(JSON.parse(text), name).toEqual(value)
    for (const [name, text] of invalidJson) expect(() => JSON.parse(text), name).toThrow(SyntaxError)
  })

  test('every valid value is read', async () => {
    const lines = validJson.map(([, text]) => inRecord(text))
    const { values, bad, readable } = await readLines(lines)
    expect(bad).toEqual([])
    expect(readable).toBe(lines.length)
    expect(values).toEqual(validJson.map(([, , value]) => value))
  })

  test('every other text is rejected as not_json, in a record and as a line', async () => {
    for (const form of [inRecord, (text: string) => text]) {
      const { values, bad } = await readLines(invalidJson.map(([, text]) => form(text)))
      expect(values).toEqual([])
      expect(bad.map(({ reason }) => reason)).toEqual(invalidJson.map(() => 'not_json'))
    }
  })

  test('a document holds every valid value, as a document of its own and in a list', async () => {
    for (const [name, text, value] of validJson) {
      const items = await documentOf(`[${text},${text}]`)
      expect(items, name).toEqual([value, value])
    }
  })

  test.each(invalidJson)('a document with %s is refused', async (_, text) => {
    await expect(documentOf(`[${text}]`)).rejects.toMatchObject({ code: 'bad_input' })
  })
})

async function documentOf(content: string): Promise<unknown[]> {
  const pieces: Buffer[] = []
  await spoolJson(Readable.from([Buffer.from(content)]), (lines) => void pieces.push(lines))
  const lines = Buffer.concat(pieces).toString().split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line))
}
