import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { OutputSpec } from 'prepkit'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import type { Batch } from '../../src/arrow/batch.js'
import { type Row, rowsOf } from '../../src/arrow/rows.js'
import { loadUnpackZstd } from '../../src/files/compression/unpack-zstd.js'
import { read } from '../../src/streams/read.js'
import { isWhole, shortForm } from '../campaign.js'
import { contentOf, makeRecords, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('compressed')
/** Long enough for several partitions, and for more than a member of a gzip file in each. */
const records = makeRecords(800).map((record, id) => ({ ...record, pad: `${id} 行 `.repeat(560) }))
const input = writeLines(join(folder, 'in.jsonl'), records)
const steps = [{ anonymize: { fields: ['prompt'], entities: ['EMAIL_ADDRESS'] } }] as const
const unpackZstd = await loadUnpackZstd()

type Packed = Required<Pick<OutputSpec, 'format' | 'compression'>>
const kinds: Packed[] = [
  { format: 'jsonl', compression: 'gzip' },
  { format: 'json', compression: 'zstd' },
  { format: 'csv', compression: 'gzip' },
]

async function rowsIn(path: string): Promise<Row[]> {
  const found: Row[] = []
  for await (const batch of read(path)) found.push(...rowsOf(batch as Batch))
  return found
}

/** The shards of a folder, unpacked by other code than that which reads inputs. */
function unpackedShards(path: string): string[] {
  const names = readdirSync(path).filter((name) => name.startsWith('data-'))
  return names.sort().map((name) => {
    const bytes = readFileSync(join(path, name))
    if (name.endsWith('.gz')) return gunzipSync(bytes).toString()
    return name.endsWith('.zst') ? Buffer.from(unpackZstd(bytes, sizeOf(bytes))).toString() : bytes.toString()
  })
}

/** The size that the frames of a file say they have; each of up to 2^32 bytes (RFC 8878, section 3.1.1.1). */
function sizeOf(file: Buffer): number {
  let size = 0
  for (let at = 0; at < file.length; ) {
    const descriptor = file[at + 4]
    const sizeBytes = [descriptor & 0x20 ? 1 : 0, 2, 4][descriptor >> 6]
    let block = at + 5 + (descriptor & 0x20 ? 0 : 1)
    size += file.readUIntLE(block, sizeBytes) + (sizeBytes === 2 ? 256 : 0)
    block += sizeBytes
    for (let isLast = false; !isLast; ) {
      const header = file.readUIntLE(block, 3)
      isLast = (header & 1) === 1
      block += 3 + (((header >> 1) & 3) === 1 ? 1 : header >> 3)
    }
    at = block
  }
  return size
}

describe.each(shortForm(kinds, 1))('an output of %j', ({ format, compression }) => {
  const name = `${format}-${compression}`
  const packing = compression === 'gzip' ? 'gz' : 'zst'
  const folderOf = (what: string) => ({ path: join(folder, `${name}-${what}`), format, compression })

  test('holds, shard by shard, the text that is written without compression', async () => {
    const plain = join(folder, `${name}-plain`)
    const packed = folderOf('packed')
    const report = await run({ input, steps, output: { path: plain, format } }, { workers: 0 })
    const same = await run({ input, steps, output: packed }, { workers: 0 })
    expect(report.output.shards).toBeGreaterThan(1)
    expect(same.rows).toEqual(report.rows)
    expect(same.output).toMatchObject({ format, compression, shards: report.output.shards })
    expect(readdirSync(packed.path).filter((file) => file.endsWith(`.${format}.${packing}`))).toHaveLength(
      report.output.shards,
    )
    expect(unpackedShards(packed.path)).toEqual(unpackedShards(plain))
    expect(await rowsIn(packed.path)).toEqual(await rowsIn(plain))
  })

  test.runIf(isWhole)('has the same bytes whatever works on it, and after a stop', async () => {
    const packed = contentOf(folderOf('packed').path)
    const threads = folderOf('threads')
    await run({ input, steps, output: threads }, { workers: 2 })
    expect(contentOf(threads.path)).toEqual(packed)
    const stopped = folderOf('stopped')
    const abort = new AbortController()
    const onProgress = ({ phase }: { phase: string }) => phase === 'run' && abort.abort()
    await expect(
      run({ input, steps, output: stopped }, { workers: 0, signal: abort.signal, onProgress }),
    ).rejects.toMatchObject({ name: 'AbortError' })
    await run({ input, steps, output: stopped }, { workers: 2 })
    expect(contentOf(stopped.path)).toEqual(packed)
  })

  test('is one file too, and a stream', async () => {
    const path = join(folder, `${name}.${format}.${packing}`)
    await run({ input, steps, output: path }, { workers: 0 })
    expect(await rowsIn(path)).toEqual(await rowsIn(join(folder, `${name}-plain`)))
    const chunks: Buffer[] = []
    const { Writable } = await import('node:stream')
    const stdout = new Writable({
      write(chunk, _encoding, done) {
        chunks.push(Buffer.from(chunk))
        done()
      },
    })
    await run({ input, steps, output: { path: '-', format, compression } }, { workers: 0, stdout })
    expect(Buffer.concat(chunks).equals(readFileSync(path))).toBe(true)
  })
})

test('a compressed output without a row is a file that can be unpacked', async () => {
  const empty = join(folder, 'empty.jsonl')
  writeLines(empty, [])
  await run({ input: empty, output: join(folder, 'empty.jsonl.gz') }, { workers: 0 })
  expect(gunzipSync(readFileSync(join(folder, 'empty.jsonl.gz')))).toHaveLength(0)
})

test('Parquet is compressed inside, and reads the same', async () => {
  const sizes = new Map<string, number>()
  const rows: Row[][] = []
  for (const compression of ['snappy', 'zstd', 'gzip', 'none'] as const) {
    const path = join(folder, `${compression}.parquet`)
    await run({ input, output: { path, compression } }, { workers: 0 })
    sizes.set(compression, readFileSync(path).length)
    rows.push(await rowsIn(path))
  }
  for (const found of rows) expect(found).toEqual(rows[0])
  const [snappy, zstd, gzip, none] = sizes.values()
  expect(zstd).toBeLessThan(snappy)
  expect(gzip).toBeLessThan(snappy)
  expect(snappy).toBeLessThan(none)
})
