import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { anonymize, augment, type Batch, balance, convert, map, read, rowsOf, run, write } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { isWhole } from '../campaign.js'
import { makeRecords, readShards, temporaryFolder, writeLines } from '../run/fixtures.js'

const folder = temporaryFolder('streams')
/** More than sixteen batches of at most 1,024 rows. */
const records = makeRecords(17_000)
const input = writeLines(join(folder, 'in.jsonl'), records)
/** For what does not depend on the number of batches. */
const few = writeLines(join(folder, 'few.jsonl'), records.slice(0, 2500))

describe('streams', () => {
  test('pipeline(read, four steps, write) gives the rows of run() with the same steps and seed', async () => {
    const steps = {
      anonymize: {
        fields: ['prompt', 'completion'],
        entities: ['EMAIL_ADDRESS', 'CN_MOBILE'],
        policy: 'pseudonymize' as const,
      },
      balance: { facet: 'gender', label: 'hired', method: 'under' as const },
      augment: { fields: ['completion'], ops: ['swap' as const], copies: 1, language: 'en' as const },
      convert: { to: 'messages' as const },
    }
    const input = writeLines(join(folder, 'long.jsonl'), records.slice(0, 400), { lineLength: 15_000 })
    const report = await run(
      {
        input,
        seed: 7,
        steps: Object.entries(steps).map(([name, options]) => ({ [name]: options })),
        output: join(folder, 'pooled'),
      },
      { workers: 2 },
    )
    await pipeline(
      read(input, { seed: 7 }),
      anonymize(steps.anonymize),
      balance(steps.balance),
      augment(steps.augment),
      convert(steps.convert),
      write(join(folder, 'streamed')),
    )
    expect(report.output.shards).toBeGreaterThan(2)
    expect(readShards(join(folder, 'streamed'))).toEqual(readShards(join(folder, 'pooled')))
  })

  test.runIf(isWhole)(
    'a slow writer holds the reader back: only a few batches are under way at any time',
    async () => {
      let read_ = 0
      let written = 0
      let most = 0
      const counter = new Transform({
        objectMode: true,
        highWaterMark: 1,
        transform(batch: Batch, _encoding, done) {
          read_++
          most = Math.max(most, read_ - written)
          done(null, batch)
        },
      })
      const slow = new Writable({
        objectMode: true,
        highWaterMark: 1,
        write(_batch, _encoding, done) {
          setImmediate(() =>
            setImmediate(() => {
              written++
              done()
            }),
          )
        },
      })
      const personal = anonymize({ fields: ['prompt'], entities: ['EMAIL_ADDRESS', 'CN_MOBILE'] })
      await pipeline(read(input), counter, personal, convert({ drop: ['id'] }), slow)
      expect(read_).toBeGreaterThan(15)
      expect(most).toBeLessThanOrEqual(12)
    },
  )

  test('a survey step keeps the rows on disk and passes them on no faster than they are taken', async () => {
    let pushed = 0
    let taken = 0
    let most = 0
    const step = balance({ facet: 'gender', method: 'under' })
    const push = step.push.bind(step)
    step.push = (batch: Batch) => {
      if (batch !== null) most = Math.max(most, ++pushed - taken)
      return push(batch)
    }
    const slow = new Writable({
      objectMode: true,
      highWaterMark: 1,
      write(_batch, _encoding, done) {
        setImmediate(() => {
          taken++
          done()
        })
      },
    })
    await pipeline(read(input), step, slow)
    expect(pushed).toBeGreaterThan(15)
    expect(most).toBeLessThanOrEqual(4)
  })

  test('map() changes rows as objects, leaves rows out and keeps the columns', async () => {
    const output = join(folder, 'mapped')
    await pipeline(
      read(few),
      map((row) => (row.gender === 'male' ? undefined : { ...row, prompt: 'changed' })),
      write(output),
    )
    const wanted = records
      .slice(0, 2500)
      .filter((row) => row.gender !== 'male')
      .map((row) => ({ ...row, prompt: 'changed' }))
    expect(readShards(output)).toEqual(wanted)
  })

  test('a stream that fails leaves no output behind', async () => {
    const output = join(folder, 'failed')
    let batches = 0
    const fail = map((row) => {
      if (++batches > 5000) throw new Error('enough')
      return row
    })
    await expect(pipeline(read(input), fail, write(output))).rejects.toThrow('enough')
    expect(existsSync(output)).toBe(false)
  })

  test.runIf(isWhole)(
    'write() of one file leaves nothing beside it, and says that it is there when it is written again',
    async () => {
      const alone = join(folder, 'alone')
      mkdirSync(alone)
      for (const name of ['a.jsonl', 'b.jsonl.gz', 'c.parquet']) {
        const output = join(alone, name)
        await pipeline(read(few), write(output))
        await expect(pipeline(read(few), write(output))).rejects.toMatchObject({ code: 'output_exists' })
        await pipeline(read(few), write(output, { overwrite: true }))
      }
      expect(readdirSync(alone).sort()).toEqual(['a.jsonl', 'b.jsonl.gz', 'c.parquet'])
    },
  )

  test.each([{ maxShardSize: 1000 }, { datasetInfo: 'llamafactory' as const }, { lineage: true }])(
    'write() refuses what only a run does with its output: %j',
    (wish) => {
      const [name] = Object.keys(wish)
      expect(() => write({ path: join(folder, 'wish/'), ...wish })).toThrow(
        expect.objectContaining({ code: 'bad_option', message: expect.stringContaining(`"${name}"`) }),
      )
    },
  )

  test('write() compresses shards as its output asks', async () => {
    const input = writeLines(join(folder, 'packed.jsonl'), [{ text: 'a' }])
    const path = join(folder, 'packed')
    await pipeline(read(input), write({ path, format: 'jsonl', compression: 'zstd' }))
    const shard = readFileSync(join(path, 'data-00000-of-00001.jsonl.zst'))
    expect(shard.readUInt32LE()).toBe(0xfd2fb528)
  })

  test('finished output is not overwritten unless asked', async () => {
    const output = join(folder, 'twice')
    await pipeline(read(few), write(output))
    await expect(pipeline(read(few), write(output))).rejects.toMatchObject({ code: 'output_exists' })
    await pipeline(read(few), write(output, { overwrite: true, shardBytes: 1 << 17 }))
    expect(readShards(output)).toEqual(records.slice(0, 2500))
    expect(readdirSync(output).filter((name) => name.startsWith('data-')).length).toBeGreaterThan(2)
  })

  test('a broken line fails the stream unless onReject takes it', async () => {
    const path = join(folder, 'broken.jsonl')
    writeFileSync(path, `${readFileSync(input, 'utf8').split('\n').slice(0, 3).join('\n')}\n{"id":\n`)
    const rows: unknown[] = []
    const sink = () =>
      new Writable({
        objectMode: true,
        write: (batch, _, done) => done(void rows.push(...rowsOf(batch)) as never),
      })
    await expect(pipeline(read(path), sink())).rejects.toMatchObject({ code: 'bad_input', at: { line: 4 } })
    rows.length = 0
    const rejected: unknown[] = []
    await pipeline(read(path, { onReject: (entry) => rejected.push(entry) }), sink())
    expect(rejected).toMatchObject([{ line: 4, reason: 'not_json' }])
    expect(rows).toEqual(records.slice(0, 3))
  })

  test('a bad output is an error of the call alone: no stream is opened', async () => {
    const unhandled: unknown[] = []
    const note = (error: unknown) => unhandled.push(error)
    process.on('uncaughtException', note)
    expect(() => write(join(folder, 'a.xlsx'))).toThrow(expect.objectContaining({ code: 'unsupported' }))
    await new Promise(setImmediate)
    process.off('uncaughtException', note)
    expect(unhandled).toEqual([])
  })

  test('a function of map() that answers promises is refused, and nothing is written', async () => {
    const change = (async (row: object) => row) as unknown as Parameters<typeof map>[0]
    const out = join(folder, 'promised')
    await expect(pipeline(read(input), map(change), write(out))).rejects.toMatchObject({ code: 'bad_option' })
    expect(existsSync(join(out, 'manifest.json'))).toBe(false)
  })

  test('an output can be written again at once after a stream to it failed', async () => {
    const path = join(folder, 'once-broken.jsonl')
    writeFileSync(path, '{"id":1}\n{"id":\n')
    const out = join(folder, 'tried-again')
    await expect(pipeline(read(path), write(out))).rejects.toMatchObject({ code: 'bad_input' })
    await pipeline(read(path, { onReject: () => {} }), write(out))
    expect(existsSync(join(out, 'manifest.json'))).toBe(true)
  })
})
