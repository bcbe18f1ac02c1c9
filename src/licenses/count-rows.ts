import { PrepError } from '../base/errors.js'
import { optionName } from '../base/option-name.js'
import { countUp, type Tally } from '../schemas/step-counts.js'
import type { DeclaredSource } from './audit.js'
import type { DeclaredLicense } from './judge.js'

/** What a row declares. */
export interface DeclaredRow extends DeclaredLicense {
  /** Its source; null where none is named. */
  source: string | null
}

/** Rows by what they declare and the number of their file, as plain data. */
export interface LicenseCounts {
  rows: Tally
}

/** A column of more values than this is none of licences, and fills the memory. */
const mostValues = 100_000

/** Counts a row. */
export function countRow(
  { rows }: LicenseCounts,
  { license, generator, source, file }: DeclaredRow & { file: number },
): void {
  countUp(rows, JSON.stringify([file, source, license, generator]), 1)
}

/** Throws `bad_option` where a column can hardly be one of licences, models or sources. */
export function checkCounts({ rows }: LicenseCounts): void {
  if (Object.keys(rows).length <= mostValues) return
  throw new PrepError(
    'bad_option',
    `Licences, models and sources of the rows are more than ${mostValues} different ones. Name other columns with ${optionName('column')}, ${optionName('generator')} and ${optionName('source')}`,
  )
}

/** What was counted, file by file. */
export function countedSources({ rows }: LicenseCounts): (DeclaredRow & { file: number; rows: number })[] {
  return Object.entries(rows).map(([key, count]) => {
    const [file, source, license, generator] = JSON.parse(key) as [
      number,
      string | null,
      string | null,
      string | null,
    ]
    return { file, source, license, generator, rows: count }
  })
}

/** Sources that differ in nothing as one. */
export function mergedSources(sources: readonly DeclaredSource[]): DeclaredSource[] {
  const merged = new Map<string, DeclaredSource>()
  for (const { source, license, generator, url, rows } of sources) {
    const key = JSON.stringify([source, license, generator, url])
    const known = merged.get(key)
    if (known === undefined) merged.set(key, { source, license, generator, url, rows })
    else known.rows += rows
  }
  return [...merged.values()]
}
