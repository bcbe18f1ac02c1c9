import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { driftLines } from '../../src/cli/drift/drift-lines.js'
import { openWords } from '../../src/cli/language/words.js'
import { displayWidth } from '../../src/cli/terminal/width.js'
import { folderWith, prepHere } from './prep.js'

const rowsOf = (kinds: readonly string[], shift: number) =>
  Array.from({ length: 500 }, (_, i) =>
    JSON.stringify({ kind: kinds[i % kinds.length], age: ((i * 7) % 50) + shift, id: i }),
  ).join('\n')
const files = {
  'old.jsonl': rowsOf(['red', 'blue', 'green'], 0),
  'new.jsonl': rowsOf(['red', 'blue', 'grey'], 20),
}

function drift(...args: string[]) {
  return prepHere(['drift', ...args], { cwd: folderWith(files) })
}

describe('`prep drift`', () => {
  it('names the columns that drifted first, with how far and why, and ends with 0', async () => {
    const { code, stdout } = await drift('old.jsonl', 'new.jsonl')
    expect(code).toBe(0)
    expect(stdout).toContain('2 of 3 columns drifted')
    expect(stdout).toMatch(/\nkind +drift +PSI \d+\.\d{3} +< 0\.001 +green 33\.2 % → 0\.0 %/)
    expect(stdout).toMatch(/\nage +drift +PSI 3\.4\d\d +< 0\.001 +median 24 → 44/)
    expect(stdout).toMatch(/\nid +stable /)
    expect(stdout).toContain('kind: new are grey (166)')
  })

  it('ends with 1 where a condition holds, and refuses figures that are none', async () => {
    const failed = await drift('old.jsonl', 'new.jsonl', '-q', '--fail-if', 'drifted > 0')
    expect(failed).toMatchObject({ code: 1, stdout: '' })
    expect((await drift('old.jsonl', 'old.jsonl', '--fail-if', 'drifted > 0')).code).toBe(0)
    expect(await drift('old.jsonl', 'new.jsonl', '--fail-if', 'drifed > 0')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Did you mean "drifted"'),
    })
  })

  it('tells all of it as JSON, by the formulas that are asked for', async () => {
    const { stdout } = await drift(
      'old.jsonl',
      'new.jsonl',
      '--json',
      '--like',
      'evidently',
      '--fields',
      'age',
    )
    const { drift: report } = JSON.parse(stdout)
    expect(report).toMatchObject({ like: 'evidently', compared: 1, drifted: 1, isDrifted: true })
    expect(report.columns[0].aspects[0].test.name).toBe('kolmogorov_smirnov')
  })

  it('fits into windows of 60 and 120 columns, in Chinese too', async () => {
    const { stdout } = await drift('old.jsonl', 'new.jsonl', '--json')
    const names = { reference: 'old.jsonl', current: 'new.jsonl' }
    for (const language of ['en', 'zh'] as const)
      for (const columns of [60, 120]) {
        const words = await openWords(language)
        const look = { columns, words, paint: (_: unknown, text: string) => text, names, isFull: true }
        const lines = driftLines(JSON.parse(stdout), look)
        for (const line of lines) expect(displayWidth(line), line).toBeLessThanOrEqual(columns)
        expect(lines.length).toBeGreaterThan(10)
      }
  })

  it('takes the state of a profile in place of data, and refuses one that was changed', async () => {
    const cwd = folderWith(files)
    const call = (...args: string[]) => prepHere(args, { cwd })
    const lines = files['old.jsonl'].split('\n')
    writeFileSync(join(cwd, 'a.jsonl'), lines.slice(0, 180).join('\n'))
    writeFileSync(join(cwd, 'b.jsonl'), lines.slice(180).join('\n'))
    for (const name of ['a', 'b', 'old'])
      expect((await call('profile', `${name}.jsonl`, '-q', '--state', `${name}.prof`)).code).toBe(0)
    const merged = await call('profile', '--merge', 'b.prof', 'a.prof', '--state', 'all.prof')
    expect(merged.stdout).toContain('500 rows')
    expect(readFileSync(join(cwd, 'all.prof'), 'utf8')).toBe(readFileSync(join(cwd, 'old.prof'), 'utf8'))

    const { stdout } = await call('drift', 'all.prof', 'new.jsonl')
    expect(stdout).toContain('2 of 3 columns drifted')
    expect(stdout).toContain('kind: new are grey (166)')

    writeFileSync(
      join(cwd, 'all.prof'),
      readFileSync(join(cwd, 'all.prof'), 'utf8').replace('"rows":500', '"rows":501'),
    )
    const changed = await call('drift', 'all.prof', 'new.jsonl')
    expect([changed.code, changed.stderr]).toEqual([2, expect.stringContaining('not as it was written')])
    expect((await call('drift', 'none.prof', 'new.jsonl')).stderr).toContain('No file or folder')
    writeFileSync(join(cwd, 'all.prof'), 'no state')
    expect((await call('drift', 'all.prof', 'new.jsonl')).stderr).toContain('is no state of a profile')
    expect((await call('profile', 'a.jsonl', '--state', 'a.json')).code).toBe(2)
  })
})
