import { PrepError } from '../../base/errors.js'
import { exitCodes } from './exit-codes.js'
import { isClosedPipe } from './failure.js'
import type { Terminal } from './terminal.js'

type Reason = 'interrupted' | 'closed_pipe' | 'failed_output'

/** What may end a run from outside: Ctrl-C, a polite kill, or a reader of our output that went away. */
export interface Interrupts {
  signal: AbortSignal
  /** To be called when standard output takes no more. */
  failOutput(error: Error): void
  /** Why the signal was given. */
  reason(): Reason | undefined
  /** Gives the process its own handling of signals back. */
  stop(): void
}

/**
 * The first Ctrl-C stops the run cleanly, so that it can be continued; the second one ends the process at once.
 * `clearScreen` takes the progress bar away before anything is said.
 */
export function watchInterrupts(terminal: Terminal, clearScreen: () => void): Interrupts {
  const controller = new AbortController()
  let reason: Reason | undefined
  const onSignal = (): void => {
    if (reason === 'interrupted') process.exit(exitCodes.interrupted)
    reason = 'interrupted'
    clearScreen()
    terminal.say('Stopping. Press Ctrl-C again to stop at once')
    controller.abort(stopped())
  }
  const failOutput = (error: Error): void => {
    reason ??= isClosedPipe(error) ? 'closed_pipe' : 'failed_output'
    controller.abort(stopped())
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    signal: controller.signal,
    failOutput,
    reason: () => reason,
    stop: () => {
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
    },
  }
}

function stopped(): PrepError {
  return new PrepError('aborted', 'The run was stopped')
}
