import { spawn } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expectRows, run } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { shortForm } from '../campaign.js'
import { contentOf, readShards, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('dedup')

// Two files of several partitions; a third of the rows are equal to others, many of them in another partition.
const records = Array.from({ length: 900 }, (_, id) => ({
  id,
  text: `${id % 3 === 0 ? 'Common' : 'common'} ${id % 3 === 2 ? id : id % 100} ${'x'.repeat(6000)}`,
}))
const input = [0, 1].map((i) => writeLines(join(folder, `${i}.jsonl`), records.slice(i * 450, (i + 1) * 450)))
const pipeline = {
  input,
  steps: [
    { filter: { keep: 'id <> 5' } },
    { dedup: { fields: ['text'], level: 'fold', keep: 'last', clusters: true } },
    { sample: { share: 0.9, by: 'cluster_size' } },
  ],
} as const

/** What stays: of the rows that are equal but for case, the last. */
const kept = [
  ...new Map(records.filter(({ id }) => id !== 5).map((row) => [row.text.toLowerCase(), row])).values(),
]

/** Starts the run in a process of its own and kills it when `isDue`. */
async function runAndKill(output: string, isDue: () => boolean): Promise<NodeJS.Signals | null> {
  const program = `import { run } from 'prepkit'; await run(${JSON.stringify({ ...pipeline, output })}, { workers: 1 })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: 'ignore',
  })
  const watch = setInterval(() => {
    if (isDue()) child.kill('SIGKILL')
  }, 1)
  const signal = await new Promise<NodeJS.Signals | null>((resolve) =>
    child.on('exit', (_, by) => resolve(by)),
  )
  clearInterval(watch)
  return signal
}

const namesIn = (path: string) => (existsSync(path) ? readdirSync(path) : [])

describe('a run of `dedup`', () => {
  const straight = join(folder, 'straight')

  it('leaves one of equal rows in the whole data, accounts for the others, and keeps only what was decided', async () => {
    const output = join(folder, 'alone')
    const steps = pipeline.steps.slice(0, 2)
    const report = await run({ ...pipeline, steps, output }, { workers: 0 })
    expect(readShards(output).map(({ id }) => id)).toEqual(kept.map(({ id }) => id).sort((a, b) => a - b))
    expect(report.steps[1].counts).toMatchObject({
      rowsIn: 899,
      rowsOut: kept.length,
      dropped: { duplicate: 899 - kept.length },
    })
    expect(namesIn(join(output, '.prep', 'surveys', '2-dedup'))).toEqual([expect.stringMatching(/^places-/)])
    const [expected] = (await expectRows({ ...pipeline, steps, output }, { workers: 0 })).slice(-1)
    expect(expected.groups.reduce((sum, group) => sum + group.expected, 0)).toBe(kept.length)
    await run({ ...pipeline, output: straight }, { workers: 0 })
  })

  it.each(shortForm([2, 1, 7], 1))('writes the same bytes with %i workers', async (workers) => {
    const output = join(folder, `workers-${workers}`)
    await run({ ...pipeline, output }, { workers })
    expect(contentOf(output)).toEqual(contentOf(straight))
  })

  it('that is killed in its survey, and then behind it, writes the same bytes when it is resumed elsewhere', async () => {
    const [killed, moved] = ['killed', 'moved'].map((name) => join(folder, name))
    const surveys = join(killed, '.prep', 'surveys', '2-dedup')
    expect(await runAndKill(killed, () => namesIn(surveys).length >= 2)).toBe('SIGKILL')
    const finished = join(killed, '.prep', 'partitions')
    expect(await runAndKill(killed, () => namesIn(finished).length >= 1)).toBe('SIGKILL')
    renameSync(killed, moved)
    const report = await run({ ...pipeline, output: moved }, { workers: 2 })
    expect(report.resumedPartitions).toBeGreaterThan(0)
    expect(contentOf(moved)).toEqual(contentOf(straight))
  })

  it('says what to do where what it decided is gone', async () => {
    const surveys = join(straight, '.prep', 'surveys', '2-dedup')
    for (const name of namesIn(surveys)) writeFileSync(join(surveys, name), '')
    rmSync(join(straight, namesIn(straight).find((name) => name.startsWith('data-')) as string))
    await expect(run({ ...pipeline, output: straight }, { workers: 0 })).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('Start the run anew'),
    })
  })
})
