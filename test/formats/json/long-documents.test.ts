import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { spoolJson } from '../../../src/formats/json/documents.js'
import { runs } from '../../campaign.js'
import { readRejects, readShards, temporaryFolder } from '../../run/fixtures.js'

const folder = temporaryFolder('long-documents')

/** The lines of a document that arrives in chunks of so many bytes. */
async function linesOf(content: string, { maxRecordBytes = 100, chunkBytes = 7 } = {}): Promise<string[]> {
  const bytes = Buffer.from(content)
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, i) =>
    bytes.subarray(i * chunkBytes, (i + 1) * chunkBytes),
  )
  const pieces: Buffer[] = []
  const input = Readable.from(chunks, { objectMode: true })
  const count = await spoolJson(input, (lines) => void pieces.push(lines), { maxRecordBytes })
  const lines = Buffer.concat(pieces).toString().split('\n')
  expect(lines.pop()).toBe('')
  expect(lines).toHaveLength(count)
  return lines
}

describe('records of a JSON document beyond the limit', () => {
  const cases: [name: string, record: string][] = [
    ['a long text', JSON.stringify({ a: 'x'.repeat(500), b: 1 })],
    ['a long text with escapes', JSON.stringify({ a: '\\"\n'.repeat(200), b: [1] })],
    ['a long text of escaped characters', `{"a":"${'\\u4f60'.repeat(400)}"}`],
    ['a long key', JSON.stringify({ ['k'.repeat(500)]: { b: 1 } })],
    ['many short values', JSON.stringify({ a: Array.from({ length: 400 }, (_, i) => i) })],
    ['a long text of spaces and commas', JSON.stringify({ a: ' , :'.repeat(200) })],
    ['a bare text', JSON.stringify('x'.repeat(500))],
  ]
  test.each(cases)('stay one line that is too long: %s', async (_, record) => {
    for (const chunkBytes of [1, 2, 3, 4, 5, 7, 1 << 16]) {
      const lines = await linesOf(`[{"a":1},${record} , {"a":2}]`, { chunkBytes })
      expect([lines[0], lines[2]]).toEqual(['{"a":1}', '{"a":2}'])
      expect(Buffer.byteLength(lines[1])).toBeGreaterThan(100)
    }
  })

  test('are the only ones that are changed, however the document arrives', async () => {
    const text = fc.string({ unit: fc.constantFrom('x', '你', '"', '\\', '\n', '}', ' '), maxLength: 80 })
    await fc.assert(
      fc.asyncProperty(fc.array(text), fc.integer({ min: 1, max: 50 }), async (texts, chunkBytes) => {
        const lines = await linesOf(JSON.stringify(texts), { chunkBytes, maxRecordBytes: 30 })
        lines.forEach((line, i) => {
          const whole = JSON.stringify(texts[i])
          if (Buffer.byteLength(whole) <= 30) expect(line).toBe(whole)
          else expect(Buffer.byteLength(line)).toBeGreaterThan(30)
        })
      }),
      runs(100),
    )
  })

  test('spaces between values are no value, however many', async () => {
    expect(await linesOf(`[{"a":1},${' '.repeat(1000)}{"a" :${'\n'.repeat(1000)}2}]`)).toEqual([
      '{"a":1}',
      '{"a":2}',
    ])
  })

  test('are rejected by their number, and those around them are read', async () => {
    const input = join(folder, 'long.json')
    writeFileSync(input, JSON.stringify([{ a: 'one' }, { a: 'x'.repeat(3 << 20) }, { a: 'three' }], null, 1))
    const output = join(folder, 'out')
    const limited = { path: input, maxRecordBytes: 1 << 20 }
    await run({ input: limited, output, errors: { budget: 1 } }, { workers: 0 })
    expect(readShards(output)).toEqual([{ a: 'one' }, { a: 'three' }])
    expect(readRejects(output)).toMatchObject([{ line: 2, reason: 'too_long' }])
  })
})
