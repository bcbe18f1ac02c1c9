import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isFolderName } from '../arrow/splits.js'
import type { PartitionResult } from '../engine/tasks/task.js'
import { readJson } from '../files/atomic-write.js'
import { nameAttempted } from '../files/attempt.js'
import {
  folderFiles,
  isShardName,
  type OutputLayout,
  outputFiles,
  type PlacedShard,
  rejectsName,
} from './layout.js'
import type { Manifest } from './manifest.js'
import type { ResumeState } from './resume-state.js'
import { companionsOf } from './shard-files.js'

/** Removes all that an earlier run has left, and nothing else. */
export function clearOutput(layout: OutputLayout, state: ResumeState): void {
  const folders = knownFolders(layout, state)
  for (const name of outputFiles) rmSync(layout.file(name), { force: true })
  for (const folder of [layout.rejects, layout.trail, layout.temporary, layout.order, layout.surveys])
    rmSync(folder, { recursive: true, force: true })
  for (const folder of folders) {
    for (const name of folderFiles) rmSync(join(folder, name), { force: true })
    for (const name of shardsIn(folder)) rmSync(join(folder, name))
    if (folder !== layout.shards) removeEmpty(folder)
  }
  state.clear()
}

/** Removes all shards but these, the rejects that these partitions do not name, and what was needed for the run only. */
export function tidyOutput(
  { layout, state }: { layout: OutputLayout; state: ResumeState },
  partitions: readonly Pick<PartitionResult, 'partition' | 'rejectsFile' | 'trail'>[],
  placed: readonly PlacedShard[],
): void {
  const count = partitions.length
  const shards = new Set(placed.flatMap(({ path, facts }) => [path, ...companionsOf(path, facts)]))
  for (const folder of knownFolders(layout, state))
    for (const name of shardsIn(folder)) if (!shards.has(join(folder, name))) rmSync(join(folder, name))
  const rejects = new Set(
    partitions.filter(({ rejectsFile }) => rejectsFile).map(({ partition }) => rejectsName(partition, count)),
  )
  for (const name of namesIn(layout.rejects)) if (!rejects.has(name)) rmSync(join(layout.rejects, name))
  if (partitions.every(({ trail }) => trail === undefined))
    rmSync(layout.trail, { recursive: true, force: true })
  rmSync(layout.order, { recursive: true, force: true })
  sweepOutput(layout, state)
}

/**
 * Removes what attempts have left that will never end: spooled inputs and files that did not become whole. Only
 * for the run that holds the lock, before it begins and after its last attempt has ended: whoever else is still
 * writing here has lost the lock, and can no longer publish anything.
 */
export function sweepOutput(layout: OutputLayout, state: ResumeState): void {
  for (const folder of [layout.temporary, layout.spool]) rmSync(folder, { recursive: true, force: true })
  for (const folder of new Set([...state.folders, layout.root, ...knownFolders(layout, state)]))
    for (const name of namesIn(folder)) if (isLeftOver(name)) rmSync(join(folder, name), { force: true })
}

/** Whether a file was to become one of the output beside its shards, or one under `.prep`. */
function isLeftOver(name: string): boolean {
  const wanted = nameAttempted(name)
  return wanted !== undefined && /(?:\.json|\.html|^lock.*)$/.test(wanted)
}

/** Removes a folder, and `last` in it only then: of a run that is killed meanwhile it tells that it was not finished. */
export function removeAll(folder: string, last: string): void {
  for (const path of namesIn(folder).map((name) => join(folder, name)))
    if (path !== last) rmSync(path, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
}

/** Removes a folder that holds nothing: a run that came to nothing leaves nothing. */
export function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR'].includes(code)) throw error
  }
}

/** The folders of shards that this run, or an earlier one, has made here. */
function knownFolders(layout: OutputLayout, state: ResumeState): string[] {
  const listed = readJson<Manifest>(layout.file('manifest.json'))?.splits ?? []
  const splits = new Set([...state.splits(), ...listed.map(({ name }) => name).filter(isFolderName)])
  return [layout.shards, ...[...splits].map((split) => layout.shardFolder(split))]
}

function shardsIn(folder: string): string[] {
  return namesIn(folder).filter(isShardName)
}

/** What is in a folder, which need not be there. */
function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}
