import type { Progress } from '../../pipeline/run-options.js'
import type { Words } from '../language/words.js'
import { type Pace, paceLine } from './pace.js'
import type { Session } from './session.js'

/** The ways to show it, as `--progress` names them. */
export const progressForms = ['bar', 'lines', 'json', 'none'] as const

type ProgressForm = (typeof progressForms)[number]

/** What the command line says of progress. */
export interface ProgressChoice {
  progress?: ProgressForm
  quiet?: boolean
  /** Whether the records themselves are printed on the terminal. */
  isCovered?: boolean
}

/** Shows how far a run has come: a bar on a terminal, a line a minute elsewhere, or a JSON line a second. */
export interface ProgressView {
  update(progress: Progress): void
  /** Takes the bar off the screen. */
  stop(): void
}

const everyMs = { json: 1000, lines: 60_000 }

/** Opens the view that is asked for, or else fits the terminal. `now` is a clock in milliseconds. */
export async function openProgress(
  { terminal, words }: Pick<Session, 'terminal' | 'words'>,
  { progress, quiet, isCovered }: ProgressChoice,
  now: () => number = () => performance.now(),
): Promise<ProgressView> {
  const fitting = terminal.stderr.isTTY ? 'bar' : 'lines'
  const form = progress ?? (quiet || isCovered ? 'none' : fitting)
  if (form === 'none') return { update: () => {}, stop: () => {} }
  const pace = paceKeeper(now)
  if (form === 'bar') {
    const { openBar } = await import('./progress-bar.js')
    const bar = await openBar({ terminal, words })
    return { update: (progress) => bar.update(pace(progress)), stop: bar.stop }
  }
  const lineOf =
    form === 'json'
      ? (known: Pace) => JSON.stringify(known, rounded)
      : (known: Pace) => plainLine(known, words)
  let last = now()
  return {
    update: (progress) => {
      const known = pace(progress)
      if (now() - last < everyMs[form]) return
      last = now()
      terminal.say(lineOf(known))
    },
    stop: () => {},
  }
}

/** A line of a log, without a bar. */
function plainLine(pace: Pace, words: Words): string {
  return paceLine(pace, { bar: () => '', words }).replace(/ {2,}/g, '  ')
}

/** Numbers of a log line need no more than one decimal. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 10) / 10 : value
}

/** Speed and time left are of the phase, counted from its first report. */
function paceKeeper(now: () => number): (progress: Progress) => Pace {
  let phase: string | undefined
  let startedMs = 0
  let startedBytes = 0
  return (progress) => {
    if (progress.phase !== phase) {
      phase = progress.phase
      startedMs = now()
      startedBytes = progress.bytes
    }
    const seconds = (now() - startedMs) / 1000
    const done = progress.bytes - startedBytes
    const left = progress.totalBytes - progress.bytes
    return {
      ...progress,
      megabytesPerSecond: seconds > 0 ? done / 1e6 / seconds : 0,
      secondsLeft: done > 0 && left >= 0 && seconds > 0.5 ? (left / done) * seconds : undefined,
      memoryBytes: process.memoryUsage.rss(),
    }
  }
}
