import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline as piped } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { augment, read, run, split, write } from 'prepkit'
import { describe, expect, test } from 'vitest'
import type { Manifest } from '../../../src/output/manifest.js'
import { isWhole } from '../../campaign.js'
import { readShards, temporaryFolder, writeLines } from '../../run/fixtures.js'

const folder = temporaryFolder('partition')

/** Long rows of 1,000 users, in which every third row stands twice and far apart. */
function makeRows(count: number): { id: number; user: string; text: string }[] {
  const rows = Array.from({ length: count }, (_, id) => ({
    id,
    user: `用户${id % 1000}`,
    text: `第 ${id} 行 the order ${id} was sent to you today and will arrive soon`,
  }))
  return [...rows, ...rows.filter(({ id }) => id % 3 === 0)]
}

const rows = makeRows(1875)
const input = writeLines(join(folder, 'in.jsonl'), rows, { lineLength: 6800 })
const shares = { train: 0.8, validation: 0.1, test: 0.1 }
const steps = [
  { split: { by: 'user', shares } },
  { augment: { fields: ['text'], ops: ['swap'], language: 'en', where: { split: 'train' } } },
] as const
const pipeline = { input, seed: 5, steps }

/** Names and contents of all files but the reports, at any depth. */
function contentOf(path: string, prefix = ''): Record<string, string> {
  const content: Record<string, string> = {}
  for (const entry of readdirSync(join(path, prefix), { withFileTypes: true })) {
    const name = join(prefix, entry.name)
    if (entry.isDirectory()) Object.assign(content, entry.name === '.prep' ? {} : contentOf(path, name))
    else if (!entry.name.startsWith('report.')) content[name] = readFileSync(join(path, name), 'base64')
  }
  return content
}

function json(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8'))
}

describe('a run with a split', () => {
  test('writes a folder for each split, and no user or child on both sides', async () => {
    const output = join(folder, 'parted')
    const report = await run({ ...pipeline, output }, { workers: 2 })
    const names = Object.keys(shares)
    expect(json(join(output, 'dataset_dict.json'))).toEqual({ splits: names })
    const parts = names.map((name) => readShards(join(output, name)))
    expect(report.output.splits).toEqual(names.map((name, i) => ({ name, rows: parts[i].length })))
    expect(report.steps[0].counts.tables['rows by split']).toBeDefined()
    const places = new Map<unknown, number>()
    for (const [i, part] of parts.entries())
      for (const row of part) {
        expect(places.get(row.user) ?? i).toBe(i)
        places.set(row.user, i)
      }
    expect(places.size).toBe(1000)
    const [train, ...others] = parts
    expect(others.flat().length + train.length - report.steps[1].counts.added).toBe(rows.length)
    expect(new Set(train.map(({ text }) => text)).size).toBeGreaterThan(train.length / 2)
    for (const row of others.flat()) expect(row.text).toBe(rows[row.id as number].text)
    expect(Object.keys(train[0])).toEqual(['id', 'user', 'text'])
    const files = readdirSync(output).sort()
    expect(files.filter((name) => /^(data-|state|dataset_info)/.test(name))).toEqual([])
    const { shards, splits } = json(join(output, 'manifest.json')) as unknown as Manifest
    expect(splits).toEqual(report.output.splits)
    const count = shards.length / 3
    expect(shards.map(({ file }) => file)).toEqual(
      names.flatMap((name) =>
        Array.from({ length: count }, (_, i) => `${name}/data-0000${i}-of-0000${count}.arrow`),
      ),
    )
  })

  test.runIf(isWhole)('gives the same files for inline, 1 and 2 workers', async () => {
    const whole = contentOf(join(folder, 'parted'))
    for (const workers of [0, 1]) {
      const output = join(folder, `workers-${workers}`)
      await run({ ...pipeline, output }, { workers })
      expect(contentOf(output)).toEqual(whole)
    }
  })

  test.runIf(isWhole)('killed and resumed, it writes the same files, and none twice', async () => {
    const output = join(folder, 'killed')
    const program = `import { run } from 'prepkit'; await run(${JSON.stringify({ ...pipeline, output })}, { workers: 1 })`
    for (const splits of isWhole ? [1, 2, 3, 4] : [2]) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
        cwd: fileURLToPath(new URL('../../..', import.meta.url)),
        stdio: 'ignore',
      })
      const finished = join(output, '.prep', 'partitions')
      const watch = setInterval(() => {
        if (
          existsSync(finished) &&
          readdirSync(finished).filter((name) => /^\d+\.json$/.test(name)).length >= splits
        )
          child.kill('SIGKILL')
      }, 2)
      expect(await new Promise((resolve) => child.on('exit', (_, by) => resolve(by)))).toBe('SIGKILL')
      clearInterval(watch)
      expect(existsSync(join(output, 'dataset_dict.json'))).toBe(false)
    }
    // What a kill between two shards of one split leaves: a shard in place that nobody accounts for.
    writeFileSync(join(output, 'train', 'data-00000-of-00009.arrow'), 'stale')
    const report = await run({ ...pipeline, output }, { workers: 2 })
    expect(report.resumedPartitions).toBeGreaterThanOrEqual(2)
    expect(contentOf(output)).toEqual(contentOf(join(folder, 'parted')))
  })

  test('does again the split of a lost shard alone', async () => {
    const output = join(folder, 'parted')
    const before = contentOf(output)
    const lost = readdirSync(join(output, 'test')).find((name) => name.startsWith('data-00001'))!
    rmSync(join(output, 'test', lost))
    const report = await run({ ...pipeline, output }, { workers: 0 })
    expect(report.resumedPartitions).toBe(report.output.shards / 3 - 1)
    expect(contentOf(output)).toEqual(before)
  })

  test('keeps the column where it is asked to, and always in a single file', async () => {
    const small = writeLines(join(folder, 'small.jsonl'), rows.slice(0, 300))
    const step = { split: { column: '部分', shares: { 训练: 3, 测试: 1 } } }
    const kept = join(folder, 'kept')
    await run({ input: small, steps: [step], output: { path: kept, keepSplitColumn: true } }, { workers: 0 })
    const file = join(folder, 'single.jsonl')
    await run({ input: small, steps: [step], output: file }, { workers: 0 })
    const lines = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.length).toBe(300)
    for (const name of ['训练', '测试']) {
      const part = readShards(join(kept, name))
      expect(part.length).toBeGreaterThan(0)
      expect(part.every((row) => row.部分 === name)).toBe(true)
      expect(part).toEqual(lines.filter((row) => row.部分 === name))
      expect(json(join(kept, name, 'state.json'))._split).toBe(name)
    }
    await expect(run({ input: small, steps: [step], output: kept }, { workers: 0 })).rejects.toMatchObject({
      code: 'plan_changed',
      message: expect.stringContaining('splits.keepColumn'),
    })
  })

  test.each(['jsonl', 'csv'] as const)(
    'writes %s folders with a folder for each split, also for empty ones',
    async (format) => {
      const small = writeLines(join(folder, `one-${format}.jsonl`), rows.slice(0, 1))
      const output = join(folder, `one-${format}`)
      const report = await run(
        { input: small, steps: [{ split: {} }], output: { path: output, format } },
        { workers: 0 },
      )
      expect(report.output.splits?.map(({ rows }) => rows).sort()).toEqual([0, 0, 1])
      for (const name of Object.keys(shares))
        expect(readdirSync(join(output, name))).toEqual([`data-00000-of-00001.${format}`])
      expect(existsSync(join(output, 'dataset_dict.json'))).toBe(false)
    },
  )

  test('leaves nothing of other splits behind when it is started anew, and touches no foreign file', async () => {
    const small = writeLines(join(folder, 'anew.jsonl'), rows.slice(0, 100))
    const output = join(folder, 'anew')
    await run({ input: small, steps: [{ split: { shares: { old: 1, test: 1 } } }], output }, { workers: 0 })
    mkdirSync(join(output, 'mine'))
    writeFileSync(join(output, 'mine', 'data-00000-of-00001.arrow'), 'mine')
    const overwrite = { workers: 0, overwrite: true }
    await run({ input: small, steps: [{ split: { shares: { new: 1, test: 1 } } }], output }, overwrite)
    expect(
      readdirSync(output)
        .filter((name) => !/[.]/.test(name))
        .sort(),
    ).toEqual(['mine', 'new', 'test'])
    await run({ input: small, output }, overwrite)
    expect(readdirSync(output).filter((name) => !/[.]/.test(name))).toEqual(['mine'])
    expect(existsSync(join(output, 'dataset_dict.json'))).toBe(false)
    expect(existsSync(join(output, 'state.json'))).toBe(true)
    await run({ input: small, steps: [{ split: {} }], output }, overwrite)
    expect(existsSync(join(output, 'state.json'))).toBe(false)
    expect(readFileSync(join(output, 'mine', 'data-00000-of-00001.arrow'), 'utf8')).toBe('mine')
  })

  test('can be read again as input, all splits together', async () => {
    const again = join(folder, 'again.jsonl')
    const report = await run({ input: join(folder, 'anew'), output: again }, { workers: 0 })
    expect(report.rows.written).toBe(100)
  })

  test('a step that gives a row another split ends it', async () => {
    const small = writeLines(join(folder, 'changed.jsonl'), rows.slice(0, 10))
    const failed = run(
      {
        input: small,
        steps: [{ split: {} }, { convert: { template: { split: '{user}' } } }],
        output: join(folder, 'changed'),
      },
      { workers: 0 },
    )
    await expect(failed).rejects.toThrow(/names of the splits|leaves out the column/)
  })
})

describe('`write()` of split batches', () => {
  test('makes the same parts as a run', async () => {
    const small = writeLines(join(folder, 'stream.jsonl'), rows.slice(0, 1000))
    const straight = join(folder, 'straight')
    await run({ input: small, seed: 5, steps, output: straight }, { workers: 0 })
    const output = join(folder, 'streamed')
    await piped(
      read(small, { seed: 5 }),
      split(steps[0].split as never),
      augment(steps[1].augment as never),
      write(output, { shardBytes: 50_000 }),
    )
    for (const name of Object.keys(shares)) {
      expect(readShards(join(output, name))).toEqual(readShards(join(straight, name)))
      expect(existsSync(join(output, name, 'state.json'))).toBe(true)
    }
    expect(json(join(output, 'dataset_dict.json'))).toEqual({ splits: Object.keys(shares) })
    expect(readdirSync(output).sort()).toEqual([
      '.prep',
      'dataset_dict.json',
      'manifest.json',
      'test',
      'train',
      'validation',
    ])
  })

  test('refuses a split after rows were repeated', async () => {
    const small = writeLines(join(folder, 'late.jsonl'), rows.slice(0, 10))
    const output = join(folder, 'late')
    const late = piped(
      read(small),
      augment({ fields: ['text'], ops: ['swap'], language: 'en' }),
      split({}),
      write(output),
    )
    await expect(late).rejects.toMatchObject({ code: 'bad_pipeline' })
    expect(existsSync(output)).toBe(false)
  })
})
