import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { PrepError } from '../base/errors.js'
import type { PartitionResult } from '../engine/tasks/task.js'
import { readJson, writeJson } from '../files/atomic-write.js'
import { type OutputLayout, type PlacedShard, trailFolder, trailIndex, trailName } from './layout.js'
import type { Manifest } from './manifest.js'
import { isAsWritten } from './shard-state.js'

/** `trail/trail.json`: which file of the trail tells of which rows. It holds no times, so that equal output has an equal one. */
export interface TrailIndex {
  version: 1
  /** The files of the trail in the order of the partitions. */
  partitions: TrailOfPartition[]
}

/** The trail of one partition. */
export interface TrailOfPartition {
  /** The name of the file beside this one. */
  file: string
  /** Lines that it has: a record that was read or could not be, or a row that a step made. */
  rows: number
  /** What was read. */
  ranges: TrailRange[]
  /** The shards that the rows went into, those of each split behind each other. */
  shards: TrailShard[]
}

/** A range of an input. */
export interface TrailRange {
  /** The input, by the name that the user gave it. */
  source: string
  /** The first position. */
  from: number
  /** The position behind the last. */
  to: number
  /** How many lines of the input stand before those that the trail counts from 1; 0 where it has no lines. */
  linesBefore: number
}

/** A shard as the trail knows it. */
export interface TrailShard {
  /** Its name in the output. */
  file: string
  /** The split of the data that it belongs to; left out where there are none. */
  split?: string
  rows: number
}

/** What the index of a trail is made of. */
interface TrailParts {
  /** The name of an input. */
  sourceOf(source: number): string
  results: readonly PartitionResult[]
  /** In the order of the manifest. */
  shards: readonly PlacedShard[]
}

/** The files of the trail of a run, whose index is written. Throws `write_failed` where one is no longer as it was written. */
export async function publishTrail(
  layout: OutputLayout,
  { sourceOf, results, shards }: TrailParts,
): Promise<Manifest['trail']> {
  if (results.every(({ trail }) => trail === undefined)) return undefined
  const count = results.length
  const ofUnits = shardsOfPartitions(results, shards)
  const linesBefore = new Map<number, number>()
  const listed: NonNullable<Manifest['trail']> = []
  const partitions: TrailOfPartition[] = []
  for (const { partition, trail } of results) {
    const file = trailName(partition, count)
    if (trail === undefined || !(await isAsWritten(join(layout.trail, file), trail)))
      throw new PrepError(
        'write_failed',
        `"${trailFolder}/${file}" was removed or changed after it was written, and the output is not published. ` +
          'Start the run again: it goes on, and writes anew what is not as it was',
      )
    const { rows, bytes, hash, ranges } = trail
    listed.push({ file: `${trailFolder}/${file}`, rows, bytes, hash })
    partitions.push({
      file,
      rows,
      ranges: ranges.map(({ source, from, to, feeds }) => {
        const before = linesBefore.get(source) ?? 0
        linesBefore.set(source, before + feeds)
        return { source: sourceOf(source), from, to, linesBefore: before }
      }),
      shards: ofUnits[partition],
    })
  }
  writeJson(join(layout.trail, trailIndex), { version: 1, partitions } satisfies TrailIndex)
  return listed
}

/** The shards of each partition. Those of a split stand behind each other, in the order of the partitions. */
function shardsOfPartitions(
  results: readonly PartitionResult[],
  shards: readonly PlacedShard[],
): TrailShard[][] {
  const ofUnits: TrailShard[][] = results.map(() => [])
  let next = 0
  for (let split = 0; split < (results[0]?.shards.length ?? 0); split++)
    for (const [unit, result] of results.entries())
      for (const { rows } of result.shards[split]) {
        const { path, split: name } = shards[next++]
        const file = name === undefined ? basename(path) : `${name}/${basename(path)}`
        ofUnits[unit].push({ file, ...(name !== undefined && { split: name }), rows })
      }
  return ofUnits
}

/** The index of the trail beside a manifest. Throws `not_found` where the run kept none. */
export function readTrailIndex(root: string): TrailIndex {
  const path = join(root, trailFolder, trailIndex)
  const index = existsSync(path) ? readJson<TrailIndex>(path) : undefined
  if (index !== undefined) return index
  throw new PrepError(
    'not_found',
    `No trail of the rows stands beside "${root}". Run again with --trail, or trail: true of the output`,
  )
}
