import type { CutSettings, FileRange } from '../formats/format/reader.js'
import type { InputFile } from '../formats/input-file.js'
import { formats, loadReader } from '../formats/registry.js'
import { cutSketch, isSketched, type SketchedFile } from './sketch.js'

/** A unit of work: parts of input files that one worker reads in order into one shard. JSON-safe. */
export interface Partition {
  /** Its number, from 0, which names its shard. */
  index: number
  /** The parts of files in it, in their order. */
  ranges: {
    /** The file. */
    file: InputFile
    /** The part of it. */
    range: FileRange
  }[]
  /** Their size. */
  bytes: number
}

/** Finds the file that a record was read from, by the number of its input and its place in that. */
export function openFiles({
  ranges,
}: Partition): (source: number, position: number) => InputFile | undefined {
  const bySource = new Map<number, Partition['ranges']>()
  for (const part of ranges) bySource.set(part.file.source, [...(bySource.get(part.file.source) ?? []), part])
  return (source, position) => {
    const own = bySource.get(source)
    return (own?.find(({ range }) => position < range.to) ?? own?.at(-1))?.file
  }
}

/** Sees to it that files can be opened; see `InputCopies`. */
interface HeldFiles {
  hold(files: readonly InputFile[]): Promise<() => void>
  partOf(file: SketchedFile, range: FileRange): InputFile
}

function wholeOf({ source, dataStart, bytes }: InputFile): FileRange[] {
  return dataStart < bytes ? [{ source, from: dataStart, to: bytes }] : []
}

const mebibyte = 1 << 20
/** Partitions are 64 MiB of input in large runs; small inputs are cut finer so that every worker has work. */
const maxPartitionBytes = 64 * mebibyte
const minPartitionBytes = 2 * mebibyte
const wantedPartitions = 16

/**
 * Cuts the inputs into partitions. Depends on the inputs alone, never on the number of workers, because partition i
 * becomes shard i. Small files share a partition; a large one is cut on record boundaries.
 */
export async function cutPartitions(
  files: readonly InputFile[],
  { copies, ...settings }: CutSettings & { copies?: HeldFiles } = {},
): Promise<Partition[]> {
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  const partitionBytes = Math.min(
    maxPartitionBytes,
    Math.max(minPartitionBytes, Math.ceil(total / wantedPartitions)),
  )
  const partitions: Partition[] = []
  let open: Partition = { index: 0, ranges: [], bytes: 0 }
  for (const file of files) {
    for (const { file: held, range } of await cutFile(file, partitionBytes, { copies, ...settings })) {
      const bytes = range.to - range.from
      if (open.ranges.length > 0 && open.bytes + bytes > partitionBytes * 1.25) {
        partitions.push(open)
        open = { index: partitions.length, ranges: [], bytes: 0 }
      }
      open.ranges.push({ file: held, range })
      open.bytes += bytes
    }
  }
  partitions.push(open)
  return partitions
}

/** The ranges of a file, each with the file that it is read from. */
async function cutFile(
  file: InputFile,
  partitionBytes: number,
  { copies, ...settings }: CutSettings & { copies?: HeldFiles },
): Promise<Partition['ranges']> {
  const reader = await loadReader(file.format)
  if (isSketched(file) && copies !== undefined)
    return cutSketch(file, reader).map((range) => ({ file: copies.partOf(file, range), range }))
  // A text that is one part is not looked at.
  if (formats[file.format].isText && file.bytes - file.dataStart <= partitionBytes)
    return wholeOf(file).map((range) => ({ file, range }))
  const release = await copies?.hold([file])
  const ranges = reader.cut(file, partitionBytes, settings)
  release?.()
  return ranges.map((range) => ({ file, range }))
}
