import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { readShards, temporaryFolder, writeLines } from '../run/fixtures.js'

const folder = temporaryFolder('rejects-read')
const at = (name: string) => join(folder, name)

/** Lines that no writer of JSON would make again: spaces, an integer beyond doubles, a key that others lack. */
const lines = [
  '{"id": 9007199254740993, "text": "short", "note": null}',
  '{"text":"cut \\u4e2d","id":2}',
  '{ "id":3,"text":"the words of this text are enough for it to be kept by the only rule that holds" }',
  '{"id":4,"text":"short"}',
]
const errors = { keepRaw: true }
const steps = [
  { dedup: { fields: ['text'], action: 'reject' } },
  { filter_quality: { rules: ['gopher_short_doc'], limits: { gopher_short_doc: 5 }, action: 'reject' } },
] as const

/** Writes the lines as a file, rejects some of them, and answers the folder of the list. */
async function rejecting(input: string): Promise<string> {
  const output = `${input}-out`
  const report = await run({ input, output, steps, errors }, { workers: 0 })
  expect(report.rows).toMatchObject({ read: 4, written: 1, rejected: 3 })
  return join(output, 'rejects')
}

describe('a list of rejects as an input', () => {
  test('lets the records of JSON Lines in again byte by byte', async () => {
    writeFileSync(at('data.jsonl'), lines.join('\n'))
    const path = await rejecting(at('data.jsonl'))
    const records = readFileSync(join(path, 'rejects-00000.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => Buffer.from(JSON.parse(line).raw, 'base64').toString())
    expect(records.sort()).toEqual([lines[0], lines[1], lines[3]].sort())
    const output = at('again.jsonl')
    await run({ input: { path, format: 'rejects' }, output }, { workers: 0 })
    expect(readFileSync(output, 'utf8').trim().split('\n')).toHaveLength(3)
    expect(readFileSync(output, 'utf8')).toContain('9007199254740993')
  })

  test.each(['csv', 'parquet', 'json'] as const)('lets the rows of %s in again as rows', async (format) => {
    const source = at(`given.${format}`)
    writeLines(at('plain.jsonl'), [
      { id: 1, text: 'short, "so called"' },
      { id: 2, text: 'cut\nhere' },
      { id: 3, text: JSON.parse(lines[2]).text },
      { id: 4, text: 'short, "so called"' },
    ])
    await run({ input: at('plain.jsonl'), output: source }, { workers: 0 })
    const path = await rejecting(source)
    const output = at(`again-${format}`)
    await run({ input: { path, format: 'rejects' }, output }, { workers: 0 })
    expect(readShards(output).sort((a, b) => Number(a.id) - Number(b.id))).toEqual([
      { id: 1, text: 'short, "so called"' },
      { id: 2, text: 'cut\nhere' },
      { id: 4, text: 'short, "so called"' },
    ])
  })

  test('tells of each row the rules that it breaks, with numbers and places, and never its text', async () => {
    writeFileSync(at('rules.jsonl'), '{"text":"One line.\\nOne line.\\nOne line.\\nSecret end"}\n')
    const [input, output] = [at('rules.jsonl'), at('rules')]
    const rules = { filter_quality: { rules: ['dup_line_frac'], action: 'reject' } } as const
    await run({ input, output, steps: [rules] }, { workers: 0 })
    const text = readFileSync(join(output, 'rejects/rejects-00000.jsonl'), 'utf8')
    expect(JSON.parse(text).rules).toEqual([
      {
        rule: 'dup_line_frac',
        passed: false,
        value: 0.5,
        limit: expect.any(Number),
        side: 'max',
        spans: [{ start: 10, end: 29 }],
      },
    ])
    expect(text).not.toContain('Secret')
  })

  test('passes over repaired records and copies, which are in the output or went on by themselves', async () => {
    const entry = { source: 'a.jsonl', offset: 0, action: 'rejected', reason: 'x' }
    const raw = Buffer.from('{"a":1}').toString('base64')
    writeLines(at('mixed.jsonl'), [
      { ...entry, raw },
      { ...entry, action: 'repaired', raw },
      { ...entry, copy: 2 },
    ])
    const input = { path: at('mixed.jsonl'), format: 'rejects' } as const
    const report = await run({ input, output: at('mixed') }, { workers: 0 })
    expect(readShards(at('mixed'))).toEqual([{ a: 1 }])
    expect(JSON.stringify(report)).toContain('2 entries are not let in')
  })

  test.each([
    ['a list without records', '{"source":"a","offset":0,"action":"rejected","reason":"x"}', 'keepRaw'],
    ['what is no list of rejects', '{"source":"a","text":"Secret"}', 'no entry of a list of rejects'],
  ])('refuses %s', async (_, line, message) => {
    writeFileSync(at('refused.jsonl'), `${line}\n`)
    const input = { path: at('refused.jsonl'), format: 'rejects' } as const
    const failed = run({ input, output: at('refused') }, { workers: 0 })
    await expect(failed).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining(message),
    })
    await expect(failed).rejects.not.toMatchObject({ message: expect.stringContaining('Secret') })
  })
})
