import type { FilePart, InputFile, PartFormat } from '../formats/format.js'
import { formats } from '../formats/registry.js'

/** A unit of work: parts of input files that one worker reads in order into one shard. JSON-safe. */
export interface Split {
  index: number
  parts: { file: InputFile; part: FilePart }[]
  bytes: number
}

const mebibyte = 1 << 20
/** Splits are 64 MiB of input in large runs; small inputs are cut finer so that every worker has work. */
const maxSplitBytes = 64 * mebibyte
const minSplitBytes = 2 * mebibyte
const wantedSplits = 16

/**
 * Cuts the inputs into splits. Depends on the inputs alone, never on the number of workers, because split i
 * becomes shard i. Small files share a split; a large one is cut on record boundaries.
 */
export function cutSplits(files: readonly InputFile[]): Split[] {
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  const splitBytes = Math.min(maxSplitBytes, Math.max(minSplitBytes, Math.ceil(total / wantedSplits)))
  const splits: Split[] = []
  let open: Split = { index: 0, parts: [], bytes: 0 }
  for (const file of files)
    for (const part of formats[file.format satisfies PartFormat].cut(file, splitBytes)) {
      const bytes = part.to - part.from
      if (open.parts.length > 0 && open.bytes + bytes > splitBytes * 1.25) {
        splits.push(open)
        open = { index: splits.length, parts: [], bytes: 0 }
      }
      open.parts.push({ file, part })
      open.bytes += bytes
    }
  splits.push(open)
  return splits
}
