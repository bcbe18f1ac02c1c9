import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { explain, explainRow, type Pipeline, type RuleFindings, run } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { shortForm } from '../campaign.js'
import { readShards, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('explain')
const texts = readFileSync(join(import.meta.dirname, '../golden/curation/fixtures.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { text: string }).text)
const input = ['a', 'b'].map((name, half) =>
  writeLines(
    join(folder, `${name}.jsonl`),
    [...texts, texts[0]].filter((_, i) => i % 2 === half).map((text) => ({ text })),
  ),
)
const pipeline: Pipeline = {
  input,
  steps: [{ filter_quality: {} }, { dedup: { fields: ['text'] } }],
  output: join(folder, 'out'),
}

describe('explain()', () => {
  it('tells what a run does to the rows, and writes none', async () => {
    const explained = await explain({ ...pipeline, output: join(folder, 'never') }, { workers: 0 })
    const report = await run(pipeline, { workers: 0, overwrite: true })
    expect(explained.rows).toEqual({ read: 21, rejected: 0, written: report.rows.written })
    expect(explained.steps.map(({ step, counts, findings }) => ({ name: step, counts, findings }))).toEqual(
      report.steps.map(({ name, counts, findings }) => ({ name, counts, findings })),
    )
    expect(existsSync(join(folder, 'never'))).toBe(false)
  })

  it('tells how many rows a rule leaves out alone, and how many stay without it', async () => {
    const { steps } = await explain(pipeline, { workers: 0 })
    const { rules } = steps[0].findings as RuleFindings
    const passing = async (options: object) =>
      (await explain({ ...pipeline, steps: [{ filter_quality: options }] }, { workers: 0 })).rows.written
    const all = await passing({})
    for (const { rule, failed, alone } of shortForm(rules.slice(0, 3), 1)) {
      expect(21 - (await passing({ rules: [rule] }))).toBe(failed)
      expect((await passing({ limits: { [rule]: null } })) - all).toBe(alone)
    }
  })
})

describe('explainRow()', () => {
  it('says of each row what a run does, by the rules that its verdict names', async () => {
    const tagging: Pipeline = {
      ...pipeline,
      steps: [{ filter_quality: { action: 'tag' } }],
      output: join(folder, 'tagged'),
    }
    await run(tagging, { workers: 0 })
    const rows = readShards(join(folder, 'tagged')) as { quality: { rules: { rule: string }[] } }[]
    for (const i of shortForm([0, 9, 1, 15], 2)) {
      const { quality } = rows[i]
      const { steps } = await explainRow(pipeline, { row: i + 1, workers: 0 })
      const broken = steps[0].rules.filter(({ passed }) => !passed)
      expect(broken.map(({ rule }) => rule)).toEqual(quality.rules.map(({ rule }) => rule))
      expect(steps[0]).toMatchObject(
        broken.length === 0 ? { what: 'kept', reasons: [] } : { what: 'dropped', reasons: [broken[0].rule] },
      )
      expect(steps).toHaveLength(broken.length === 0 ? 2 : 1)
      expect(JSON.stringify(steps)).not.toContain(texts[0].slice(0, 12))
    }
  })

  it('finds a row by its file and line, and tells that it is said elsewhere already', async () => {
    const { place, steps } = await explainRow(
      { ...pipeline, steps: [{ dedup: { fields: ['text'] } }] },
      { row: { source: input[0], line: 11 }, workers: 0 },
    )
    expect(place).toMatchObject({ source: input[0], line: 11 })
    expect(steps).toEqual([
      {
        step: '1 dedup',
        copy: 0,
        what: 'dropped',
        reasons: ['duplicate'],
        rules: [{ rule: 'duplicate', passed: false, value: 2 }],
      },
    ])
  })

  it.each([
    [{ row: 22 }],
    [{ row: { source: input[1], line: 40 } }],
    [{ row: { source: 'c.jsonl', line: 1 } }],
  ])('says so where there is no such row: %j', async (options) => {
    await expect(explainRow(pipeline, { ...options, workers: 0 })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
