import { readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { speedHint } from '../../src/cli/anonymize/speed-hint.js'
import { folderWith, prepHere } from './prep.js'

const rows = (count: number, fields: object) => `${JSON.stringify(fields)}\n`.repeat(count)
const data = { 'a.jsonl': rows(3, { a: 'x' }) }

describe('an error in a pipeline file says line and column', () => {
  it.each<[string, string, string]>([
    [
      'of a pattern that matches nothing',
      'input: nope-*.jsonl\noutput: out/\n',
      'p.yaml:1:8: No file matches "nope-*.jsonl"',
    ],
    [
      'of a source that is not there',
      'input:\n  sources:\n    en: a.jsonl\n    zh: no.jsonl\noutput: out/\n',
      'p.yaml:4:9: No file or folder "no.jsonl"',
    ],
    [
      'of a step without its colon',
      'input: a.jsonl\nsteps:\n  - convert\noutput: out/\n',
      'p.yaml:3:5: Step 1 is the name "convert" alone. Write "convert: {}"',
    ],
    [
      'of a step that is only a word',
      'input: a.jsonl\nsteps:\n  - convrt\noutput: out/\n',
      'p.yaml:3:5: Step 1 is text, and names no transform. Did you mean "convert"?',
    ],
  ])('%s', async (_, yaml, message) => {
    for (const command of ['plan', 'run']) {
      const { code, stderr } = await prepHere([command, 'p.yaml'], {
        cwd: folderWith({ ...data, 'p.yaml': yaml }),
      })
      expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
    }
  })
})

describe('prep plan', () => {
  const yaml = `input: a.jsonl
steps:
  - anonymize: { fields: [a], policy: mask }
  - split: { by: a, shares: { train: 0.9, test: 0.1 } }
output: out/
`

  it('shows what was set of each step, all options with --all, and the shards of each split', async () => {
    const cwd = folderWith({ ...data, 'p.yaml': yaml })
    const { stdout } = await prepHere(['plan', 'p.yaml'], { cwd })
    expect(stdout).toContain('  1 anonymize\n    fields: [a], policy: mask\n')
    expect(stdout).not.toContain('wholeFields')
    expect(stdout).toContain('arrow, 1 shard of each split (train, test), seed 0\n')
    expect((await prepHere(['plan', 'p.yaml', '--all'], { cwd })).stdout).toContain('wholeFields: {}')
  })
})

describe('a message', () => {
  it('suggests up to three entities, and how to list all', async () => {
    const cwd = folderWith(data)
    const args = ['anonymize', 'a.jsonl', '--fields', 'a', '--out', '-', '--entities', 'LICENSE']
    const { stderr } = await prepHere(args, { cwd })
    expect(stderr).toMatch(
      /Did you mean "\w+", "\w+" or "\w+"\? `prep anonymize --list entities` shows all\n$/,
    )
  })

  it('about copies over their limit names the cell, where several rows share it', async () => {
    const many = rows(40, { sex: 'm', hired: 'yes' }) + rows(5, { sex: 'f', hired: 'yes' })
    const few = rows(40, { sex: 'm', hired: 'yes' }) + rows(2, { sex: 'f', hired: 'yes' })
    const cwd = folderWith({ 'many.jsonl': many, 'few.jsonl': few })
    const told = async (file: string) =>
      (
        await prepHere(
          `balance ${file} --facet sex --label hired --method over --max-copies 3 --out -`.split(' '),
          { cwd },
        )
      ).stderr
    expect(await told('many.jsonl')).toContain('Cell "f, yes", of 5 rows, would get 40')
    expect(await told('few.jsonl')).toContain('A cell of 2 rows would get 40')
  })
})

describe('prep inspect', () => {
  it.each<[string, string, string]>([
    ['records that cannot be read', '{"a":1}\noops\n{"a":2}\n', ', 3 records, 1 of them unreadable\n'],
    ['records over several lines', '{\n "a": 1\n}\n', 'such as json for records over several lines'],
    ['rows in a wrapper', '{"data":[{"a":1},{"a":2}]}\n', `jq -c '.["data"][]' IN > OUT.jsonl`],
  ])('tells of %s', async (_, text, told) => {
    const { stdout } = await prepHere(['inspect', 'b.jsonl'], { cwd: folderWith({ 'b.jsonl': text }) })
    expect(stdout).toContain(told)
  })
})

describe('prep anonymize', () => {
  it('hints once at identifiers where much data is looked through for names', () => {
    const cwd = folderWith({ 'big.jsonl': '', 'small.jsonl': '' })
    truncateSync(join(cwd, 'big.jsonl'), 200_000_000)
    const [big, small] = ['big.jsonl', 'small.jsonl'].map((name) => [join(cwd, name)])
    expect(speedHint(big, {})).toContain('--entities identifiers')
    expect([
      speedHint(small, {}),
      speedHint(['nope', '-'], {}),
      speedHint(big, { entities: ['all'] }),
    ]).toEqual([undefined, undefined, undefined])
  })
})

describe('anonymize', () => {
  const row = {
    id: 'a',
    prompt: 'Ask Mary Jones',
    answer: 'Yes',
    n: 1,
    messages: [{ role: 'user', content: 'Hi' }],
  }
  const file = { 'a.jsonl': `${JSON.stringify(row)}\n` }
  const pipeline = 'input: a.jsonl\nsteps:\n  - anonymize: { fields: [prompt] }\noutput: out/\n'

  it('names the texts and numbers that it did not look at, in the plan, at the end and on the page', async () => {
    const cwd = folderWith({ ...file, 'p.yaml': pipeline })
    const left = 'id, answer, messages[].content, n'
    const plan = await prepHere(['plan', 'p.yaml'], { cwd })
    expect(plan.stdout).toContain(`    not looked at: ${left}\n`)
    const run = await prepHere(['run', 'p.yaml'], { cwd })
    expect(run.stderr).toMatch(/^not looked at +1 anonymize +id, answer, messages\[\]\.content, n$/m)
    expect(readFileSync(join(cwd, 'out/report.html'), 'utf8')).toContain(`as it is: ${left}.`)
  })

  it('says nothing of that where all but truth values was looked at', async () => {
    const { n, ...texts } = row
    const cwd = folderWith({ 'a.jsonl': `${JSON.stringify({ ...texts, good: n === 1 })}\n` })
    const fields = 'id,prompt,answer,messages[].content'
    const { stderr } = await prepHere(['anonymize', 'a.jsonl', '--fields', fields, '--out', 'o.jsonl'], {
      cwd,
    })
    expect(stderr).not.toContain('not looked at')
  })
})

describe('a flag that takes no value', () => {
  it.each([['--header', 'false'], ['--header=false']])('is said to take none: %s %s', async (...flags) => {
    const cwd = folderWith({ 'a.csv': 'Mary,30\nTom,40\n' })
    const { code, stderr } = await prepHere(['convert', 'a.csv', ...flags], { cwd })
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(
        'takes no value: write it alone, or leave it out. A file without a header line gets names by --columns',
      ),
    ])
  })
})
