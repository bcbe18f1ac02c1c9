import { closeSync, fstatSync, openSync } from 'node:fs'
import { PrepError } from '../../base/errors.js'
import { isSystemError } from '../../base/thrown.js'
import { readFully } from '../../files/read-fully.js'
import type { DataFile } from '../format/reader.js'
import { spanOf } from './columns/chunk-pages.js'
import { decodeMetadata, type FileMetaData, type RowGroup } from './packages/hyparquet.js'

/** The first and last bytes of a file, and those of one whose footer is encrypted. */
const magic = 'PAR1'
const encrypted = 'PARE'
/** The length of the metadata, and the magic bytes. */
const endBytes = 8
/** Footers are mostly shorter, so that one look at the file is enough. */
const usualBytes = 64 << 10

/** What a file says of itself. */
export interface Footer {
  metadata: FileMetaData
  groups: GroupPlace[]
  /** Where the metadata begins: behind the last row group. */
  from: number
  /** The end of the file. */
  to: number
}

/** A row group, and where it lies. */
export interface GroupPlace {
  group: RowGroup
  /** The number of its first row in the file, and of its rows. */
  firstRow: number
  rows: number
  /** Its bytes in the file. */
  from: number
  to: number
}

/** Reads the footer of a file. Throws `bad_input` for what is damaged, cut short or no Parquet, `unsupported` for encrypted files. */
export function readFooter(file: Pick<DataFile, 'readPath' | 'path'>): Footer {
  const fd = openSync(file.readPath, 'r')
  try {
    return footerOf(fd)
  } catch (error) {
    throw explainDamage(error, file.path)
  } finally {
    closeSync(fd)
  }
}

function footerOf(fd: number): Footer {
  const { size } = fstatSync(fd)
  const start = Buffer.alloc(magic.length)
  readFully(fd, { into: start, from: 0 })
  const tail = readEnd(fd, { size, length: Math.min(size, usualBytes) })
  const end = tail.toString('latin1', Math.max(0, tail.length - magic.length))
  if (end === encrypted || start.toString('latin1') === encrypted)
    throw new PrepError('unsupported', 'The Parquet file is encrypted. Write it without encryption')
  if (start.toString('latin1') !== magic)
    throw new PrepError('bad_input', 'The file is not a Parquet file. Check its format')
  if (end !== magic || size < magic.length + endBytes)
    throw new PrepError('bad_input', 'The Parquet file ends without its footer. Write or copy it anew')
  const length = tail.readUInt32LE(tail.length - endBytes) + endBytes
  if (length > size - magic.length) throw new RangeError('The footer is longer than the file')
  const bytes = length <= tail.length ? tail : readEnd(fd, { size, length })
  const metadata = decodeMetadata(bytes)
  return { metadata, groups: placeGroups(metadata, size - length), from: size - length, to: size }
}

function readEnd(fd: number, { size, length }: { size: number; length: number }): Buffer {
  const bytes = Buffer.alloc(length)
  return bytes.subarray(0, readFully(fd, { into: bytes, from: size - length }))
}

function placeGroups({ row_groups }: FileMetaData, end: number): GroupPlace[] {
  const places: GroupPlace[] = []
  let firstRow = 0
  for (const group of row_groups) {
    const rows = Number(group.num_rows)
    if (!(rows >= 0)) throw new RangeError('A row group has no number of rows')
    if (group.columns.some((chunk) => chunk.crypto_metadata !== undefined))
      throw new PrepError(
        'unsupported',
        'The Parquet file has encrypted columns. Write it without encryption',
      )
    if (group.columns.some((chunk) => chunk.file_path !== undefined))
      throw new PrepError(
        'unsupported',
        'The Parquet file has its columns in other files. Name those instead',
      )
    const spans = group.columns.flatMap(({ meta_data }) =>
      meta_data === undefined ? [] : [spanOf(meta_data)],
    )
    const from = Math.min(...spans.map((span) => span.from))
    const to = Math.max(...spans.map((span) => span.to))
    if (rows > 0 && !(from >= magic.length && to <= end && spans.length === group.columns.length))
      throw new RangeError('A row group lies outside of the file')
    if (rows > 0) places.push({ group, firstRow, rows, from, to })
    firstRow += rows
  }
  return places
}

/** What the bytes of a damaged file make decoders throw is of no use to the user. */
export function explainDamage(error: unknown, path: string): unknown {
  if (error instanceof PrepError || isSystemError(error)) return error
  return new PrepError('bad_input', 'The Parquet file is damaged. Write or copy it anew', {
    at: { source: path },
    cause: error,
  })
}
