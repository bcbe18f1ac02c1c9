import { describe, expect, it } from 'vitest'
import { folderWith, prepHere } from './prep.js'

const rows = [
  { id: 1, prompt: 'Write to mary.jones@example.com' },
  { id: 2, prompt: 'hello' },
]
const data = { 'data.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join('') }

describe('prep why and prep trace', () => {
  it('tell of a row and of a record what the steps did, in words and as JSON, and no word of the text', async () => {
    const cwd = folderWith(data)
    const flags = ['--fields', 'prompt', '--policy', 'mask', '--trail', '--out', 'masked.jsonl']
    expect((await prepHere(['anonymize', 'data.jsonl', ...flags], { cwd })).code).toBe(0)
    const told = await prepHere(['why', 'masked.jsonl', '1'], { cwd })
    expect(told.stdout).toBe(
      'data.jsonl:1 (data.jsonl@0)\n  1 anonymize: changed prompt, noted prompt: EMAIL_ADDRESS\n  written to masked.jsonl, row 1\n',
    )
    const { stdout } = await prepHere(['trace', 'masked.jsonl', 'data.jsonl:1', '--json'], { cwd })
    expect(JSON.parse(stdout)).toMatchObject({
      rows: [{ id: 'data.jsonl@0', shard: 'masked.jsonl', row: 1 }],
    })
    expect(stdout).not.toMatch(/mary|jones/i)
  })

  it('end with code 2, and say what to do, for rows that are not there and outputs without a trail', async () => {
    const cwd = folderWith(data)
    await prepHere(['filter', 'data.jsonl', 'id = 1', '--out', 'plain/'], { cwd })
    await prepHere(['filter', 'data.jsonl', 'id = 1', '--trail', '--out', 'traced/'], { cwd })
    const failing: [args: string[], said: RegExp][] = [
      [['why', 'plain/', '1'], /Run again with --trail/],
      [['why', 'data.jsonl', '1'], /is no finished output of prep/],
      [['why', 'traced/', '2'], /The output has 1 rows/],
      [['why', 'traced/', 'x'], /"x" names no row/],
      [['trace', 'traced/', 'other.jsonl:1'], /is none of the inputs of the run\. They are: data\.jsonl/],
      [['trace', 'traced/', 'data.jsonl:3'], /Line 3 of "data\.jsonl" begins no record/],
    ]
    for (const [args, said] of failing) {
      const { code, stderr } = await prepHere(args, { cwd })
      expect([code, stderr]).toEqual([2, expect.stringMatching(said)])
    }
    const { stdout } = await prepHere(['trace', 'traced/', 'data.jsonl:2', '--lang', 'zh'], { cwd })
    expect(stdout).toContain('丢弃，原因：filter_false')
  })
})
