import type { Batch } from '../../arrow/batch.js'
import type { ErrorPlace } from '../../base/errors.js'
import { countLineFeeds } from '../../files/count-line-feeds.js'
import { heldFrom } from '../../formats/format/reader.js'
import type { InputFile } from '../../formats/input-file.js'
import { formats } from '../../formats/registry.js'
import { openFiles, type Partition } from '../../input/partition.js'

/** Tells for errors where a row of a partition was read: the file, the line where it has lines, and the offset. */
export function openPlaces(partition: Partition): (batch: Batch, row: number) => ErrorPlace {
  return ({ origin }, row) => placeIn(partition, { source: origin.source, position: origin.positions[row] })
}

/** Where the record at a position of a source was read. */
export function placeIn(
  partition: Partition,
  { source, position }: { source: number; position: number },
): ErrorPlace {
  const file = openFiles(partition)(source, position)
  if (file === undefined) return { offset: position }
  if (!formats[file.format].isText) return { source: file.path, offset: position }
  return { source: file.path, line: lineAt(file, position), offset: position }
}

/** `undefined` for a file that is gone by now: the fault that is told of matters more than its line. */
function lineAt(file: InputFile, offset: number): number | undefined {
  const from = heldFrom(file)
  try {
    return 1 + from.feeds + countLineFeeds(file.readPath, from.offset, offset)
  } catch {
    return undefined
  }
}
