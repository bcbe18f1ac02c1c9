import type { ReadTask } from '../format/reader.js'

/** A range shorter than this is read sooner than the kernel gets its memory, which is many megabytes. */
const leastBytes = 256 << 10

/** The lane that reads a range, where the task does not name it. */
export function laneOf({ lane, range }: Pick<ReadTask, 'lane' | 'range'>): 'kernel' | 'reference' {
  return lane ?? (range.to - range.from < leastBytes ? 'reference' : 'kernel')
}
