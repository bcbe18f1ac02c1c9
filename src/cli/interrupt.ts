import { exitCodes } from './exit-codes.js'
import type { Terminal } from './terminal.js'

/** What may end a run from outside: Ctrl-C, a polite kill, or a reader of our output that went away. */
export interface Interrupts {
  signal: AbortSignal
  /** To be called when the reader of standard output has gone. */
  closePipe(): void
  /** Why the signal was given. */
  reason(): 'interrupted' | 'closed_pipe' | undefined
  /** Gives the process its own handling of signals back. */
  stop(): void
}

/**
 * The first Ctrl-C stops the run cleanly, so that it can be continued; the second one ends the process at once.
 * `clearScreen` takes the progress bar away before anything is said.
 */
export function watchInterrupts(terminal: Terminal, clearScreen: () => void): Interrupts {
  const controller = new AbortController()
  let reason: 'interrupted' | 'closed_pipe' | undefined
  const onSignal = (): void => {
    if (reason === 'interrupted') process.exit(exitCodes.interrupted)
    reason = 'interrupted'
    clearScreen()
    terminal.say('Stopping. Press Ctrl-C again to stop at once')
    controller.abort()
  }
  const closePipe = (): void => {
    reason ??= 'closed_pipe'
    controller.abort()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    signal: controller.signal,
    closePipe,
    reason: () => reason,
    stop: () => {
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
    },
  }
}
