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
interface RaceResult {
  work: string
  input: string
  bytes: number
  times: Record<string, Run[]>
}

/** Speeds of some racers over one input, in millions of bytes by second of processor time. */
export interface SpeedGroup {
  input: string
  speeds: { racer: string; speed: number }[]
}

/** Who is drawn, in this order, and by which name. */
const drawn = { 'prepkit, 2 workers': 'prepkit', polars: 'Polars', duckdb: 'DuckDB', pyarrow: 'pyarrow' }

/** The newest results of `npm run bench:peers`. */
export function newestResults(folder: string): RaceResult[] {
  const name = readdirSync(folder)
    .filter((each) => /^\d{4}-\d\d-\d\d-peers-race\.json$/.test(each))
    .sort()
    .at(-1)
  if (name === undefined) throw new Error(`No results of bench:peers in ${folder}`)
  return JSON.parse(readFileSync(join(folder, name), 'utf8')).results
}

/** What a chart of conversions shows, in the order of the results; inputs of which one racer has no time are left out. */
export function speedsOf(results: readonly RaceResult[], inputs: readonly string[]): SpeedGroup[] {
  return results
    .filter(({ work, input }) => work === 'convert' && inputs.includes(input))
    .map(({ input, bytes, times }) => ({
      input,
      speeds: Object.entries(drawn).map(([racer, name]) => ({
        racer: name,
        speed: bytes / 1e6 / medianOf(times[racer].map(({ cpu }) => cpu)),
      })),
    }))
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
