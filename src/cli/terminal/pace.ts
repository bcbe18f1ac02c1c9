import type { Progress } from '../../pipeline/run-options.js'
import type { Message, Words } from '../language/words.js'
import { bytes, duration } from './quantity.js'
import { pad } from './width.js'

/** A progress report with what follows from the time it took. */
export interface Pace extends Progress {
  megabytesPerSecond: number
  /** `undefined` while nobody can tell. */
  secondsLeft: number | undefined
  /** Resident memory of the process now. */
  memoryBytes: number
}

/** One line of at most 78 columns: phase, bar, share, rows, speed, time left, memory. */
export function paceLine(
  pace: Pace,
  { bar, words }: { bar: (share: number) => string; words: Words },
): string {
  const share = pace.totalBytes > 0 ? Math.min(1, pace.bytes / pace.totalBytes) : undefined
  const parts = [pad(words.text(phaseNames[pace.phase]), 9, 'left')]
  if (share !== undefined) parts.push(`${bar(share)} ${String(Math.floor(share * 100)).padStart(3)}%`)
  parts.push(words.counted(pace.rows, 'row'))
  if (pace.megabytesPerSecond > 0) parts.push(`${Math.round(pace.megabytesPerSecond)} MB/s`)
  if (pace.secondsLeft !== undefined)
    parts.push(words.text('{time} left', { time: duration(pace.secondsLeft) }))
  parts.push(bytes(pace.memoryBytes, words.counted))
  return parts.join('  ')
}

const phaseNames: Readonly<Record<Progress['phase'], Message>> = {
  fetch: 'Fetching',
  spool: 'Unpacking',
  infer: 'Schema',
  survey: 'Survey',
  run: 'Running',
  order: 'Ordering',
  finish: 'Finishing',
  publish: 'Sending',
}
