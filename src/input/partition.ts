import type { CutSettings, FileRange } from '../formats/format/reader.js'
import type { InputFile } from '../formats/input-file.js'
import { formats, loadReader } from '../formats/registry.js'

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

/** Sees to it that files can be opened; see `InputCopies`. */
interface HeldFiles {
  hold(files: readonly InputFile[]): Promise<() => void>
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
    const reader = await loadReader(file.format)
    // A text that is one part is not looked at.
    const isOne = formats[file.format].isText && file.bytes - file.dataStart <= partitionBytes
    const release = isOne ? undefined : await copies?.hold([file])
    const ranges = isOne ? wholeOf(file) : reader.cut(file, partitionBytes, settings)
    release?.()
    for (const range of ranges) {
      const bytes = range.to - range.from
      if (open.ranges.length > 0 && open.bytes + bytes > partitionBytes * 1.25) {
        partitions.push(open)
        open = { index: partitions.length, ranges: [], bytes: 0 }
      }
      open.ranges.push({ file, range })
      open.bytes += bytes
    }
  }
  partitions.push(open)
  return partitions
}
