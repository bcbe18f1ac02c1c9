import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { shortForm } from '../campaign.js'
import { makeRecords, readRejects, readShards, temporaryFolder } from './fixtures.js'

const folder = temporaryFolder('rejects')

/** One broken form of a line each: what stands in the file, and the reason it is rejected for. */
const broken: [name: string, (line: string) => Buffer, reason: string][] = [
  ['cut', (line) => Buffer.from(line.slice(0, line.length >> 1)), 'not_json'],
  ['binary', () => Buffer.from([0x00, 0x9f, 0x92, 0x96, 0x01, 0xff, 0xfe]), 'invalid_utf8'],
  ['a list', () => Buffer.from('[1, 2]'), 'not_an_object'],
  ['a bare text', () => Buffer.from('"hello"'), 'not_an_object'],
  [
    'a number where text is',
    (line) => Buffer.from(line.replace(/"prompt":"[^"]*"/, '"prompt":5')),
    'wrong_type',
  ],
  [
    'an object where text is',
    (line) => Buffer.from(line.replace(/"prompt":"[^"]*"/, '"prompt":{}')),
    'wrong_type',
  ],
  ['two values', (line) => Buffer.from(`${line} ${line}`), 'not_json'],
  ['a control character', (line) => Buffer.from(line.replace('"prompt":"', '"prompt":"\u0001')), 'not_json'],
  ['a bad escape', (line) => Buffer.from(line.replace('"prompt":"', '"prompt":"\\x')), 'not_json'],
  [
    'invalid UTF-8',
    (line) =>
      Buffer.concat([Buffer.from(line.slice(0, 30)), Buffer.of(0xc3, 0x28), Buffer.from(line.slice(30))]),
    'invalid_utf8',
  ],
]

/** A file of `count` lines in which those numbered in `places` are broken, each in its own way. */
function damage(path: string, count: number, places: readonly number[]) {
  const lines: Buffer[] = makeRecords(count).map((record) => Buffer.from(JSON.stringify(record)))
  const expected = places.map((place, i) => {
    const [, breakLine, reason] = broken[i % broken.length]
    lines[place] = breakLine(lines[place].toString())
    return { line: place + 1, reason }
  })
  const offsets: number[] = []
  let offset = 0
  for (const line of lines) {
    offsets.push(offset)
    offset += line.length + 1
  }
  writeFileSync(path, Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')])))
  return expected.map((entry) => ({ ...entry, offset: offsets[entry.line - 1] }))
}

describe('rejects', () => {
  const count = 4000
  const places = Array.from({ length: 20 }, (_, i) => 7 + i * 197)
  const path = join(folder, 'damaged.jsonl')
  const expected = damage(path, count, places)

  test.each([0, 2])(
    'every intact line comes out and every broken one is listed by line and offset (%i workers)',
    async (workers) => {
      const out = join(folder, `out${workers}`)
      const report = await run({ input: path, output: out, errors: { invalidUtf8: 'reject' } }, { workers })
      const entries = readRejects(out).map(({ line, offset, reason }) => ({ line, offset, reason }))
      expect(entries).toEqual(expected)
      const gone = new Set(places)
      expect(readShards(out)).toEqual(makeRecords(count).filter((_, i) => !gone.has(i)))
      expect(report.rows).toMatchObject({ read: count, rejected: 20, repaired: 0, written: count - 20 })
    },
  )

  test('by default invalid UTF-8 is replaced, the row kept, and the line listed as repaired', async () => {
    const out = join(folder, 'repaired')
    const report = await run({ input: path, output: out }, { workers: 0 })
    const entries = readRejects(out)
    expect(entries.map(({ line, offset }) => ({ line, offset }))).toEqual(
      expected.map(({ line, offset }) => ({ line, offset })),
    )
    const repaired = entries.filter((entry) => entry.action === 'repaired')
    expect(repaired).toHaveLength(2)
    expect(report.rows).toMatchObject({ read: count, rejected: 18, repaired: 2, written: count - 18 })
    expect(readShards(out).filter((row) => JSON.stringify(row).includes('\ufffd'))).toHaveLength(2)
  })

  test('a lone surrogate is replaced and the line listed as repaired', async () => {
    const input = join(folder, 'surrogate.jsonl')
    writeFileSync(input, '{"a":"x\\ud800y"}\n{"a":"\\ud83d\\ude00"}\n')
    const out = join(folder, 'surrogate')
    await run({ input, output: out }, { workers: 0 })
    expect(readShards(out)).toEqual([{ a: 'x\ufffdy' }, { a: '😀' }])
    expect(readRejects(out)).toMatchObject([{ line: 1, action: 'repaired', reason: 'lone_surrogate' }])
  })

  test('no record text stands in rejects, manifest or report', async () => {
    const input = join(folder, 'secret.jsonl')
    writeFileSync(input, '{"a":"fine"}\n{"a":"top-secret-word\n{"a":7}\n')
    const out = join(folder, 'secret')
    await run({ input, output: out, errors: { budget: 1 } }, { workers: 0 })
    for (const file of ['manifest.json', 'report.json', 'report.html', 'rejects/rejects-00000.jsonl'])
      expect(readFileSync(join(out, file), 'utf8')).not.toContain('secret-word')
  })

  test('the raw bytes are kept on request', async () => {
    const out = join(folder, 'raw')
    await run({ input: path, output: out, errors: { keepRaw: true, invalidUtf8: 'reject' } }, { workers: 0 })
    const list = readRejects(out).find((entry) => entry.reason === 'not_an_object')
    expect(Buffer.from(String(list?.raw), 'base64').toString()).toBe('[1, 2]')
  })

  test.each(shortForm([2, 0], 1))(
    'more than the budget ends the run with over_budget and no finished output (%i workers)',
    async (workers) => {
      const out = join(folder, `over${workers}`)
      const failed = run({ input: path, output: out, errors: { budget: 0.001 } }, { workers })
      await expect(failed).rejects.toMatchObject({ name: 'PrepError', code: 'over_budget' })
      expect(existsSync(join(out, 'state.json'))).toBe(false)
      const enough = await run({ input: path, output: out, errors: { budget: 0.01 } }, { workers })
      expect(enough.rows.rejected).toBe(18)
    },
  )

  test('onError "fail" stops at the first broken record and says where it is', async () => {
    const failed = run(
      { input: path, output: join(folder, 'fail'), errors: { onError: 'fail' } },
      { workers: 0 },
    )
    await expect(failed).rejects.toMatchObject({ code: 'bad_input', at: { source: path, line: 8 } })
  })
})

describe('balance over damaged input', () => {
  test('a survey sees the rows that the run will see: the groups are equal although lines were rejected', async () => {
    const input = join(folder, 'unbalanced.jsonl')
    damage(
      input,
      4000,
      Array.from({ length: 39 }, (_, i) => i * 100),
    )
    const out = join(folder, 'balanced')
    const steps = [{ balance: { facet: 'gender', method: 'under' } }] as const
    await run({ input, output: out, steps, errors: { invalidUtf8: 'reject' } }, { workers: 0 })
    const rows = readShards(out)
    const women = rows.filter((row) => row.gender === 'female').length
    expect(rows).toHaveLength(women * 2)
  })
})
