import { closeSync, openSync } from 'node:fs'
import { Schema } from '../../arrow/arrow.js'
import { Batch, originOf } from '../../arrow/batch.js'
import { readBlocks } from '../../files/read-blocks.js'
import { nullColumn } from '../arrow/flatten-types.js'
import { repairUtf8 } from '../arrow/repair-utf8.js'
import { columnPlaces } from '../format/column-places.js'
import {
  batchBytes,
  type DataFile,
  type FileRange,
  type FormatReader,
  type ReadTask,
  rowsOfBatch,
} from '../format/reader.js'
import { assemble } from './columns/assemble.js'
import { ChunkPages } from './columns/chunk-pages.js'
import { loadUnpack, type Unpack } from './columns/codecs.js'
import { type ColumnNode, columnTree, type Leaf, leavesOf } from './columns/column-tree.js'
import { LeafCursor } from './columns/leaf-cursor.js'
import { explainDamage, type Footer, type GroupPlace, readFooter } from './footer.js'
import { withStoredTypes } from './stored-schema.js'

/**
 * Apache Parquet. Values go from the pages of a column into the buffers of a batch, without an object for each; of a
 * row group no more than a page of each column that is asked for is in memory. A row's position is its number in the
 * file. Encrypted files, and columns in other files, are refused.
 */
export const parquetReader: FormatReader = {
  cut: (file, rangeBytes) => cutGroups(file, rangeBytes),
  schemaOf: (file) => new Schema(columnsOf(file, readFooter(file)).map(({ field }) => field)),
  read: readParquet,
  *bytesOf({ file, range }) {
    const { from, to } = readFooter(file)
    yield* readBlocks(file.readPath, { from, to })
    yield* readBlocks(file.readPath, range)
  },
}

function columnsOf(file: Pick<DataFile, 'path'>, { metadata }: Footer): readonly ColumnNode[] {
  try {
    return withStoredTypes(columnTree(metadata.schema), metadata)
  } catch (error) {
    throw explainDamage(error, file.path)
  }
}

/**
 * Groups of row groups; a large one is cut into ranges of its own. Such a range has bytes of the row group in proportion
 * to its rows, since the columns of a row do not lie together.
 */
function cutGroups(file: DataFile, rangeBytes: number): FileRange[] {
  const ranges: FileRange[] = []
  let open: FileRange | undefined
  for (const { from, to, rows } of inOrder(readFooter(file).groups)) {
    const pieces = Math.min(rows, Math.ceil((to - from) / (rangeBytes * 1.25)))
    if (pieces > 1) {
      open = undefined
      for (let piece = 0; piece < pieces; piece++) {
        const border = (number: number) => from + Math.floor(((to - from) * number) / pieces)
        ranges.push({ source: file.source, from: border(piece), to: border(piece + 1) })
      }
    } else if (open !== undefined && to - open.from <= rangeBytes) open.to = to
    else ranges.push((open = { source: file.source, from, to }))
  }
  return ranges
}

/** Row groups whose bytes follow each other. Where they do not, which no writer does, all are taken for one. */
function inOrder(groups: readonly GroupPlace[]): readonly Pick<GroupPlace, 'from' | 'to' | 'rows'>[] {
  if (groups.every(({ from }, i) => i === 0 || from >= groups[i - 1].to)) return groups
  const from = Math.min(...groups.map((group) => group.from))
  return [{ from, to: Math.max(...groups.map((group) => group.to)), rows: 1 }]
}

/** The rows of a row group that belong to a range: from the one that its first byte falls to, by proportion. */
function rowsIn({ from, to, rows }: GroupPlace, range: FileRange): { first: number; end: number } {
  const rowAt = (byte: number) =>
    Math.ceil((rows * (Math.min(Math.max(byte, from), to) - from)) / (to - from))
  return { first: rowAt(range.from), end: rowAt(range.to) }
}

async function* readParquet(task: ReadTask): AsyncGenerator<Batch> {
  const { file, range, onBytes } = task
  if (onBytes !== undefined) for (const bytes of parquetReader.bytesOf!(task)) onBytes(bytes)
  const footer = readFooter(file)
  const columns = columnsOf(file, footer)
  const places = columnPlaces(task, new Schema(columns.map(({ field }) => field)), 'Parquet')
  const nodes = places.map((place) => (place < 0 ? undefined : columns[place]))
  const codecs: GroupRows['codecs'] = new Map()
  const fd = openSync(file.readPath, 'r')
  try {
    for (const place of footer.groups) {
      const rows = rowsIn(place, range)
      if (rows.first >= rows.end) continue
      for await (const batch of readGroup(task, { fd, place, nodes, codecs, ...rows }))
        yield repairUtf8(batch, task)
    }
  } catch (error) {
    throw explainDamage(error, file.path)
  } finally {
    closeSync(fd)
  }
}

/** Rows of a row group. */
interface GroupRows {
  fd: number
  place: GroupPlace
  /** The columns of the batches, `undefined` for one of nulls. */
  nodes: readonly (ColumnNode | undefined)[]
  /** What unpacks pages, loaded once for all columns. */
  codecs: Map<string, Promise<Unpack | undefined>>
  first: number
  end: number
}

async function* readGroup(task: ReadTask, given: GroupRows): AsyncGenerator<Batch> {
  const { place, nodes, first, end } = given
  const leaves = nodes.flatMap((node) => (node === undefined ? [] : leavesOf(node)))
  const cursors = new Map(
    await Promise.all(leaves.map(async (leaf) => [leaf, await openLeaf(leaf, given)] as const)),
  )
  for (const cursor of cursors.values()) cursor.skip(first)
  const step = rowsAtOnce(place, { leaves, lends: task.lends })
  for (let row = first; row < end; row += step) {
    const length = Math.min(step, end - row)
    const taken = new Map(leaves.map((leaf) => [leaf, cursors.get(leaf)!.take(length)]))
    const columns = task.schema.fields.map(({ type }, i) => {
      const node = nodes[i]
      return node === undefined ? nullColumn(type, length) : assemble(node, (leaf) => taken.get(leaf)!)
    })
    const positions = new Float64Array(length)
    for (let i = 0; i < length; i++) positions[i] = place.firstRow + row + i
    yield new Batch(task.schema, columns, originOf(task.file.source, positions))
  }
}

async function openLeaf(leaf: Leaf, { fd, place, codecs }: GroupRows): Promise<LeafCursor> {
  const chunk = place.group.columns[leaf.chunk]
  if (chunk?.meta_data === undefined) throw new RangeError('A column chunk is missing')
  const { codec, num_values } = chunk.meta_data
  const unpack = codecs.get(codec) ?? loadUnpack(codec)
  codecs.set(codec, unpack)
  return new LeafCursor(leaf, new ChunkPages(fd, chunk, await unpack), Number(num_values))
}

/** How many rows a batch has, by what a row takes in pages. */
function rowsAtOnce(
  { group, rows }: GroupPlace,
  { leaves, lends }: { leaves: readonly Leaf[]; lends: boolean | undefined },
): number {
  const bytes = leaves.reduce(
    (sum, { chunk }) => sum + Number(group.columns[chunk].meta_data?.total_uncompressed_size ?? 0),
    0,
  )
  return Math.max(
    1,
    Math.min(rowsOfBatch(leaves.length, lends), Math.floor(batchBytes / Math.max(1, bytes / rows))),
  )
}
