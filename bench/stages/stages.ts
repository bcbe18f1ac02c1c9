import { isUtf8 } from 'node:buffer'
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import type { Schema } from '../../src/arrow/arrow.js'
import { ByteHash } from '../../src/files/byte-hash.js'
import { CsvColumns } from '../../src/formats/csv/csv-columns.js'
import { readCsvDialect } from '../../src/formats/csv/dialect.js'
import { JsonColumns } from '../../src/formats/json/kernel/columns.js'
import type { KernelColumns } from '../../src/formats/kernel/columns.js'

/** What a stage is measured on. */
export interface StageInput {
  /** A file that a conversion has just read, so that it stands in memory. */
  path: string
  /** The columns that the conversion made of it. */
  schema: Schema
  /** A file to be written over. */
  output: string
}

/** One stage: does its work once over so many bytes, which it answers. */
export type Stage = () => number

const blockBytes = 1 << 20
const fileBytes = 64 << 20

/** The stages of a conversion, each alone and over and over, in the order of a conversion. */
export function stagesOf({ path, schema, output }: StageInput): Record<string, Stage> {
  const block = Buffer.alloc(blockBytes)
  const fd = openSync(path, 'r')
  readSync(fd, block, 0, blockBytes, 0)
  closeSync(fd)
  const csv = path.endsWith('.csv') ? readCsvDialect(path, {}) : undefined
  const columns = csv === undefined ? new JsonColumns(schema) : new CsvColumns(schema, csv.dialect)
  const records = block.subarray(csv?.dataStart ?? 0, block.lastIndexOf(0x0a) + 1)
  const copy = Buffer.alloc(blockBytes)
  const hash = new ByteHash()
  return {
    'copy in the cache': () => block.copy(copy),
    'read from the page cache': () => readAll(path, copy),
    'check UTF-8': () => (isUtf8(records) ? records.length : Number.NaN),
    'hash, as input': () => hashed(hash, block),
    'records into columns': () => readRecords(columns, records),
    'hash, as output': () => hashed(hash, block),
    'write to the page cache': () => writeAll(output, block),
  }
}

function hashed(hash: ByteHash, block: Buffer): number {
  hash.update(block)
  return block.length
}

function readAll(path: string, buffer: Buffer): number {
  const fd = openSync(path, 'r')
  let total = 0
  for (let got = 1; got > 0 && total < fileBytes; total += got)
    got = readSync(fd, buffer, 0, buffer.length, null)
  closeSync(fd)
  return total
}

/**
 * Reads up to a record that the end of the block cuts off. Throws where the kernel leaves more than that, as the speed
 * would be that of something else.
 */
function readRecords(columns: KernelColumns, records: Buffer): number {
  columns.load(records, 0, records.length)
  for (let from = 0; from < records.length; ) {
    const limits = { from, to: records.length, rows: 8192, recordBytes: records.length, last: records.length }
    const { to, why } = columns.read(limits)
    const isDone = why === 'record' || to === from
    if (isDone && to < records.length / 2) throw new Error('The kernel leaves these records')
    columns.finish(true)
    if (isDone) return to
    from = to
  }
  return records.length
}

function writeAll(path: string, block: Buffer): number {
  const fd = openSync(path, 'w')
  for (let total = 0; total < fileBytes; ) total += writeSync(fd, block)
  closeSync(fd)
  return fileBytes
}

/** Bytes that reach the disk in a second of the clock. */
export function flushSpeed(path: string): number {
  const block = Buffer.alloc(blockBytes, 'x')
  const start = performance.now()
  const fd = openSync(path, 'w')
  for (let total = 0; total < fileBytes; ) total += writeSync(fd, block)
  fsyncSync(fd)
  closeSync(fd)
  return fileBytes / ((performance.now() - start) / 1000)
}
