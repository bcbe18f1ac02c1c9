import { join } from 'node:path'
import { run, type StepSpec } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { shortForm } from '../campaign.js'
import { makeRecords, readShards, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('choosing')
const records = makeRecords(3000)
// Several partitions of two files.
const input = ['a', 'b'].map((name, i) =>
  writeLines(join(folder, `${name}.jsonl`), records.slice(i * 1500, (i + 1) * 1500), { lineLength: 3000 }),
)

async function idsOf(name: string, steps: StepSpec[], workers: number) {
  const output = join(folder, `${name}-${workers}`)
  const report = await run({ input, steps, output, seed: 5 }, { workers })
  return { digest: report.digest, report, ids: readShards(output).map(({ id }) => id) }
}

describe('choosing rows in a run', () => {
  const cases: [string, StepSpec[], (ids: unknown[]) => void][] = [
    [
      'filter',
      [{ filter: { keep: "hired and length(prompt) < 150 and gender in ('female')" } }],
      (ids) =>
        expect(ids).toEqual(
          records
            .filter(
              ({ hired, prompt, gender }) =>
                hired && Array.from(String(prompt)).length < 150 && gender === 'female',
            )
            .map(({ id }) => id),
        ),
    ],
    ['sample', [{ sample: { rows: 700, by: 'gender' } }], (ids) => expect(ids.length).toBe(1400)],
    [
      'head',
      [{ filter: { keep: 'id % 2 = 0' } }, { head: { rows: 1201 } }],
      (ids) => expect(ids).toEqual(Array.from({ length: 1201 }, (_, i) => 2 * i)),
    ],
    ['nothing', [{ head: { rows: 0 } }], (ids) => expect(ids).toEqual([])],
  ]

  it.each(shortForm(cases, 1))(
    '`%s` keeps the same rows in one thread and in two, and accounts for the others',
    async (name, steps, check) => {
      const [one, two] = [await idsOf(name, steps, 0), await idsOf(name, steps, 2)]
      expect(two.digest).toBe(one.digest)
      check(one.ids)
      const { rows, steps: reports } = one.report
      expect(rows).toMatchObject({ read: 3000, rejected: 0, written: one.ids.length })
      const dropped = reports.flatMap(({ counts }) => Object.values(counts.dropped))
      expect(dropped.reduce((sum, count) => sum + count, 0)).toBe(3000 - one.ids.length)
    },
  )
})
