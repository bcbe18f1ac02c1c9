import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isWhole } from '../campaign.js'
import { folderWith, prepHere } from './prep.js'

const people = Array.from({ length: 30 }, (_, i) => ({
  text: `Write to mary${i}@corp.com today`,
  sex: i < 5 ? 'f' : 'm',
}))
const lines = people.map((row) => `${JSON.stringify(row)}\n`).join('')

const pipeline = `input: a.jsonl
steps:
  - split: { shares: { train: 0.8, test: 0.2 } }
  - anonymize: { fields: [text], entities: [EMAIL_ADDRESS] }
  - balance: { facet: sex, method: over, maxCopies: 3, overBudget: cap, where: { split: train } }
  - augment: { fields: [text], ops: [swap], where: { split: train } }
  - convert: { rename: { text: note } }
output: out/
`

async function finished(files: Record<string, string>, args: string[]): Promise<string> {
  const cwd = folderWith(files)
  const { code, stderr } = await prepHere([...args, '-q', '--workers', '0'], { cwd })
  expect([code, stderr]).toEqual([0, ''])
  return cwd
}

const changesOf = (cwd: string, ...flags: string[]) =>
  prepHere(['inspect', 'out', '--changes', ...flags], { cwd })

describe('prep inspect --changes', () => {
  it('shows rows that each step changed and why, without a value of them', async () => {
    const cwd = await finished({ 'a.jsonl': lines, 'p.yaml': pipeline }, ['run', 'p.yaml'])
    const { code, stdout, stderr } = await changesOf(cwd, '--rows', '2')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).not.toMatch(/mary|corp|Write|today/)
    expect(stdout).toMatch(/^1 split: 2 of \d+ changed rows/m)
    expect(stdout).toMatch(/^ {4}split\n {6}\+ (?:train|test)$/m)
    expect(stdout).toMatch(/a\.jsonl:\d+ at byte \d+: changed \(EMAIL_ADDRESS: replace\)/)
    expect(stdout).toMatch(/^ {6}- .*xxxx00?@xxxx\.xxx/m)
    expect(stdout).toMatch(/^ {6}\+ .*<EMAIL_ADDRESS>/m)
    expect(stdout).toMatch(/: stands \d+ times$/m)
    expect(stdout).toMatch(/: \d+ rows were made of it \(swap\)$/m)
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    expect((await changesOf(cwd, '--rows', '2')).stdout).toBe(stdout)
  })

  it.each([
    ['--max-shard-size', '1MB'],
    ['--to', 'jsonl', '--compression', 'zstd'],
  ])('shows them of shards that were written with %s %s', async (...flags) => {
    const args = ['anonymize', 'a.jsonl', '--fields', 'text', '--out', 'out/', ...flags]
    const cwd = await finished({ 'a.jsonl': lines }, args)
    const { code, stdout, stderr } = await changesOf(cwd)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/changed \(EMAIL_ADDRESS: replace\)/)
  })

  it.runIf(isWhole)('looks on until it finds the few records that a step changed', async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => ({
      text: i === 1234 ? 'to ann@corp.com' : `row ${i}`,
    }))
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
    const args = ['anonymize', 'a.jsonl', '--fields', 'text', '--entities', 'EMAIL_ADDRESS', '--out', 'out/']
    const cwd = await finished({ 'a.jsonl': text }, args)
    expect((await changesOf(cwd)).stdout).toMatch(
      /a\.jsonl:1235 at byte \d+: changed \(EMAIL_ADDRESS: replace\)/,
    )
  })

  it('shows text only where it is asked for, and the same as JSON', async () => {
    const cwd = await finished({ 'a.jsonl': lines, 'p.yaml': pipeline }, ['run', 'p.yaml'])
    const masked = await changesOf(cwd, '--json')
    expect(masked.stdout).not.toMatch(/mary|corp/)
    const { kind, steps } = JSON.parse(masked.stdout)
    expect([kind, steps.map(({ step }: { step: string }) => step)]).toEqual([
      'changes',
      ['1 split', '2 anonymize', '3 balance', '4 augment', '5 convert'],
    ])
    expect(steps[1].rows[0]).toMatchObject({
      what: 'changed',
      notes: ['EMAIL_ADDRESS: replace'],
      fields: [{ field: 'text', before: expect.stringContaining('@xxxx.xxx') }],
    })
    expect(
      JSON.parse((await changesOf(cwd, '--json', '--show-text')).stdout).steps[1].rows[0].fields[0].before,
    ).toMatch(/mary\d+@corp\.com/)
  })

  it('reads a table without a header line as the run did, and tells what was rejected and dropped', async () => {
    const rows = '3,x\nno,y\n5,z\n'
    const flags = ['--columns', 'n,t', '--types', 'n=text', '--cast', 'n=int', '--error-budget', '1']
    const cwd = await finished({ 'a.csv': rows }, ['convert', 'a.csv', ...flags, '-o', 'out'])
    const { steps } = JSON.parse((await changesOf(cwd, '--json')).stdout)
    expect(steps[0].rows).toContainEqual(
      expect.objectContaining({ what: 'rejected', reasons: ['cast_failed'], fields: [] }),
    )
  })

  it('refuses where the input is gone or is another one, and says so', async () => {
    const cwd = await finished({ 'a.jsonl': lines }, ['convert', 'a.jsonl', '--drop', 'sex', '-o', 'out'])
    writeFileSync(join(cwd, 'a.jsonl'), lines.replace('mary7', 'anna7'))
    const changed = await changesOf(cwd)
    expect([changed.code, changed.stdout]).toEqual([2, ''])
    expect(changed.stderr).toContain('the bytes of "a.jsonl" changed. Run the pipeline again')
    rmSync(join(cwd, 'a.jsonl'))
    const gone = await changesOf(cwd)
    expect([gone.code, gone.stderr]).toEqual([
      2,
      expect.stringContaining('Input "a.jsonl" is no longer there'),
    ])
  })
})
