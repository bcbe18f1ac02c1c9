import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inferRules, profile, validate } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { leastShare, toleratedShare } from '../../src/run/validate/rule-margins.js'
import { Draws } from '../../src/transform/random.js'
import { prepHere } from '../cli/prep.js'
import { temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('infer-rules')

/** Rows of one population: some lack a mood, a few have a colour of their own, and who they are is nobody's business. */
function drawRows(count: number, seed: number) {
  const draws = new Draws(seed, 5)
  return Array.from({ length: count }, (_, id) => ({
    id: id + 10_000 * seed,
    colour: draws.chance(0.01) ? `private${seed}x${id}` : ['red', 'green', 'yes', '.5'][draws.below(4)],
    ...(draws.chance(0.8) && { mood: draws.chance(0.5) }),
    age: 18 + draws.below(60) + (draws.chance(0.004) ? 1000 + id : 0),
    note: 'word '.repeat(1 + draws.below(40)).trim(),
  }))
}

describe('`inferRules()`', () => {
  it('infers rules that new data of the same population keeps to, and data of another breaks', async () => {
    const [input, same] = [1, 2].map((seed) => writeLines(join(folder, `${seed}.jsonl`), drawRows(800, seed)))
    const { rows, rules } = await inferRules({ input }, { workers: 0 })
    expect(rows).toBe(800)
    expect(rules.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining([
        { rows: { min: 200 }, severity: 'warn' },
        { columns: { superset: ['id', 'colour', 'mood', 'age', 'note'] } },
        expect.objectContaining({ column: 'id', unique: true }),
        expect.objectContaining({ column: 'colour', in: ['.5', 'green', 'red', 'yes'] }),
        expect.objectContaining({ column: 'mood', type: 'boolean' }),
        expect.objectContaining({ column: 'note', noReplacement: true }),
      ]),
    )
    const given = rules.map(({ rule }) => rule)
    expect((await validate({ input: same, rules: given }, { workers: 0 })).broken).toEqual({
      error: 0,
      warn: 0,
      info: 0,
    })
    const other = drawRows(800, 3).map((row) => ({ ...row, colour: 'blue', mood: 'fine', age: row.age * 2 }))
    const shifted = writeLines(join(folder, 'shifted.jsonl'), other)
    const { checks } = await validate({ input: shifted, rules: given }, { workers: 0 })
    const broken = checks.filter(({ passed }) => !passed).map(({ name }) => name)
    expect(broken).toEqual(expect.arrayContaining(['colour in', 'mood type', 'age mean']))
  })

  it('prints rules that run as they are, of data and of a state, without a value that few rows share', async () => {
    const path = join(folder, 'data.jsonl')
    const rows = drawRows(800, 4)
    writeLines(path, rows)
    await profile({ input: path, state: join(folder, 'data.prof') }, { workers: 0 })
    for (const source of ['data.jsonl', 'data.prof']) {
      const { code, stdout } = await prepHere(['validate', '--infer', source], { cwd: folder })
      expect(code).toBe(0)
      expect(stdout).not.toContain('private')
      for (const { age } of rows.filter(({ age }) => age > 1000)) expect(stdout).not.toContain(`${age}`)
      writeFileSync(join(folder, 'rules.yaml'), stdout)
      const args = ['validate', 'data.jsonl', '--rules', 'rules.yaml', '--json']
      const report = JSON.parse((await prepHere(args, { cwd: folder })).stdout)
      expect(report.broken).toEqual({ error: 0, warn: 0, info: 0 })
      expect(report.checks.length).toBeGreaterThan(10)
    }
  })

  it('has margins that fewer than 5 in 1,000 new data sets of the same population break', () => {
    const draws = new Draws(7, 7)
    const broken = (rows: number, share: number) =>
      Array.from({ length: rows }, () => draws.chance(share)).filter(Boolean).length
    for (const [rows, share] of [
      [200, 0.002],
      [200, 0.02],
      [400, 0.3],
    ]) {
      const alarms = Array.from({ length: 1000 }, () => {
        const tolerated = toleratedShare(broken(rows, share), rows)
        return broken(rows * leastShare, share) > tolerated * rows * leastShare
      }).filter(Boolean)
      expect(alarms.length).toBeLessThan(5)
    }
  })
})
