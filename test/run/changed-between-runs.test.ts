import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { shortForm } from '../campaign.js'
import { contentOf, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('changed-between-runs')
const filler = 'and so on '.repeat(1000)
const rows = Array.from({ length: 600 }, (_, id) => ({
  id,
  // The last group stands in the middle of the file only, where a sample of its bytes does not look.
  group: id >= 280 && id < 290 ? 'group c' : id % 2 === 0 ? 'group a' : 'group b',
  text: `row ${id} of the file ${filler}`,
}))
const balance = { facet: 'group', method: 'under' as const }

/** Writes the same bytes but for some of the same number, in place. */
function edit(path: string, from: string, to: string): void {
  const before = readFileSync(path, 'latin1')
  expect(before.length).toBeGreaterThan(500_000)
  const after = before.replaceAll(from, to)
  expect(after).not.toBe(before)
  writeFileSync(path, after, { encoding: 'latin1', flag: 'r+' })
}

/** The Arrow file as it was made first. */
const made: { arrow?: Buffer } = {}

/** Inputs of three partitions; the schema of the first is inferred, the second has its own. */
const inputs = {
  'a.jsonl': (path: string) => void writeLines(path, rows),
  'a.arrow': async (path: string) => {
    if (made.arrow !== undefined) return writeFileSync(path, made.arrow)
    const lines = writeLines(join(folder, 'lines.jsonl'), rows)
    await run({ input: lines, output: path }, { workers: 0, overwrite: true })
    rmSync(`${path}.prep`, { recursive: true, force: true })
    made.arrow = readFileSync(path)
  },
}

/** Takes from a finished output all that a run killed before it has not yet: its manifest, and accounts of partitions. */
function unfinish(output: string, partitions: readonly number[]): void {
  rmSync(join(output, 'manifest.json'))
  for (const partition of partitions) rmSync(join(output, '.prep', 'partitions', `0000${partition}.json`))
}

describe.each(shortForm(Object.entries(inputs), 1))(
  'an input that changes between two runs: %s',
  (name, make) => {
    const input = join(folder, name)
    const outputOf = (what: string) => join(folder, `${name}-${what}`)
    const fresh = async (steps: { balance: typeof balance }[], what: string) => {
      await run({ input, steps, output: outputOf(what) }, { workers: 0 })
      return contentOf(outputOf(what))
    }

    test('edited in place after the end, it is another plan, which `overwrite` takes', async () => {
      await make(input)
      const output = outputOf('ended')
      await run({ input, output }, { workers: 0 })
      edit(input, 'row 300 of the file', 'ROW 300 OF THE FILE')
      await expect(run({ input, output }, { workers: 0 })).rejects.toMatchObject({
        code: 'plan_changed',
        message: expect.stringContaining(`Different: the bytes of "${input}"`),
      })
      await run({ input, output }, { workers: 0, overwrite: true })
      expect(contentOf(output)).toEqual(await fresh([], 'ended-fresh'))
    })

    test('written again with the same bytes, it is resumed', async () => {
      await make(input)
      const output = outputOf('touched')
      const { output: written } = await run({ input, output }, { workers: 0 })
      writeFileSync(input, readFileSync(input))
      utimesSync(input, 1, 1)
      expect((await run({ input, output }, { workers: 0 })).resumedPartitions).toBe(written.shards)
    })

    test('edited in place under its old time, it is another plan', async () => {
      await make(input)
      const output = outputOf('backdated')
      utimesSync(input, 1, 1)
      await run({ input, output }, { workers: 0 })
      edit(input, 'row 300 of the file', 'ROW 300 OF THE FILE')
      utimesSync(input, 1, 1)
      await expect(run({ input, output }, { workers: 0 })).rejects.toMatchObject({ code: 'plan_changed' })
    })

    test('edited in place before a stopped run goes on, it is never mixed', async () => {
      await make(input)
      const output = outputOf('resumed')
      await run({ input, output }, { workers: 0 })
      unfinish(output, [2])
      edit(input, 'row 300 of the file', 'ROW 300 OF THE FILE')
      await expect(run({ input, output }, { workers: 0 })).rejects.toMatchObject({ code: 'plan_changed' })
    })

    test('edited in place after a survey, what was decided on is forgotten', async () => {
      await make(input)
      const steps = [{ balance }]
      const output = outputOf('surveyed')
      await run({ input, steps, output }, { workers: 0 })
      unfinish(output, [0, 1, 2])
      edit(input, 'group c', 'group b')
      await run({ input, steps, output }, { workers: 0 })
      expect(contentOf(output)).toEqual(await fresh(steps, 'surveyed-fresh'))
    })
  },
)
