import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expectRows, run } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { isWhole, shortForm } from '../campaign.js'
import { contentOf, readShards, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('dedup')

const pages = Array.from({ length: 100 }, (_, page) =>
  Array.from({ length: 1000 }, (_, i) => `w${(page * 31 + i * 7) % 997}`).join(' '),
)
// Two files of several partitions; a third of the rows are equal to others but for case, many of them in another partition,
// and nearly all are like others.
const records = Array.from({ length: 900 }, (_, id) => ({
  id,
  text: `${id % 3 === 0 ? 'Common' : 'common'} ${id % 3 === 2 ? id : id % 100} ${pages[id % 100]}`,
}))
const input = [0, 1].map((i) => writeLines(join(folder, `${i}.jsonl`), records.slice(i * 450, (i + 1) * 450)))
const pipelineOf = (options: object) =>
  ({
    input,
    steps: [
      { filter: { keep: 'id <> 5' } },
      { dedup: { fields: ['text'], clusters: true, ...options } },
      { sample: { share: 0.9, by: 'cluster_size' } },
    ],
  }) as const
const exact = pipelineOf({ level: 'fold', keep: 'last' })
const index = join(folder, 'near.keys')
const near = pipelineOf({ method: 'near', keep: 'longest', index })
const kinds = [
  { name: 'equal', pipeline: exact },
  { name: 'near', pipeline: near },
]

/** What stays: of the rows that are equal but for case, the last. */
const kept = [
  ...new Map(records.filter(({ id }) => id !== 5).map((row) => [row.text.toLowerCase(), row])).values(),
]

/** Starts the run in a process of its own and kills it when `isDue`. */
async function runAndKill(
  pipeline: (typeof kinds)[number]['pipeline'],
  output: string,
  isDue: () => boolean,
): Promise<NodeJS.Signals | null> {
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
  const straight = (name: string) => join(folder, `straight-${name}`)

  it('leaves one of equal rows in the whole data, accounts for the others, and keeps only what was decided', async () => {
    const output = join(folder, 'alone')
    const steps = exact.steps.slice(0, 2)
    const report = await run({ ...exact, steps, output }, { workers: 0 })
    expect(readShards(output).map(({ id }) => id)).toEqual(kept.map(({ id }) => id).sort((a, b) => a - b))
    expect(report.steps[1].counts).toMatchObject({
      rowsIn: 899,
      rowsOut: kept.length,
      dropped: { duplicate: 899 - kept.length },
    })
    expect(namesIn(join(output, '.prep', 'surveys', '2-dedup'))).toEqual([expect.stringMatching(/^places-/)])
    const [expected] = (await expectRows({ ...exact, steps, output }, { workers: 0 })).slice(-1)
    expect(expected.groups.reduce((sum, group) => sum + group.expected, 0)).toBe(kept.length)
  })

  describe.each(kinds)('of $name rows', ({ name, pipeline }) => {
    let indexed: Buffer | undefined
    const readIndex = () => (name === 'near' ? readFileSync(index) : undefined)

    it.each(shortForm([2, 1, 7], 1))('writes the same bytes with %i workers as without', async (workers) => {
      if (indexed === undefined) {
        await run({ ...pipeline, output: straight(name) }, { workers: 0 })
        indexed = readIndex()
      }
      const output = join(folder, `${name}-${workers}`)
      await run({ ...pipeline, output }, { workers })
      expect(contentOf(output)).toEqual(contentOf(straight(name)))
      expect(readIndex()).toEqual(indexed)
    })

    it.runIf(isWhole)(
      'that is killed in its survey, and then behind it, writes the same bytes when it is resumed elsewhere',
      async () => {
        const [killed, moved] = ['killed', 'moved'].map((state) => join(folder, `${name}-${state}`))
        const surveys = join(killed, '.prep', 'surveys', '2-dedup')
        expect(await runAndKill(pipeline, killed, () => namesIn(surveys).length >= 2)).toBe('SIGKILL')
        const finished = join(killed, '.prep', 'partitions')
        expect(
          await runAndKill(pipeline, killed, () => namesIn(finished).some((name) => !name.endsWith('.tmp'))),
        ).toBe('SIGKILL')
        renameSync(killed, moved)
        const report = await run({ ...pipeline, output: moved }, { workers: 2 })
        expect(report.resumedPartitions).toBeGreaterThan(0)
        expect(contentOf(moved)).toEqual(contentOf(straight(name)))
        expect(readIndex()).toEqual(indexed)
      },
    )
  })

  it('writes an index only when it has written its rows, and a later run leaves out what is in it', async () => {
    const [first, second] = ['first', 'second'].map((name) => join(folder, `indexed-${name}`))
    const path = join(folder, 'half.keys')
    const half = { fields: ['text'], level: 'fold' } as const
    await expectRows({ input: input[0], steps: [{ dedup: { ...half, index: path } }], output: first })
    expect(existsSync(path)).toBe(false)
    await run(
      { input: input[0], steps: [{ dedup: { ...half, index: path } }], output: first },
      { workers: 0 },
    )
    const steps = [{ dedup: { ...half, against: [path] } }]
    const report = await run({ input, steps, output: second }, { workers: 2 })
    const known = new Set(records.slice(0, 450).map(({ text }) => text.toLowerCase()))
    const fresh = new Set(records.map(({ text }) => text.toLowerCase()).filter((text) => !known.has(text)))
    expect(readShards(second)).toHaveLength(fresh.size)
    expect(report.steps[0].counts.dropped.seen_before).toBe(
      records.filter(({ text }) => known.has(text.toLowerCase())).length,
    )
  })

  it('tells which rows of a split are like those of an earlier one, and a gate fails for them', async () => {
    const output = join(folder, 'leaks')
    const report = await run(
      {
        input,
        steps: [
          { split: { shares: { train: 1, test: 1 } } },
          { dedup: { fields: ['text'], level: 'fold', splits: 'report' } },
        ],
        failIf: { leaks: '> 10' },
        output,
      },
      { workers: 2 },
    )
    const texts = ['train', 'test'].map((split) =>
      readShards(join(output, split)).map(({ text }) => String(text).toLowerCase()),
    )
    const train = new Set(texts[0])
    const rows = texts[1].filter((text) => train.has(text)).length
    expect(rows).toBeGreaterThan(10)
    const { leaks } = report.steps[1].findings as { leaks: { places: unknown[] }[] }
    expect(leaks).toMatchObject([{ from: 'train', to: 'test', rows }])
    expect(leaks[0].places).toHaveLength(rows)
    expect(report.gates).toMatchObject([{ figure: 'leaks', of: 'train → test', value: rows, failed: true }])
  })

  it('says what to do where what it decided is gone', async () => {
    const output = straight('equal')
    const surveys = join(output, '.prep', 'surveys', '2-dedup')
    for (const name of namesIn(surveys)) writeFileSync(join(surveys, name), '')
    rmSync(join(output, namesIn(output).find((name) => name.startsWith('data-')) as string))
    await expect(run({ ...exact, output }, { workers: 0 })).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('Start the run anew'),
    })
  })
})
