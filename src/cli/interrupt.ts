import { exitCodes } from './exit-codes.js'
import { isClosedPipe } from './failure.js'
import type { Terminal } from './terminal.js'

/** What may end a run from outside: Ctrl-C, a polite kill, or a reader of our output that went away. */
export interface Interrupts {
  signal: AbortSignal
  /** Why the signal was given. */
  reason(): 'interrupted' | 'closed_pipe' | undefined
  /** Gives the process its own handling of signals back. */
  stop(): void
}

/** The first Ctrl-C stops the run cleanly, so that it can be continued; the second one ends the process at once. */
export function watchInterrupts(terminal: Terminal): Interrupts {
  const controller = new AbortController()
  let reason: 'interrupted' | 'closed_pipe' | undefined
  const onSignal = (): void => {
    if (reason === 'interrupted') process.exit(exitCodes.interrupted)
    reason = 'interrupted'
    terminal.say('', 'Stopping. Press Ctrl-C again to stop at once')
    controller.abort()
  }
  const onOutputError = (error: Error): void => {
    if (!isClosedPipe(error)) return
    reason ??= 'closed_pipe'
    controller.abort()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  terminal.stdout.on('error', onOutputError)
  return {
    signal: controller.signal,
    reason: () => reason,
    stop: () => {
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
    },
  }
}
