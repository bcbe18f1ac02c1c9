import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { type Pipeline, run, type StepSpec } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { isWhole, shortForm } from '../campaign.js'
import { contentOf, makeRecords, readRejects, readShards, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('order-rows')

interface Record {
  id: number
  gender: string
  hired: boolean
  score: number | null
  prompt: string
  filler: string
}

// Six megabytes: several partitions of two files, and several buckets.
const records = makeRecords(3000).map(
  (record, i): Record => ({
    ...(record as unknown as Record),
    score: i % 7 === 0 ? null : ((i * 7919) % 101) / 4 - 9,
    filler: 'x'.repeat(1400),
  }),
)
const input = ['a', 'b'].map((name, i) =>
  writeLines(join(folder, `${name}.jsonl`), records.slice(i * 1500, (i + 1) * 1500)),
)

/** What the rows of a run are in a language that sorts in memory. */
function sorted(compare: (a: Record, b: Record) => number): number[] {
  return [...records].sort((a, b) => compare(a, b) || a.id - b.id).map(({ id }) => id)
}

const byText = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

async function idsOf(name: string, pipeline: Omit<Pipeline, 'input' | 'output'>, workers: number) {
  const output = join(folder, `${name}-${workers}`)
  const report = await run({ input, output, seed: 5, ...pipeline }, { workers })
  return { output, report, ids: readShards(output).map(({ id }) => Number(id)) }
}

describe('rows in order', () => {
  const scored = ({ score }: Record) => score ?? Number.POSITIVE_INFINITY
  const orders: [string, StepSpec, (a: Record, b: Record) => number][] = [
    [
      'one column from the greatest to the least, nulls first',
      { sort: { by: 'score', descending: true, nulls: 'first' } },
      (a, b) => (a.score === b.score ? 0 : scored(b) - scored(a)),
    ],
    [
      'two columns and what is calculated',
      { sort: { by: ['gender', 'hired', 'length(prompt)'] } },
      (a, b) =>
        byText(a.gender, b.gender) ||
        Number(a.hired) - Number(b.hired) ||
        Array.from(a.prompt).length - Array.from(b.prompt).length,
    ],
    ['one column', { sort: { by: 'score' } }, (a, b) => (a.score === b.score ? 0 : scored(a) - scored(b))],
    ['long texts', { sort: { by: 'prompt', descending: true } }, (a, b) => byText(b.prompt, a.prompt)],
    ['one value of all rows', { sort: { by: 'filler' } }, () => 0],
  ]

  it.each(shortForm(orders, 2))(
    '`sort` by %s puts every row in its place, equal ones as they came',
    async (name, step, compare) => {
      const one = await idsOf(name, { steps: [step] }, 0)
      expect(one.ids).toEqual(sorted(compare))
      expect(one.report.rows).toMatchObject({ read: 3000, rejected: 0, written: 3000 })
      expect(one.report.output.shards).toBeGreaterThan(2)
      expect(existsSync(join(one.output, '.prep', 'order'))).toBe(false)
    },
  )

  it.runIf(isWhole)('`sort` writes the same bytes in one thread and in two', async () => {
    const { output } = await idsOf('one column', { steps: [{ sort: { by: 'score' } }] }, 2)
    expect(contentOf(output)).toEqual(contentOf(join(folder, 'one column-0')))
  })

  it('`shuffle` gives the same order for any workers and any cut, another for another seed, and every row once', async () => {
    const steps = [{ shuffle: {} }]
    const [one, two] = [await idsOf('shuffled', { steps }, 0), await idsOf('shuffled', { steps }, 2)]
    expect(contentOf(two.output)).toEqual(contentOf(one.output))
    expect([...one.ids].sort((a, b) => a - b)).toEqual(records.map(({ id }) => id))
    const moved = one.ids.filter((id, place) => id !== place)
    expect(moved.length).toBeGreaterThan(2900)
    const other = await idsOf('other-seed', { steps, seed: 6 }, 0)
    expect(other.ids).not.toEqual(one.ids)
    // The first file alone is cut into other partitions, and its rows follow each other as among all.
    const output = join(folder, 'first-file')
    await run({ input: input[0], output, steps, seed: 5 }, { workers: 0 })
    expect(readShards(output).map(({ id }) => Number(id))).toEqual(one.ids.filter((id) => id < 1500))
  })

  it('rows in order go into the splits, each of them in order, with the columns of their lineage', async () => {
    const steps = [{ split: { shares: { train: 0.5, test: 0.5 } } }, { sort: { by: 'prompt' } }]
    const output = join(folder, 'splits')
    const report = await run(
      { input, output: { path: output, lineage: true }, steps, seed: 5 },
      { workers: 0 },
    )
    const splits = ['train', 'test'].map((split) => readShards(join(output, split)))
    for (const rows of splits) {
      const prompts = rows.map(({ prompt }) => String(prompt))
      expect(prompts).toEqual([...prompts].sort(byText))
      expect(rows.every(({ _source, _ops }) => input.includes(String(_source)) && _ops === '')).toBe(true)
    }
    expect(report.output.splits?.map(({ rows }) => rows)).toEqual(splits.map(({ length }) => length))
    expect(splits.flat()).toHaveLength(3000)
  })

  it('rejected records are listed as ever, and copies are put in order with the others', async () => {
    const torn = join(folder, 'torn.jsonl')
    writeFileSync(torn, readFileSync(input[0], 'utf8').replace(/^\{"id":7,/m, '{id: 7,'))
    const steps = [
      { augment: { fields: ['prompt'], ops: ['swap'] as const, copies: 1, language: 'en' } },
      { sort: { by: 'id', descending: true } },
    ]
    const output = join(folder, 'copies')
    const report = await run({ input: torn, output, steps: steps as StepSpec[] }, { workers: 0 })
    expect(readRejects(output)).toMatchObject([{ reason: 'not_json', line: 8 }])
    const ids = readShards(output).map(({ id }) => Number(id))
    expect(ids).toEqual([...ids].sort((a, b) => b - a))
    expect(report.rows).toMatchObject({ read: 1500, rejected: 1, written: ids.length })
    expect(ids.length).toBeGreaterThan(2500)
  })

  it.runIf(isWhole)('goes to one file and to standard output as to a folder', async () => {
    const steps = [{ sort: { by: 'score' } }]
    const path = join(folder, 'one.jsonl')
    await run({ input, output: path, steps }, { workers: 2 })
    const lines = readFileSync(path, 'utf8').trim().split('\n')
    const { ids } = await idsOf('for-one', { steps }, 0)
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(ids)
    const pieces: Buffer[] = []
    const stdout = new Writable({
      write(piece, _encoding, done) {
        pieces.push(piece)
        done()
      },
    })
    await run({ input, output: { path: '-', format: 'jsonl' }, steps }, { workers: 0, stdout })
    expect(Buffer.concat(pieces).toString()).toBe(readFileSync(path, 'utf8'))
  })

  it('rows that are none are one empty shard', async () => {
    const steps = [{ filter: { keep: 'id < 0' } }, { shuffle: {} }]
    const { ids, report } = await idsOf('none', { steps }, 0)
    expect([ids, report.output.shards, report.rows.written]).toEqual([[], 1, 0])
  })

  it.each<[string, StepSpec[], object]>([
    [
      'a step behind it',
      [{ shuffle: {} }, { head: { rows: 1 } }],
      { code: 'bad_pipeline', message: /"2 head" comes after "1 shuffle".*Put "shuffle" last/ },
    ],
    ['two of them', [{ shuffle: {} }, { sort: { by: 'id' } }], { code: 'bad_pipeline' }],
    [
      'a column that is none',
      [{ sort: { by: 'scor' } }],
      { code: 'bad_option', message: /No field "scor".*score/ },
    ],
    ['a list', [{ sort: { by: 'tags' } }], { message: /length\(tags\)/ }],
  ])('refuses %s before any row is read', async (name, steps, error) => {
    const tagged = writeLines(join(folder, 'tagged.jsonl'), [{ id: 1, score: 2, tags: ['a'] }])
    const refused = run({ input: tagged, output: join(folder, `refused-${name}`), steps }, { workers: 0 })
    await expect(refused).rejects.toMatchObject({
      ...error,
      ...('message' in error && { message: expect.stringMatching(error.message as RegExp) }),
    })
  })
})

describe('a run that puts rows in order and is killed', () => {
  const pipeline = { input, seed: 5, steps: [{ sort: { by: 'score' } }] }

  /** Starts the run in a process of its own and kills it as soon as so many files are in a folder under `.prep`. */
  async function runAndKill(output: string, place: { folder: string; files: number }) {
    const program = `import { run } from 'prepkit'; await run(${JSON.stringify({ ...pipeline, output })}, { workers: 1 })`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      stdio: 'ignore',
    })
    const watched = join(output, '.prep', place.folder)
    const watch = setInterval(() => {
      if (existsSync(watched) && readdirSync(watched).length >= place.files) child.kill('SIGKILL')
    }, 1)
    const signal = await new Promise((resolve) => child.on('exit', (_, by) => resolve(by)))
    clearInterval(watch)
    return signal
  }

  it.runIf(isWhole)('goes on where it stopped, and writes the same files as a straight one', async () => {
    const straight = join(folder, 'straight')
    await run({ ...pipeline, output: straight }, { workers: 0 })
    const killed = join(folder, 'killed')
    expect(await runAndKill(killed, { folder: 'partitions', files: 2 })).toBe('SIGKILL')
    expect(await runAndKill(killed, { folder: 'buckets', files: 1 })).toBe('SIGKILL')
    expect(existsSync(join(killed, 'manifest.json'))).toBe(false)
    const report = await run({ ...pipeline, output: killed }, { workers: 2 })
    expect(report.resumedPartitions).toBeGreaterThanOrEqual(2)
    expect(contentOf(killed)).toEqual(contentOf(straight))
    expect(existsSync(join(killed, '.prep', 'order'))).toBe(false)
  })

  it.runIf(isWhole)('is not done again when it is finished, but for what was lost of it', async () => {
    const output = join(folder, 'straight')
    const before = contentOf(output)
    const again = await run({ ...pipeline, output }, { workers: 0 })
    expect(again.resumedPartitions).toBe(readdirSync(join(output, '.prep', 'partitions')).length)
    rmSync(join(output, readdirSync(output).find((name) => name.startsWith('data-00001'))!))
    const mended = await run({ ...pipeline, output }, { workers: 0 })
    expect(mended.resumedPartitions).toBe(0)
    expect(contentOf(output)).toEqual(before)
  })

  it.runIf(isWhole)('writes rows anew that were changed while they waited', async () => {
    const output = join(folder, 'changed')
    expect(await runAndKill(output, { folder: 'partitions', files: 2 })).toBe('SIGKILL')
    const waiting = join(output, '.prep', 'order')
    for (const name of readdirSync(waiting)) writeFileSync(join(waiting, name), 'other bytes')
    const report = await run({ ...pipeline, output }, { workers: 0 })
    expect(report.resumedPartitions).toBe(0)
    expect(contentOf(output)).toEqual(contentOf(join(folder, 'straight')))
  })
})
