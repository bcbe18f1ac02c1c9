import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findHolder, nameHolder } from '../files/locks/lock.js'
import { ResumeState } from './resume-state.js'

/** An output whose run was stopped, or is still at work. */
export interface UnfinishedOutput {
  /** The folder of what it has made: that of the output, or the one beside an output file. */
  folder: string
  /** How many partitions its plan has; `undefined` where it came to no plan, or has cleared it away. */
  partitions: number | undefined
  /** How many of them are finished. */
  finished: number
  /** The process that is at work on it; `undefined` where none is. */
  holder: string | undefined
}

/** What a run that did not finish has left in, or beside, the output of this path; `undefined` where it left nothing. */
export function findUnfinished(path: string): UnfinishedOutput | undefined {
  const folder = [path, `${path}.prep`].find(
    (root) => existsSync(join(root, '.prep')) && !existsSync(join(root, 'manifest.json')),
  )
  if (folder === undefined) return undefined
  const state = new ResumeState(join(folder, '.prep'))
  const partitions = state.plan()?.partitions
  const finished = Array.from({ length: partitions ?? 0 }, (_, index) => state.result(index))
  const holder = findHolder(join(folder, '.prep', 'lock'))
  return {
    folder,
    partitions,
    finished: finished.filter((result) => result !== undefined).length,
    holder: holder && nameHolder(holder),
  }
}
