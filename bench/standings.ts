import type { Machine } from './machine.js'
import { type DataName, type RacerName, type SuiteName, suiteNotes } from './racers.js'

/** All samples of one racer over one set of data. */
export interface Standing {
  data: DataName
  racer: RacerName
  inputBytes: number
  rows: number
  /** Whole process, from start to exit. */
  wallSeconds: number[]
  insideSeconds: number[]
  cpuSeconds: number[]
  peakMemoryBytes: number[]
}

/** One suite, run to the end; what `bench/results/` holds. */
export interface SuiteResult {
  suite: SuiteName
  date: string
  machine: Machine
  samples: number
  standings: Standing[]
}

const columns = [
  'data',
  'racer',
  'MB/s min',
  'median',
  'max',
  'inside',
  'per CPU s',
  '× stream-json',
  '× readline',
  '× copy',
  'peak MB',
  'rows out',
]

/** A suite as Markdown, machine included. MB is 10^6 bytes of input. */
export function toMarkdown(result: SuiteResult): string {
  const { machine, suite, samples } = result
  const lines = [
    `# ${suite}, ${result.date}`,
    '',
    suiteNotes[suite],
    '',
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}, ${machine.os}; ` +
      `load before the run ${machine.loadBefore}. ${samples} samples after one warm-up, racers in turn, each in a process ` +
      'of its own. MB/s is 10^6 bytes of input by the wall time of the whole process; "inside" is without the start of ' +
      'Node, "per CPU s" by the processor time of all threads. "prep N" has N workers. The last figures are the peak resident memory and the rows written. ' +
      'prepkit syncs its files to disk and hashes them; the others do not.',
    '',
    `| ${columns.join(' | ')} |`,
    `|${columns.map((_, i) => (i < 2 ? ' --- ' : ' ---: ')).join('|')}|`,
    ...result.standings.map((standing) => `| ${cellsOf(standing, result.standings).join(' | ')} |`),
  ]
  return `${lines.join('\n')}\n`
}

function cellsOf(standing: Standing, all: readonly Standing[]): (string | number)[] {
  const speed = speedOf(standing.inputBytes, standing.wallSeconds)
  const ratio = (racer: RacerName) => {
    const other = all.find((each) => each.data === standing.data && each.racer === racer)
    if (other === undefined) return ''
    return (speed.median / speedOf(other.inputBytes, other.wallSeconds).median).toFixed(2)
  }
  return [
    standing.data,
    standing.racer,
    speed.min.toFixed(0),
    speed.median.toFixed(0),
    speed.max.toFixed(0),
    speedOf(standing.inputBytes, standing.insideSeconds).median.toFixed(0),
    speedOf(standing.inputBytes, standing.cpuSeconds).median.toFixed(0),
    ratio('stream-json'),
    ratio('readline'),
    ratio('copy'),
    (Math.max(...standing.peakMemoryBytes) / 1e6).toFixed(0),
    standing.rows,
  ]
}

function speedOf(bytes: number, seconds: readonly number[]): { min: number; median: number; max: number } {
  const sorted = seconds.map((each) => bytes / 1e6 / each).sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  return { min: sorted[0], median, max: sorted[sorted.length - 1] }
}
