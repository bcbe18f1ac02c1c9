import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One run of one racer, as `bench/peers` writes it. */
interface Run {
  wall: number
  /** Processor time in seconds, of all threads. */
  cpu: number
  peakMb: number
}

/** One input of one work, with the runs of each racer. */
export interface RaceResult {
  work: string
  input: string
  bytes: number
  times: Record<string, Run[]>
}

/** What a racer took for one input: medians, and the highest peak. */
export interface Cost {
  racer: string
  cpu: number
  wall: number
  peakMb: number
}

/** The newest results of `npm run bench:peers`, and their date. */
export function newestResults(folder: string): { date: string; results: RaceResult[] } {
  const name = readdirSync(folder)
    .filter((each) => /^\d{4}-\d\d-\d\d-peers-race\.json$/.test(each))
    .sort()
    .at(-1)
  if (name === undefined) throw new Error(`No results of bench:peers in ${folder}`)
  return { date: name.slice(0, 10), results: JSON.parse(readFileSync(join(folder, name), 'utf8')).results }
}

/** What each racer took, in the order of the results: prepkit first, the one with most workers last. */
export function costsOf({ times }: Pick<RaceResult, 'times'>): Cost[] {
  return Object.entries(times).map(([racer, runs]) => ({
    racer,
    cpu: medianOf(runs.map(({ cpu }) => cpu)),
    wall: medianOf(runs.map(({ wall }) => wall)),
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
  }))
}

/** prepkit with its workers, and the others. */
export function sidesOf(result: Pick<RaceResult, 'times'>): { own: Cost; alone: Cost; others: Cost[] } {
  const costs = costsOf(result)
  const own = costs.filter(({ racer }) => isOwn(racer))
  return { own: own[own.length - 1], alone: own[0], others: costs.filter(({ racer }) => !isOwn(racer)) }
}

/** The names that people know the others by. */
export const shownNames: Readonly<Record<string, string>> = {
  polars: 'Polars',
  duckdb: 'DuckDB',
  pyarrow: 'pyarrow',
  pandas: 'pandas',
  datasets: 'HF datasets',
  datatrove: 'datatrove',
  presidio: 'Presidio',
  'imbalanced-learn': 'imbalanced-learn',
  nlpaug: 'nlpaug',
}

function isOwn(racer: string): boolean {
  return racer.startsWith('prepkit')
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
