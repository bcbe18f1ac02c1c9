import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { rowsOf } from '../../src/arrow/rows.js'
import { read } from '../../src/streams/read.js'
import { contentOf, makeRecords, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('shard-size')
const input = writeLines(join(folder, 'in.jsonl'), makeRecords(400), { lineLength: 7000 })
const steps = [{ balance: { facet: 'gender', label: 'hired', method: 'over' } }] as const
const to = (name: string, more = {}) => ({
  path: join(folder, name),
  format: 'jsonl' as const,
  maxShardSize: '40kb',
  ...more,
})

const shardsIn = (output: string) =>
  readdirSync(output)
    .filter((name) => name.includes('-of-'))
    .sort()

async function idsIn(output: string): Promise<number[]> {
  const ids: number[] = []
  for await (const batch of read(output)) ids.push(...rowsOf(batch).map(({ id }) => Number(id)))
  return ids
}

beforeAll(async () => {
  await run({ input, steps, seed: 3, output: to('straight') }, { workers: 0 })
  await run({ input, steps, seed: 3, output: to('whole', { maxShardSize: undefined }) }, { workers: 0 })
})

describe('shards of a limited size', () => {
  test('are numbered through, none larger than asked for, and hold the rows in their order', async () => {
    const output = join(folder, 'straight')
    const names = shardsIn(output)
    const count = String(names.length).padStart(5, '0')
    expect(names.length).toBeGreaterThan(shardsIn(join(folder, 'whole')).length)
    expect(names).toEqual(names.map((_, i) => `data-${String(i).padStart(5, '0')}-of-${count}.jsonl`))
    for (const name of names) expect(statSync(join(output, name)).size).toBeLessThanOrEqual(40_000)
    expect(await idsIn(output)).toEqual(await idsIn(join(folder, 'whole')))
  })

  test('have the same bytes whatever the number of workers', async () => {
    await run({ input, steps, seed: 3, output: to('workers') }, { workers: 2 })
    expect(contentOf(join(folder, 'workers'))).toEqual(contentOf(join(folder, 'straight')))
  })

  test('are the same where they were drafted while the schema was inferred', async () => {
    const drafted = await run({ input, output: to('drafted') }, { workers: 0 })
    // A step of no effect, with which nothing is drafted.
    const none = [{ filter: { keep: 'id >= 0' } }] as const
    const worked = await run({ input, steps: none, output: to('worked') }, { workers: 0 })
    expect(drafted.digest).toBe(worked.digest)
    expect(drafted.output.shards).toBeGreaterThan(drafted.partitions)
  })

  test('are named by the run that goes on, whenever the one before was killed', async () => {
    const output = join(folder, 'workers')
    const straight = contentOf(join(folder, 'straight'))
    const accounts = readdirSync(join(output, '.prep', 'partitions')).sort()
    const made = accounts.flatMap((file, index) => {
      const { shards } = JSON.parse(readFileSync(join(output, '.prep', 'partitions', file), 'utf8'))
      const of = `data-${String(index).padStart(5, '0')}-of-${String(accounts.length).padStart(5, '0')}`
      return shards[0].map((_: unknown, part: number) => `${of}-${String(part).padStart(5, '0')}.jsonl`)
    })
    for (const named of [0, 2, made.length]) {
      // As a run leaves it that is killed when it has named so many.
      for (const [i, name] of shardsIn(output).entries())
        if (i >= named) renameSync(join(output, name), join(output, made[i]))
      for (const name of ['manifest.json', 'state.json']) rmSync(join(output, name), { force: true })
      const report = await run({ input, steps, seed: 3, output: to('workers') }, { workers: 0 })
      expect(report.resumedPartitions).toBe(report.partitions)
      expect(contentOf(output)).toEqual(straight)
    }
    rmSync(join(output, shardsIn(output)[1]))
    const mended = await run({ input, steps, seed: 3, output: to('workers') }, { workers: 0 })
    expect(mended.resumedPartitions).toBe(mended.partitions - 1)
    expect(contentOf(output)).toEqual(straight)
  })

  test('are another plan where the limit is another one, and leave no shard of it behind', async () => {
    const output = to('workers', { maxShardSize: 90_000 })
    await expect(run({ input, steps, seed: 3, output }, { workers: 0 })).rejects.toMatchObject({
      code: 'plan_changed',
      message: expect.stringContaining('maxShardBytes (40000 before, 90000 now)'),
    })
    const report = await run({ input, steps, seed: 3, output }, { workers: 0, overwrite: true })
    expect(shardsIn(output.path)).toHaveLength(report.output.shards)
  })

  test('are those of each split, and of rows in order', async () => {
    const split = { split: { shares: { train: 0.8, test: 0.2 } } }
    const sort = { sort: { by: 'id' } }
    const output = to('splits', { format: 'arrow' })
    const report = await run({ input, seed: 3, steps: [split, sort], output }, { workers: 2 })
    const [train, tests] = ['train', 'test'].map((name) => join(output.path, name))
    const { _data_files: files } = JSON.parse(readFileSync(join(train, 'state.json'), 'utf8'))
    expect(files.map(({ filename }: { filename: string }) => filename)).toEqual(shardsIn(train))
    expect(shardsIn(train).length).toBeGreaterThan(shardsIn(tests).length)
    expect(report.output.shards).toBe(shardsIn(train).length + shardsIn(tests).length)
    const ids = await idsIn(train)
    expect(ids).toEqual([...ids].sort((a, b) => a - b))
    const again = await run({ input, seed: 3, steps: [split, sort], output }, { workers: 0 })
    expect([again.resumedPartitions, again.digest]).toEqual([again.partitions, report.digest])
  })

  test.each(['one.jsonl', '-'])('are refused for %s, which is one file', async (path) => {
    const output = { path: path === '-' ? path : join(folder, path), maxShardSize: '1MB' }
    await expect(run({ input, output }, { workers: 0 })).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('is for folders of shards'),
    })
    expect(existsSync(join(folder, path))).toBe(false)
  })

  test.each(['500', '500 m', 'MB', 0, 1.5])('of the size %j are refused', async (maxShardSize) => {
    mkdirSync(join(folder, 'none'), { recursive: true })
    const output = to('none', { maxShardSize })
    await expect(run({ input, output }, { workers: 0 })).rejects.toMatchObject({ code: 'bad_option' })
  })
})
