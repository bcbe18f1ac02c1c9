import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { type Pipeline, type RunReport, run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { shortForm } from '../campaign.js'
import { contentOf, makeRecords, readShards, shardNames, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('run')
/** Few long lines make as many partitions as many short ones. */
const records = makeRecords(240)
const input = writeLines(join(folder, 'in.jsonl'), records, { lineLength: 25_000 })
const fourSteps: Pipeline['steps'] = [
  { anonymize: { fields: ['prompt', 'completion'], entities: ['EMAIL_ADDRESS', 'CN_MOBILE'] } },
  { balance: { facet: 'gender', label: 'hired', method: 'under' } },
  { augment: { fields: ['completion'], ops: ['swap', 'delete'], copies: 1 } },
  { convert: { to: 'messages' } },
]

function runTo(name: string, extra: Partial<Pipeline> & { workers?: number } = {}): Promise<RunReport> {
  const { workers = 0, ...pipeline } = extra
  return run({ input, seed: 7, output: join(folder, name), ...pipeline }, { workers })
}

describe('run()', () => {
  test('gives the same files inline and for any number of workers', async () => {
    const reports = []
    const counts = shortForm([0, 2, 1], 2)
    for (const workers of counts) reports.push(await runTo(`w${workers}`, { steps: fourSteps, workers }))
    expect(reports[0].output.shards).toBeGreaterThan(2)
    for (const workers of counts)
      expect(contentOf(join(folder, `w${workers}`))).toEqual(contentOf(join(folder, 'w0')))
    expect(new Set(reports.map((report) => report.digest)).size).toBe(1)
  })

  test('accounts for every row, step by step', async () => {
    const report = JSON.parse(readFileSync(join(folder, 'w2', 'report.json'), 'utf8')) as RunReport
    expect(report.rows.read).toBe(records.length)
    let arriving = report.rows.read
    for (const { counts } of report.steps) {
      expect(counts.rowsIn).toBe(arriving)
      const dropped = Object.values(counts.dropped).reduce((a, b) => a + b, 0)
      expect(counts.rowsOut).toBe(counts.rowsIn + counts.added - dropped)
      arriving = counts.rowsOut
    }
    expect(report.rows.written).toBe(arriving)
    expect(readShards(join(folder, 'w2'))).toHaveLength(arriving)
  })

  test('tells in one account what the reader and the steps rejected, dropped and added', async () => {
    const mixed = join(folder, 'account.jsonl')
    const values = ['"1"', '"2"', '"x"', '"y"', '"3"', '"4"']
    writeFileSync(mixed, [...values.map((value) => `{"v":${value},"t":"one two three"}`), 'torn'].join('\n'))
    const report = await runTo('account', {
      input: mixed,
      steps: [
        { filter: { keep: "v != '2'" } },
        { convert: { cast: { v: 'int' } } },
        { augment: { fields: ['t'], ops: ['punctuate'], copies: 1 } },
      ],
      failIf: { rejectedShare: '> 0' },
      errors: { budget: 1 },
    })
    expect(report.rows).toEqual({
      read: 7,
      rejected: 3,
      repaired: 0,
      dropped: 1,
      joined: 0,
      added: 3,
      written: 6,
    })
    expect(report.reader.rejected).toEqual({ not_json: 1 })
    expect(report.steps[1].counts.rejected).toEqual({ cast_failed: 2 })
    expect(report.gates).toMatchObject([{ figure: 'rejectedShare', value: 3 / 7, failed: true }])
  })

  test('copies rows unchanged when there is no step', async () => {
    await runTo('plain')
    expect(readShards(join(folder, 'plain'))).toEqual(records)
  })

  test('changes the output with the seed', async () => {
    const few = writeLines(join(folder, 'few.jsonl'), records.slice(0, 100))
    const [one, same, other] = await Promise.all(
      [7, 7, 8].map((seed, i) => runTo(`seed-${i}`, { input: few, steps: fourSteps, seed })),
    )
    expect(same.digest).toBe(one.digest)
    expect(other.digest).not.toBe(one.digest)
  })

  test.each(['jsonl', 'csv', 'arrow'] as const)(
    'joins the shards into one %s file that holds every row',
    async (format) => {
      const path = join(folder, `one.${format}`)
      await run({ input, output: path }, { workers: 0 })
      const again = await run({ input: path, output: join(folder, `again-${format}`) }, { workers: 0 })
      expect(again.rows.written).toBe(records.length)
      expect(readShards(join(folder, `again-${format}`))).toEqual(records)
    },
  )

  test('reads compressed files, folders, globs and standard input alike', async () => {
    const many = join(folder, 'many')
    mkdirSync(join(many, 'deep'), { recursive: true })
    writeLines(join(many, 'a.jsonl'), records.slice(0, 10))
    writeFileSync(
      join(many, 'deep', 'b.jsonl.gz'),
      gzipSync(
        records
          .slice(10, 20)
          .map((r) => JSON.stringify(r))
          .join('\n'),
      ),
    )
    writeFileSync(join(many, 'deep', 'c.json'), JSON.stringify(records.slice(20, 30), undefined, 2))
    const wanted = records.slice(0, 30)
    for (const [name, paths] of [
      ['from-folder', many],
      ['from-glob', `${many}/**/*.{jsonl,gz,json}`],
    ]) {
      await runTo(name, { input: paths })
      expect(readShards(join(folder, name))).toEqual(wanted)
    }
    const stdin = Readable.from([wanted.map((r) => JSON.stringify(r)).join('\n')])
    await run({ input: '-', output: join(folder, 'from-stdin') }, { workers: 0, stdin })
    expect(readShards(join(folder, 'from-stdin'))).toEqual(wanted)
    expect(existsSync(join(folder, 'from-stdin', '.prep', 'spool'))).toBe(false)
  })

  test('sends rows to standard output in order, with any number of workers', async () => {
    for (const workers of [0, 2]) {
      const stdout = new PassThrough()
      const [written] = await Promise.all([
        text(stdout),
        run({ input, output: '-' }, { workers, stdout }).then(() => stdout.end()),
      ])
      expect(
        written
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ).toEqual(records)
    }
  })

  test('keeps whole numbers beyond 2^53 digit by digit', async () => {
    const path = join(folder, 'long.jsonl')
    writeFileSync(path, '{"id":9223372036854775807}\n{"id":-9007199254740993}\n{"id":1}\n')
    await run({ input: path, output: join(folder, 'long-out.jsonl') }, { workers: 0 })
    expect(readFileSync(join(folder, 'long-out.jsonl'), 'utf8')).toBe(readFileSync(path, 'utf8'))
  })

  test('keeps a column of mixed kinds as JSON text, and names it', async () => {
    const mixed = writeLines(join(folder, 'mixed.jsonl'), [{ v: 1 }, { v: 'one' }, { v: [1] }, { v: null }])
    const report = await runTo('mixed', { input: mixed })
    expect(report.mixed).toMatchObject([{ path: 'v', outcome: 'json' }])
    expect(readShards(join(folder, 'mixed')).map((row) => row.v)).toEqual(['1', '"one"', '[1]', null])
  })

  test('names the step whose options are wrong by its number, where two are of one transform', async () => {
    const steps = [{ head: { rows: 2 } }, { head: { rows: -1 } }]
    await expect(runTo('none', { steps })).rejects.toMatchObject({
      code: 'bad_option',
      at: { step: '2 head' },
    })
  })

  test('names a folder that reads as a file with its slash, so that it is opened as a folder', async () => {
    const few = writeLines(join(folder, 'three.jsonl'), records.slice(0, 3))
    const { output } = await runTo('chats.jsonl/', { input: few })
    expect(output.path).toBe(`${join(folder, 'chats.jsonl')}/`)
    expect(readShards(join(folder, 'chats.jsonl'))).toEqual(records.slice(0, 3))
  })

  test('writes a data set folder without a row for an input without a record', async () => {
    const empty = join(folder, 'empty.jsonl')
    writeFileSync(empty, '\n\n')
    const report = await runTo('empty', { input: empty })
    expect(report.rows).toMatchObject({ read: 0, rejected: 0, repaired: 0, written: 0 })
    expect(shardNames(join(folder, 'empty'))).toHaveLength(1)
  })
})
