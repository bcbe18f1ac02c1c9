import type { Progress } from '../../pipeline/run-options.js'
import type { Pace } from './pace.js'
import type { Terminal } from './terminal.js'

/** Shows how far a run has come: a bar on a terminal, a JSON line a second elsewhere, nothing when quiet. */
export interface ProgressView {
  update(progress: Progress): void
  /** Takes the bar off the screen. */
  stop(): void
}

const lineEveryMs = 1000

/** Opens the view that fits the terminal. `hidden` shows nothing. */
export async function openProgress(terminal: Terminal, hidden: boolean): Promise<ProgressView> {
  if (hidden) return { update: () => {}, stop: () => {} }
  const pace = paceKeeper()
  if (terminal.stderr.isTTY) {
    const { openBar } = await import('./progress-bar.js')
    const bar = await openBar(terminal)
    return { update: (progress) => bar.update(pace(progress)), stop: bar.stop }
  }
  let last = performance.now()
  return {
    update: (progress) => {
      const now = performance.now()
      const known = pace(progress)
      if (now - last < lineEveryMs) return
      last = now
      terminal.say(JSON.stringify(known, rounded))
    },
    stop: () => {},
  }
}

/** Numbers of a log line need no more than one decimal. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 10) / 10 : value
}

/** Speed and time left are of the phase, counted from its first report. */
function paceKeeper(): (progress: Progress) => Pace {
  let phase: string | undefined
  let startedMs = 0
  let startedBytes = 0
  return (progress) => {
    if (progress.phase !== phase) {
      phase = progress.phase
      startedMs = performance.now()
      startedBytes = progress.bytes
    }
    const seconds = (performance.now() - startedMs) / 1000
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
