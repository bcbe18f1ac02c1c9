import { expect, it } from 'vitest'
import { folderWith, prepHere } from './prep.js'

const broken = Array.from({ length: 30 }, (_, i) => `broken ${i}\n`).join('')
const files = { 'none.jsonl': '', 'head.csv': 'a,b\n', 'none.json': '[]', 'broken.jsonl': broken }

it.each(['none.jsonl', 'head.csv', 'none.json'])(
  'the summary of %s says that it holds no record',
  async (name) => {
    const cwd = folderWith(files)
    const { code, stderr } = await prepHere(['convert', name, '--out', 'out.jsonl'], { cwd })
    expect(code).toBe(0)
    expect(stderr).toMatch(/^note +read +The input holds no record$/m)
    const { stdout } = await prepHere(['inspect', name], { cwd })
    expect(stdout).toContain('The input holds no record')
    expect(stdout).not.toContain('can be read')
  },
)

it.each([
  ['none.jsonl', 'anonymize', '--fields', 'text', 0],
  ['none.json', 'filter', 'length(text) > 1', '', 0],
  ['head.csv', 'anonymize', '--fields', 'text', 0],
  ['none.jsonl', 'filter', 'length(text) >', '', 2],
])('a step over %s, %s %s %s, ends with exit code %i', async (name, step, option, value, wanted) => {
  const cwd = folderWith(files)
  const asked = [step, name, option, ...(value === '' ? [] : [value]), '--out', 'out.jsonl']
  const { code, stderr } = await prepHere(asked, { cwd })
  expect(code).toBe(wanted)
  expect(stderr).toContain(wanted === 0 ? 'The input holds no record' : 'Expression, column')
})

it('a summary of an input with a record does not say so', async () => {
  const cwd = folderWith({ 'a.jsonl': '{"a":1}\n' })
  expect((await prepHere(['convert', 'a.jsonl', '--out', 'out.jsonl'], { cwd })).stderr).not.toContain(
    'no record',
  )
})

it('a step is told that no record of its input can be read and why, not that it has no columns', async () => {
  const cwd = folderWith(files)
  const { code, stderr } = await prepHere(
    ['anonymize', 'broken.jsonl', '--fields', 'text', '--out', 'out/'],
    { cwd },
  )
  expect(code).toBe(2)
  expect(stderr).toContain('broken.jsonl at byte 0: None of 30 records can be read (not_json)')
  expect(stderr).toContain('name its format with --format')
})
