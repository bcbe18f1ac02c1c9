import { countLineFeeds } from '../../files/count-line-feeds.js'
import { heldFrom } from '../../formats/format/reader.js'
import type { InputFile } from '../../formats/input-file.js'
import { formats } from '../../formats/registry.js'
import { openFiles, type Partition } from '../../input/partition.js'
import type { CheckPlace, CheckResult } from '../../schemas/validation-report.js'
import type { UnplacedResult } from '../../schemas/validation-tools.js'

/**
 * The results with the files and lines of their rows. Lines are counted once from the start of each file to the last row
 * that is told of, whatever the number of rules.
 */
export async function findPlaces(
  results: readonly UnplacedResult[],
  partitions: readonly Partition[],
): Promise<CheckResult[]> {
  const places = new Map<string, CheckPlace>()
  const files = new Map<InputFile, number[]>()
  for (const [source, position] of results.flatMap((result) => result.places)) {
    const key = `${source} ${position}`
    if (places.has(key)) continue
    const file = fileOf(partitions, source, position)
    places.set(key, { source: file?.path, offset: position })
    if (file === undefined || !formats[file.format].isText) continue
    files.set(file, [...(files.get(file) ?? []), position])
  }
  for (const [file, positions] of files)
    for (const [position, line] of linesIn(file, positions)) {
      const place = places.get(`${file.source} ${position}`)
      if (place !== undefined) place.line = line
    }
  return results.map((result) => ({
    ...result,
    places: result.places.map(([source, position]) => places.get(`${source} ${position}`) as CheckPlace),
  }))
}

function fileOf(partitions: readonly Partition[], source: number, position: number): InputFile | undefined {
  const own = partitions.find(({ ranges }) =>
    ranges.some(({ range }) => range.source === source && position >= range.from && position < range.to),
  )
  return own && openFiles(own)(source, position)
}

/** The line of each position, each counted on from the one before. */
function linesIn(file: InputFile, positions: readonly number[]): Map<number, number> {
  const lines = new Map<number, number>()
  let { offset, feeds } = heldFrom(file)
  for (const position of [...positions].sort((a, b) => a - b)) {
    feeds += countLineFeeds(file.readPath, offset, position)
    offset = position
    lines.set(position, 1 + feeds)
  }
  return lines
}
