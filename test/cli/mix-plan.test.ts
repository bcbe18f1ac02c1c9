import { expect, test } from 'vitest'
import { displayWidth } from '../../src/cli/terminal/width.js'
import { folderWith, prepHere } from './prep.js'

const lines = (count: number, fields: object) =>
  Array.from({ length: count }, (_, id) => `${JSON.stringify({ id, ...fields })}\n`).join('')

const pipeline = `
input:
  sources: { wiki: wiki.jsonl, 维基百科: zh.jsonl }
steps:
  - mix: { weights: { wiki: 1, 维基百科: 1 }, size: 200, maxEpochs: 2 }
output: out
`

test('prep plan shows how many rows of each source there will be, in 80 columns', async () => {
  const cwd = folderWith({
    'p.yaml': pipeline,
    'wiki.jsonl': lines(1500, {}),
    'zh.jsonl': lines(80, {}),
  })
  const { stdout, code } = await prepHere(['plan', 'p.yaml'], { cwd })
  expect(code).toBe(0)
  expect(stdout).toContain(`
    group     rows now  expected  passes
    wiki         1,500       100    0.07
    维基百科        80       100    1.25
    total        1,580       200    0.13
`)
  for (const line of stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80)
  const { expected } = JSON.parse((await prepHere(['plan', 'p.yaml', '--json'], { cwd })).stdout)
  expect(expected).toEqual([
    {
      step: '1 mix',
      groups: [
        { group: 'wiki', rows: 1500, expected: 100 },
        { group: '维基百科', rows: 80, expected: 100 },
      ],
    },
  ])
})

test('prep plan shows the weights that reweighing gives, and the rows that take no part last', async () => {
  const cwd = folderWith({
    'a.jsonl':
      lines(30, { sex: 'f', hired: false, part: 'a' }) + lines(10, { sex: 'f', hired: true, part: 'a' }),
    'b.jsonl':
      lines(20, { sex: 'm', hired: true, part: 'a' }) + lines(90, { sex: 'm', hired: true, part: 'b' }),
    'p.yaml': `
input: [a.jsonl, b.jsonl]
steps:
  - balance: { facet: sex, label: hired, method: reweigh, missing: skip, where: { part: a } }
output: out
`,
  })
  const { stdout } = await prepHere(['plan', 'p.yaml'], { cwd })
  expect(stdout).toContain(`
    group                 rows  weight ×
    f, false                30    0.8000
    m, true                 20    0.6000
    f, true                 10    2.4000
    (rows outside where)    90
    total                  150
`)
})

test('prep plan fails where the run would: a source without rows', async () => {
  const cwd = folderWith({
    'p.yaml': pipeline.replace('wiki: 1,', 'wikki: 1,'),
    'wiki.jsonl': lines(3, {}),
    'zh.jsonl': lines(3, {}),
  })
  const { stderr, code } = await prepHere(['plan', 'p.yaml'], { cwd })
  expect(code).not.toBe(0)
  expect(stderr).toContain('names the source "wikki", of which column "source" has no row')
  expect(stderr).toContain('p.yaml:5:5: step 1 mix')
})

test('prep plan tells nothing to expect of standard input, and says so', async () => {
  const cwd = folderWith({ 'p.yaml': 'input: "-"\nsteps:\n  - mix: { column: id, alpha: 0 }\noutput: out\n' })
  const { stdout } = await prepHere(['plan', 'p.yaml'], { cwd, stdin: lines(3, {}) })
  expect(stdout).toContain('unavailable for standard input')
})

test.each<[string, string[], Record<string, number>]>([
  ['named before them', ['en=a.jsonl', 'zh=b.jsonl', '--weights', 'en=1,zh=2'], { en: 15, zh: 30 }],
  [
    'named twice, as one',
    ['en=a.jsonl', 'en=c.jsonl', 'zh=b.jsonl', '--repeat', 'en=0.5,zh=2'],
    { en: 30, zh: 60 },
  ],
  [
    'by the weights',
    ['a.jsonl', 'b.jsonl', '--weights', 'a.jsonl=1,b.jsonl=2'],
    { 'a.jsonl': 15, 'b.jsonl': 30 },
  ],
  ['without extensions', ['./a.jsonl', 'b.jsonl', '--repeat', 'a=0.5,b=1'], { a: 15, b: 30 }],
])('prep mix takes files as sources, %s', async (_, args, expected) => {
  const cwd = folderWith({ 'a.jsonl': lines(30, {}), 'b.jsonl': lines(30, {}), 'c.jsonl': lines(30, {}) })
  const rule = args.includes('--weights') ? ['--size', '45'] : []
  const { stdout, stderr } = await prepHere(['mix', ...args, ...rule, '--out', '-'], { cwd })
  const found: Record<string, number> = {}
  for (const line of stdout.split('\n').filter((one) => one !== '')) {
    const { source } = JSON.parse(line)
    found[source] = (found[source] ?? 0) + 1
  }
  expect([found, stderr]).toEqual([expected, expect.any(String)])
})

test('prep mix says how to name sources where nothing tells them', async () => {
  const cwd = folderWith({ 'a.jsonl': lines(3, {}), 'b.jsonl': lines(3, {}) })
  const { stderr } = await prepHere(['mix', 'a.jsonl', 'b.jsonl', '--temperature', '2', '--out', '-'], {
    cwd,
  })
  expect(stderr).toContain('as in `prep mix en=a.jsonl zh=b.jsonl`')
  expect(stderr).toContain('with --column')
})

test('prep mix draws from the values of a column', async () => {
  const cwd = folderWith({
    'a.jsonl': lines(30, { language: 'en' }),
    'b.jsonl': lines(10, { language: 'zh' }),
  })
  const args = ['mix', 'a.jsonl', 'b.jsonl', '--column', 'language', '--repeat', 'en=0.5,zh=2', '--out', '-']
  const { stdout, stderr } = await prepHere(args, { cwd })
  const languages = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).language)
  expect(stderr).not.toContain('Error')
  expect(languages.filter((language) => language === 'en')).toHaveLength(15)
  expect(languages.filter((language) => language === 'zh')).toHaveLength(20)
})

test('prep plan names the folder in which an output for an address is made first', async () => {
  const cwd = folderWith({ 'a.jsonl': '{"a":1}\n', 'p.yaml': 'input: a.jsonl\noutput: s3://bucket/made\n' })
  const { stdout } = await prepHere(['plan', 'p.yaml'], { cwd })
  expect(stdout.replace(/\s+/g, '')).toMatch(
    /Output:s3:\/\/bucket\/mademadein.*prep-sent-\d+-[0-9a-f]{16}first,andthensent;--worknamesanotherfolder/,
  )
})
