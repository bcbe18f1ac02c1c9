import { statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchOfRows } from '../../../src/arrow/rows.js'
import { hashOf } from '../../../src/files/byte-hash.js'
import type { FormatWriter } from '../../../src/formats/format/spec.js'
import { formats, loadEncoder, loadReader, writableFormats } from '../../../src/formats/registry.js'
import { temporaryFolder } from '../../run/fixtures.js'
import { readRanges } from '../read-ranges.js'
import { batchOfTokens, filesOf, writeFiles } from './token-files.js'

const folder = temporaryFolder('tokens')

const tokenFormats = writableFormats.filter((name) => {
  const { companions }: FormatWriter = formats[name].writer
  return companions !== undefined
})

const documents = fc.array(fc.array(fc.nat({ max: 65_535 }), { minLength: 1, maxLength: 9 }), {
  minLength: 1,
  maxLength: 60,
})

describe.each(tokenFormats)('tokens as %s', (name) => {
  const [extension] = formats[name].extensions

  test('are the same rows in whatever ranges they are read, and hash the same as they are read', async () => {
    const [openEncoder, reader] = await Promise.all([loadEncoder(name), loadReader(name)])
    let number = 0
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(60_000, 90_000, undefined),
        async (rows, rangeBytes, vocabulary) => {
          const path = join(folder, `${name}-${number++}.${extension}`)
          writeFiles(path, filesOf(openEncoder, batchOfTokens(rows, { vocabulary })))
          const file = { source: 0, path, readPath: path, bytes: statSync(path).size, dataStart: 0 }
          const ranges = reader.cut(file, rangeBytes)
          const seen: Uint8Array[] = []
          const schema = reader.schemaOf!(file)
          const found = await readRanges(reader, {
            file,
            schema,
            ranges,
            onBytes: (bytes) => seen.push(bytes.slice()),
          })
          expect(found.rows).toEqual(rows.map((input_ids) => ({ input_ids })))
          expect(found.positions).toEqual(rows.map((_, row) => row))
          const again = ranges.flatMap((range) => [...reader.bytesOf!({ file, range })])
          expect(hashOf(again)).toBe(hashOf(seen))
        },
      ),
      { numRuns: 12 },
    )
  })

  test.each([
    [[{ text: 'a' }], /"input_ids" is not in the data.*the step "tokenize"/],
    [[{ input_ids: 'a' }], /"input_ids" is Utf8, where .* wants lists of whole numbers/],
    [[{ input_ids: [1], id: 1, meta: ['a'] }], /columns would be lost: id, meta\. .*"drop" of convert/],
    [[{ input_ids: [1] }, { input_ids: [] }], /has no tokens.*length\(input_ids\) > 0/],
    [[{ input_ids: [1, -1] }], /is null or holds what is no token: written are numbers from 0 to 2147483647/],
    [[{ input_ids: [2 ** 31] }], /what is no token/],
    [[{ input_ids: [1, null] }], /what is no token/],
    [[{ input_ids: [1] }, { input_ids: null }], /what is no token/],
  ])('are refused where the rows %j would not be whole', async (rows, message) => {
    const openEncoder = await loadEncoder(name)
    expect(() => filesOf(openEncoder, batchOfRows(rows))).toThrow(message)
  })

  test('are refused where they do not fit into the two bytes of their vocabulary', async () => {
    const batch = batchOfTokens([[1], [65_536]], { vocabulary: 1000 })
    const openEncoder = await loadEncoder(name)
    expect(() => filesOf(openEncoder, batch)).toThrow(/written are numbers from 0 to 65535/)
  })
})
