import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ShardFacts } from '../engine/write/shard-writer.js'
import { revisionOf } from '../files/file-revision.js'
import { makeFolder } from '../files/make-folder.js'
import { writing } from '../files/write-error.js'
import { companionPath } from '../formats/format/companions.js'
import type { PlacedShard } from './layout.js'

/** What is done to a shard is done to the files that stand beside it. */

/** The paths of the files that stand beside a shard. */
export function companionsOf(path: string, { companions = [] }: Pick<ShardFacts, 'companions'>): string[] {
  return companions.map(({ extension }) => companionPath(path, extension))
}

/** Moves a shard, behind its companions. Answers what is known of it at its new place. */
export function moveShard({ from, to, facts }: { from: string; to: string; facts: ShardFacts }): ShardFacts {
  return writing(to, () => {
    makeFolder(dirname(to))
    const companions = facts.companions?.map((companion) => {
      const path = companionPath(to, companion.extension)
      renameSync(companionPath(from, companion.extension), path)
      return { ...companion, revision: revisionOf(path) }
    })
    renameSync(from, to)
    return { ...facts, revision: revisionOf(to), ...(companions !== undefined && { companions }) }
  })
}

/** Removes a shard that is no longer needed. */
export function removeShard({ path, facts }: Pick<PlacedShard, 'path' | 'facts'>): void {
  for (const file of [path, ...companionsOf(path, facts)]) rmSync(file, { force: true })
}
