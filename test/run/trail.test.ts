import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, type StepSpec } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { explainWritten, traceRecord } from '../../src/run/trail/trace-rows.js'
import { TrailReader, type TrailRow } from '../../src/run/trail/trail-reader.js'
import { makeRecords, readShards, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('trail')
const records = makeRecords(600)
const broken = 'no record'
const input = ['a', 'b'].map((name, i) => {
  const path = join(folder, `${name}.jsonl`)
  writeLines(path, records.slice(i * 300, (i + 1) * 300), { lineLength: 7500 })
  const text = readFileSync(path, 'utf8')
  if (i === 1) writeFileSync(path, `${text}${broken}\n\n`)
  return path
})
const steps: StepSpec[] = [
  { filter: { keep: 'id % 3 != 0' } },
  { anonymize: { fields: ['prompt'], policy: 'mask', entities: ['EMAIL_ADDRESS', 'CN_MOBILE'] } },
  { augment: { fields: ['completion'], ops: ['swap'], copies: 1 } },
  { balance: { facet: 'gender', method: 'over' } },
]

let runs = 0
async function outputOf({ workers = 0, path = join(folder, `out-${runs++}`), of = steps } = {}) {
  const report = await run(
    { input, steps: of, output: { path, trail: true }, seed: 5, errors: { budget: 0.1 } },
    { workers },
  )
  return { report, output: path }
}

/** Every line of a trail. */
function rowsOf(output: string): TrailRow[] {
  const trail = new TrailReader(output)
  return trail.partitions.flatMap(({ rows }, partition) =>
    Array.from({ length: rows }, (_, at) => trail.row({ partition, at })),
  )
}

/** All that stands beside the shards, and their names. */
function filesOf(output: string): [name: string, bytes: string][] {
  const trail = readdirSync(join(output, 'trail')).sort()
  return ['manifest.json', ...trail.map((name) => join('trail', name))].map((name) => [
    name,
    readFileSync(join(output, name), 'latin1'),
  ])
}

describe('the trail of a run', () => {
  it('tells of each record and each copy where it came from, what the steps did and where it went', async () => {
    const { report, output } = await outputOf()
    const trail = rowsOf(output)
    const { read, added, written } = report.rows
    expect(trail).toHaveLength(read + added)
    const places = trail.flatMap(({ fate, shard, row }) => (fate === 'written' ? [`${shard}:${row}`] : []))
    expect([places.length, new Set(places).size]).toEqual([written, written])
    const rows = readShards(output)
    for (const [i, { id, prompt, completion }] of rows.entries()) {
      if (i % 3 > 0) continue
      const { row, parents } = explainWritten(output, String(i + 1))
      const number = Number(id)
      const given = records[number]
      expect([row.source, row.line]).toEqual([input[number < 300 ? 0 : 1], (number % 300) + 1])
      const events = [...parents.flatMap((one) => one.events), ...row.events]
      const did = (name: string) => events.filter(({ step }) => step.endsWith(name))
      expect(did('anonymize').some(({ changed }) => changed?.includes('prompt'))).toBe(
        prompt !== given.prompt,
      )
      expect(did('augment').some(({ changed }) => changed?.includes('completion'))).toBe(
        completion !== given.completion,
      )
      expect(parents.length > 0).toBe(row.copy > 0)
      if (i % 60 > 0) continue
      // Whoever names the row, and whoever names its record, finds the same.
      expect(explainWritten(output, row.id).row).toEqual(row)
      expect(traceRecord(output, `${row.source}:${row.line}`).rows).toContainEqual(row)
    }
    const left = traceRecord(output, `${input[0]}:1`).rows
    expect(left).toMatchObject([{ fate: 'dropped', step: '1 filter', reason: 'filter_false', events: [] }])
    expect(traceRecord(output, `${input[1]}:301`).rows).toMatchObject([
      { fate: 'rejected', step: 'read', reason: 'not_json' },
    ])
    expect(JSON.stringify(trail)).not.toContain(broken)
  })

  it('is the same to the byte for two workers, and for a run that goes on after a shard of the trail was lost', async () => {
    const [one, two] = [await outputOf(), await outputOf({ workers: 2 })]
    expect(filesOf(two.output)).toEqual(filesOf(one.output))
    const [, lost] = readdirSync(join(one.output, 'trail')).sort()
    rmSync(join(one.output, 'trail', lost))
    rmSync(join(one.output, 'manifest.json'))
    const again = await outputOf({ path: one.output })
    expect(again.report.resumedPartitions).toBe(again.report.output.shards - 1)
    expect(filesOf(one.output)).toEqual(filesOf(two.output))
  })

  it('changes no byte of the shards, and nothing stays of it where it is no longer asked for', async () => {
    const path = writeLines(join(folder, 'few.jsonl'), records.slice(0, 30))
    const output = join(folder, 'few')
    const traced = await run({ input: path, steps, output: { path: output, trail: true } }, { workers: 0 })
    const plain = await run({ input: path, steps, output }, { workers: 0, overwrite: true })
    expect(plain.digest).toBe(traced.digest)
    expect(existsSync(join(output, 'trail'))).toBe(false)
    expect(() => explainWritten(output, '1')).toThrow(/Run again with --trail/)
  })

  it('tells the reason of each row where a step leaves rows out for several', async () => {
    const texts = Array.from({ length: 40 }, (_, i) => ({ id: i, text: i % 4 === 0 ? null : 'x'.repeat(i) }))
    const path = writeLines(join(folder, 'nulls.jsonl'), texts)
    const output = join(folder, 'reasons')
    await run(
      {
        input: path,
        steps: [{ filter: { keep: 'length(text) > 20' } }],
        output: { path: output, trail: true },
      },
      { workers: 0 },
    )
    const reasons = rowsOf(output).map(({ fate, reason }) => reason ?? fate)
    expect(reasons).toEqual(
      texts.map(({ text }) =>
        text === null ? 'filter_null' : text.length > 20 ? 'written' : 'filter_false',
      ),
    )
  })

  it.each<[what: string, steps: StepSpec[], output: { path: string; lineage?: boolean }]>([
    ['standard output', [], { path: '-' }],
    ['a step that puts rows in order', [{ shuffle: {} }], { path: join(folder, 'refused') }],
    ['columns that say the same', [], { path: join(folder, 'refused'), lineage: true }],
  ])('is refused with %s', async (_, of, output) => {
    await expect(
      run({ input, steps: of, output: { ...output, trail: true } }, { workers: 0 }),
    ).rejects.toThrow(/Options? "trail"/)
  })
})
