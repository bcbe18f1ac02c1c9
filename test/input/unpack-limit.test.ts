import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { limitUnpacked, type UnpackLimit } from '../../src/files/compression/unpack-limit.js'
import { isWhole } from '../campaign.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('unpack')
const mebibyte = Buffer.alloc(1 << 20)

/** How many of so many MiB are passed on, and the error that ends them. */
async function pass(mebibytes: number, limit: Partial<UnpackLimit>) {
  let passed = 0
  const chunks = Readable.from(Array.from({ length: mebibytes }, () => mebibyte))
  try {
    for await (const _ of limitUnpacked(chunks, { path: 'a.gz', packedBytes: () => 0, ...limit })) passed++
    return { passed }
  } catch (error) {
    return { passed, error }
  }
}

describe('`limitUnpacked()`', () => {
  test('passes 256 MiB in any case, and then 200 times what was taken of the file', async () => {
    expect(await pass(256, {})).toEqual({ passed: 256 })
    expect(await pass(300, { packedBytes: () => 2 << 20 })).toEqual({ passed: 300 })
    expect(await pass(300, {})).toMatchObject({
      passed: 256,
      error: { code: 'bad_input', message: expect.stringContaining('"maxUnpackedBytes" to the bytes') },
    })
  })

  test('keeps to the limit of the user, higher or lower', async () => {
    expect(await pass(300, { maxUnpackedBytes: 300 << 20 })).toEqual({ passed: 300 })
    expect(await pass(3, { maxUnpackedBytes: (2 << 20) + 1 })).toMatchObject({ passed: 2 })
  })
})

describe('a compressed input', () => {
  test.runIf(isWhole)(
    'of zeros ends the run before the disk is full, and leaves no spool behind',
    async () => {
      const input = join(folder, 'bomb.jsonl.gz')
      const member = gzipSync(Buffer.alloc(64 << 20))
      writeFileSync(input, Buffer.concat(Array.from({ length: 40 }, () => member)))
      expect(statSync(input).size).toBeLessThan(4 << 20)
      const output = join(folder, 'bomb')
      await expect(run({ input, output }, { workers: 0 })).rejects.toMatchObject({
        code: 'bad_input',
        at: { source: input },
      })
      expect(existsSync(join(output, '.prep', 'spool', '00000.jsonl'))).toBe(false)
    },
  )

  test('of lines that repeat is read like any other', async () => {
    const input = join(folder, 'log.jsonl.gz')
    writeFileSync(input, gzipSync('{"level":"info","text":"request served"}\n'.repeat(100_000)))
    const report = await run({ input, output: join(folder, 'log') }, { workers: 0 })
    expect(report.rows.written).toBe(100_000)
  })
})
