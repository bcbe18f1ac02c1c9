import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, type StepSpec } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { isWhole } from '../campaign.js'
import { makeRecords, readShards, shardNames, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('lineage')
const records = makeRecords(600)
const input = ['a', 'b'].map((name, i) =>
  writeLines(join(folder, `${name}.jsonl`), records.slice(i * 300, (i + 1) * 300), { lineLength: 9000 }),
)
/** Where each record begins in its file. */
const offsets = input.flatMap((path) => {
  let at = 0
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const start = at
      at += Buffer.byteLength(line) + 1
      return start
    })
})
const names = ['_source', '_position', '_copy', '_ops']

let runs = 0
async function outputOf(steps: StepSpec[], { lineage = true, workers = 0 } = {}) {
  const output = join(folder, `out-${runs++}`)
  const report = await run({ input, steps, output: { path: output, lineage }, seed: 5 }, { workers })
  return { report, output, rows: readShards(output) }
}

const withoutLineage = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)))

const steps: StepSpec[] = [
  { filter: { keep: 'id % 3 != 0' } },
  { anonymize: { fields: ['prompt'], policy: 'mask', entities: ['EMAIL_ADDRESS', 'CN_MOBILE'] } },
  { augment: { fields: ['completion'], ops: ['swap'], copies: 1 } },
  { balance: { facet: 'gender', method: 'over' } },
]

describe('the lineage of rows', () => {
  it('names of each row its file, the place of its record there, its copy and the steps that changed it', async () => {
    const { rows } = await outputOf(steps)
    const keys = new Set(rows.map(({ _source, _position, _copy }) => `${_source} ${_position} ${_copy}`))
    expect(keys.size).toBe(rows.length)
    for (const { id, prompt, completion, _source, _position, _copy, _ops } of rows) {
      const number = Number(id)
      const given = records[number]
      expect([_source, _position]).toEqual([input[number < 300 ? 0 : 1], offsets[number]])
      const ops = String(_ops).split(',')
      expect(ops.includes('anonymize')).toBe(prompt !== given.prompt)
      expect(ops.includes('augment')).toBe(completion !== given.completion)
      expect(ops.includes('filter')).toBe(false)
      if (_copy === 0) expect([completion, ops.includes('balance')]).toEqual([given.completion, false])
    }
    const repeated = rows.filter(({ _ops }) => String(_ops).includes('balance')).length
    const contents = new Set(rows.map((row) => JSON.stringify(withoutLineage(row))))
    expect(repeated).toBe(rows.length - contents.size)
    expect(repeated).toBeGreaterThan(50)
  })

  it.runIf(isWhole)('changes no other value, and is the same for any number of workers', async () => {
    const [plain, one, two] = [
      await outputOf(steps, { lineage: false }),
      await outputOf(steps),
      await outputOf(steps, { workers: 2 }),
    ]
    expect(two.report.digest).toBe(one.report.digest)
    expect(one.rows.map(withoutLineage)).toEqual(plain.rows)
    expect(one.report.steps.map(({ counts }) => counts)).toEqual(
      plain.report.steps.map(({ counts }) => counts),
    )
  })

  it.runIf(isWhole)('is written without any step, and in the folder of each split', async () => {
    const { rows } = await outputOf([])
    expect(rows.map(({ _ops, _copy }) => [_ops, _copy])).toEqual(records.map(() => ['', 0]))
    const { output } = await outputOf([{ split: { by: 'id', shares: { train: 1, test: 1 } } }])
    for (const name of ['train', 'test']) {
      expect(shardNames(join(output, name)).length).toBeGreaterThan(0)
      const [row] = readShards(join(output, name))
      expect(Object.keys(row)).toEqual([...Object.keys(records[0]), ...names])
    }
  })

  it('is refused where the data has such a column, and starts a new output where it is asked for later', async () => {
    const again = writeLines(join(folder, 'again.jsonl'), [{ _ops: 'x' }])
    const to = (lineage: boolean) => ({ path: join(folder, 'resumed'), lineage })
    await expect(run({ input: again, output: to(true) })).rejects.toThrow(
      /Column "_ops" is in the data already/,
    )
    await run({ input: input[0], output: to(false) })
    await expect(run({ input: input[0], output: to(true) })).rejects.toMatchObject({ code: 'plan_changed' })
  })

  it('follows rows through steps that keep no column as it was', async () => {
    const { rows } = await outputOf([
      { convert: { rename: { prompt: 'question', completion: 'answer' }, drop: ['gender', 'hired'] } },
      { convert: { cast: { id: 'text' } } },
    ])
    expect(rows.map(({ id, _ops }) => [id, _ops])).toEqual(records.map(({ id }) => [String(id), '']))
  })
})
