import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RunReport } from '../../src/schemas/run-report.js'
import { prepHere } from '../cli/prep.js'
import { temporaryFolder, writeLines } from './fixtures.js'

/** A telephone number a person stands for one row each, beside a value that many rows share. */
const folder = temporaryFolder('hidden-groups')
const phones = Array.from({ length: 30 }, (_, i) => `1380013${8000 + i}`)
const rows = [
  ...Array.from({ length: 40 }, () => 'none'),
  ...Array.from({ length: 5 }, () => 'shop'),
  ...phones,
  ...Array.from({ length: 3 }, () => phones[0]),
]
writeLines(
  join(folder, 'rows.jsonl'),
  rows.map((phone, id) => ({ id, phone })),
)
const pages = (out: string) =>
  ['report.json', 'report.html'].map((name) => readFileSync(join(folder, out, name), 'utf8'))

test.each([
  ['over', { rows: 33, expected: 1200 }],
  ['under', { rows: 33, expected: 30 }],
  ['reweigh', { rows: 33, expected: 33 }],
])(
  'balance by the method %s tells no value that fewer than 5 rows share, and counts them to the row',
  async (method, figures) => {
    const flags = ['rows.jsonl', '--facet', 'phone', '--method', method]
    const english = await prepHere(['balance', ...flags, '--out', method], { cwd: folder })
    const chinese = await prepHere(['balance', ...flags, '--out', `${method}-zh`, '--lang', 'zh'], {
      cwd: folder,
    })
    const [json, page] = pages(method)
    const told = [
      english.stdout,
      english.stderr,
      chinese.stdout,
      chinese.stderr,
      json,
      page,
      ...pages(`${method}-zh`),
    ]
    for (const text of told) expect(phones.filter((phone) => text.includes(phone))).toEqual([])
    const { groups = [] } = (JSON.parse(json) as RunReport).steps[0]
    expect(groups.map(({ group }) => group)).toEqual(['none', 'shop', '(hidden: 30 small groups)'])
    expect(groups[2]).toMatchObject({ ...figures, hidden: { groups: 30, fewestRows: 1 } })
    expect(english.stderr + english.stdout).toContain('(hidden: 30 small groups)')
    expect(chinese.stderr + chinese.stdout).toContain('（不显示：30 个小分组）')
  },
)

test('a plan tells none of them either, and warns by the smallest of the hidden groups', async () => {
  const steps = [{ balance: { facet: 'phone', method: 'under' } }]
  writeFileSync(join(folder, 'plan.yaml'), JSON.stringify({ input: 'rows.jsonl', steps, output: 'planned/' }))
  const { stdout } = await prepHere(['plan', 'plan.yaml'], { cwd: folder })
  expect(phones.filter((phone) => stdout.includes(phone))).toEqual([])
  expect(stdout.replace(/\n +/g, ' ')).toContain('the smallest group, "(hidden: 30 small groups)", has 1.')
})
