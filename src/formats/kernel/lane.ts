import type { ReadTask } from '../format/reader.js'

/** A range shorter than this is read sooner than the kernel gets its memory, which is many megabytes. */
const leastBytes = 256 << 10

/** The lane that reads a range. */
export function laneOf({ file, range }: Pick<ReadTask, 'file' | 'range'>): 'kernel' | 'reference' {
  return file.lane ?? (range.to - range.from < leastBytes ? 'reference' : 'kernel')
}
