import type { Batch } from '../../arrow/batch.js'
import type { ErrorPlace } from '../../base/errors.js'
import { countLineFeeds } from '../../files/count-line-feeds.js'
import type { InputFile } from '../../formats/input-file.js'
import { formats } from '../../formats/registry.js'
import type { Partition } from '../../input/partition.js'

/** Tells for errors where a row of a partition was read: the file, the line where it has lines, and the offset. */
export function openPlaces(partition: Partition): (batch: Batch, row: number) => ErrorPlace {
  const files = new Map<number, InputFile>(partition.ranges.map(({ file }) => [file.source, file]))
  return ({ origin }, row) => placeIn(files.get(origin.source), origin.positions[row])
}

function placeIn(file: InputFile | undefined, offset: number): ErrorPlace {
  if (file === undefined) return { offset }
  if (!formats[file.format].isText) return { source: file.path, offset }
  return { source: file.path, line: 1 + countLineFeeds(file.readPath, 0, offset), offset }
}
