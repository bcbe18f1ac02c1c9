import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { expect, it } from 'vitest'
import { unpackZstd } from '../../../src/files/compression/zstd.js'
import { makeRecords, temporaryFolder, writeLines } from '../../run/fixtures.js'

const folder = temporaryFolder('packed-mds')

async function unpacked(bytes: Buffer): Promise<Buffer> {
  async function* chunks() {
    yield bytes
  }
  const pieces: Buffer[] = []
  for await (const piece of unpackZstd(chunks())) pieces.push(piece)
  return Buffer.concat(pieces)
}

const infoOf = (bytes: Buffer, basename: string) => ({
  basename,
  bytes: bytes.length,
  hashes: { sha1: createHash('sha1').update(bytes).digest('hex') },
})

it('packed shards of MDS are told of in the index, packed and unpacked, also by a run that goes on, and are read back', async () => {
  const records = makeRecords(200)
  const input = writeLines(join(folder, 'in.jsonl'), records)
  const path = join(folder, 'out')
  const output = { path, format: 'mds', compression: 'zstd', maxShardSize: 20_000 } as const
  await run({ input, output }, { workers: 0 })
  const index = readFileSync(join(path, 'index.json'), 'utf8')
  const { shards } = JSON.parse(index)
  expect(shards.length).toBeGreaterThan(1)
  for (const { raw_data, zip_data, ...shard } of shards) {
    const packed = readFileSync(join(path, zip_data.basename))
    const raw = await unpacked(packed)
    expect(zip_data).toEqual(infoOf(packed, expect.stringMatching(/^data-.*\.mds\.zstd$/)))
    expect(raw_data).toEqual(infoOf(raw, zip_data.basename.replace(/\.zstd$/, '')))
    expect(shard).toMatchObject({ compression: 'zstd', hashes: ['sha1'], samples: raw.readUInt32LE() })
  }
  rmSync(join(path, 'index.json'))
  await run({ input, output }, { workers: 0 })
  expect(readFileSync(join(path, 'index.json'), 'utf8')).toBe(index)
  const back = join(folder, 'back.jsonl')
  await run({ input: path, output: back }, { workers: 0 })
  expect(
    readFileSync(back, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(records)
})
