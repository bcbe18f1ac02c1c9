import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RejectEntry } from '../engine/write/reject-log.js'
import type { OutputLayout } from '../output/layout.js'
import type { ErrorSettings, NormalPipeline } from '../pipeline/schema.js'
import type { RunSettings } from '../schemas/options/run.js'
import type { RunReport } from '../schemas/run-report.js'

/**
 * What a run leaves beside its data: the list of rejected records, and of an output file the folder with its manifest
 * and reports. Standard output has no place for either.
 */

/** Whether what stands beside an output tells no more than the report that the run answers with. */
export function isSpent(
  { output, profile, failIf }: Pick<NormalPipeline, 'output' | 'profile' | 'failIf'>,
  report: RunReport,
  { sidecar = 'keep' }: Pick<RunSettings, 'sidecar'>,
): boolean {
  if (report.output.rejectsFolder !== undefined || output.kind === 'folder' || output.trail === true)
    return false
  return output.kind === 'stdout' || (sidecar === 'auto' && profile === undefined && failIf === undefined)
}

/** Whether the list of rejected records stays: beside an output that has a place, or where the records themselves were asked for. */
export function keepsRejects(
  { kind }: Pick<OutputLayout, 'kind'>,
  { keepRaw }: Pick<ErrorSettings, 'keepRaw'>,
): boolean {
  return kind !== 'stdout' || keepRaw
}

/** Where bad records are found, as a sentence of an error; looked up when it is asked for. */
export function listing(layout: OutputLayout, errors: Pick<ErrorSettings, 'keepRaw'>): () => string {
  if (keepsRejects(layout, errors)) return () => `They are listed in "${layout.shownRejects}"`
  return () => {
    const places = firstRejects(layout).map(
      ({ source, line, reason }) => `"${source}"${line === undefined ? '' : ` line ${line}`} (${reason})`,
    )
    return `The first: ${places.join(', ')}. Write to a file or a folder to have all of them listed`
  }
}

const shownRejects = 3

/** The first entries of the list of rejected records. */
export function firstRejects({ rejects }: OutputLayout): Pick<RejectEntry, 'source' | 'line' | 'reason'>[] {
  const names = existsSync(rejects) ? readdirSync(rejects).sort() : []
  const entries: RejectEntry[] = []
  for (const name of names) {
    if (entries.length >= shownRejects) break
    const lines = readFileSync(join(rejects, name), 'utf8').split('\n', shownRejects)
    entries.push(...lines.filter((line) => line !== '').map((line) => JSON.parse(line)))
  }
  return entries.slice(0, shownRejects).map(({ source, line, reason }) => ({ source, line, reason }))
}
