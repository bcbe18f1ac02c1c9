import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { InputFile } from '../../src/formats/input-file.js'
import { cutPartitions } from '../../src/input/partition.js'
import { isWhole } from '../campaign.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('partition')
const mebibyte = 1 << 20

/** A JSONL file of about this many bytes, in lines of 100 bytes. */
function fileOf(source: number, bytes: number, dataStart = 0): InputFile {
  const path = join(folder, `${source}.jsonl`)
  const line = `{"a":"${'x'.repeat(91)}"}\n`
  const content = Buffer.concat([
    Buffer.alloc(dataStart, 0x20),
    Buffer.alloc(Math.floor(bytes / 100) * 100, line),
  ])
  writeFileSync(path, content)
  return { source, path, readPath: path, format: 'jsonl', bytes: content.length, dataStart }
}

/** The ranges of each file, in the order of the partitions. */
async function rangesOf(files: readonly InputFile[]) {
  const partitions = await cutPartitions(files)
  expect(partitions.map((partition) => partition.index)).toEqual(partitions.map((_, i) => i))
  for (const partition of partitions)
    expect(partition.bytes).toBe(partition.ranges.reduce((sum, { range }) => sum + range.to - range.from, 0))
  return { partitions, ranges: partitions.flatMap((partition) => partition.ranges) }
}

describe('`cutPartitions()`', () => {
  test.each([
    ['one empty file', [0]],
    ['small files', [100, 0, 300, 100, 0]],
    ['a large file', [40 * mebibyte]],
    ['a large file among small ones', [500, 20 * mebibyte, 700, 3 * mebibyte, 100]],
  ])('covers every byte of %s once, in order', async (_, sizes) => {
    const files = sizes.map((bytes, source) => fileOf(source, bytes, source === 1 ? 3 : 0))
    const { ranges } = await rangesOf(files)
    expect(ranges.map(({ range }) => range.source)).toEqual(
      ranges.map(({ range }) => range.source).toSorted((a, b) => a - b),
    )
    for (const file of files) {
      const own = ranges.filter((cut) => cut.file === file).map((cut) => cut.range)
      let at = file.dataStart
      for (const part of own) {
        expect([part.source, part.from]).toEqual([file.source, at])
        at = part.to
      }
      expect(at).toBe(file.bytes)
    }
  })

  test('many small files share a partition', async () => {
    const { partitions, ranges } = await rangesOf(
      Array.from({ length: 60 }, (_, source) => fileOf(source, 100_000)),
    )
    expect(ranges).toHaveLength(60)
    expect(partitions.length).toBeLessThanOrEqual(4)
    for (const partition of partitions) expect(partition.bytes).toBeLessThanOrEqual(2.5 * mebibyte)
  })

  test.runIf(isWhole)('a large file is cut so that every worker has work, at ends of lines', async () => {
    const { partitions } = await rangesOf([fileOf(0, 48 * mebibyte)])
    expect(partitions.length).toBeGreaterThanOrEqual(15)
    for (const { ranges, bytes } of partitions) {
      expect(ranges).toHaveLength(1)
      expect(ranges[0].range.from % 100).toBe(0)
      expect(bytes).toBeLessThan(3.2 * mebibyte)
    }
  })

  test('there is a partition even where there is no byte, so that there is a shard', async () => {
    expect(await cutPartitions([])).toEqual([{ index: 0, ranges: [], bytes: 0 }])
    expect(await cutPartitions([fileOf(0, 0)])).toHaveLength(1)
  })

  test('cuts the same files the same way every time, and survives structured clone', async () => {
    const files = [fileOf(0, 9 * mebibyte), fileOf(1, 1000)]
    const partitions = await cutPartitions(files)
    expect(await cutPartitions(structuredClone(files))).toEqual(partitions)
    expect(JSON.parse(JSON.stringify(partitions))).toEqual(partitions)
  })
})
