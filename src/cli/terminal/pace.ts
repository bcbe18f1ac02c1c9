import { plural } from '../../base/count.js'
import type { Progress } from '../../pipeline/run-options.js'
import { bytes, duration } from './quantity.js'

/** A progress report with what follows from the time it took. */
export interface Pace extends Progress {
  megabytesPerSecond: number
  /** `undefined` while nobody can tell. */
  secondsLeft: number | undefined
  /** Resident memory of the process now. */
  memoryBytes: number
}

/** One line of at most 78 columns: phase, bar, share, rows, speed, time left, memory. */
export function paceLine(pace: Pace, bar: (share: number) => string): string {
  const share = pace.totalBytes > 0 ? Math.min(1, pace.bytes / pace.totalBytes) : undefined
  const parts = [phaseNames[pace.phase].padEnd(9)]
  if (share !== undefined) parts.push(`${bar(share)} ${String(Math.floor(share * 100)).padStart(3)}%`)
  parts.push(plural(pace.rows, 'row'))
  if (pace.megabytesPerSecond > 0) parts.push(`${Math.round(pace.megabytesPerSecond)} MB/s`)
  if (pace.secondsLeft !== undefined) parts.push(`${duration(pace.secondsLeft)} left`)
  parts.push(bytes(pace.memoryBytes))
  return parts.join('  ')
}

const phaseNames: Record<Progress['phase'], string> = {
  spool: 'Unpacking',
  infer: 'Schema',
  survey: 'Survey',
  run: 'Running',
  finish: 'Finishing',
}
