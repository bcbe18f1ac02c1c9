import { PrepError } from '../../base/errors.js'
import { watchOwnCalls } from '../../base/own-code.js'
import { exitCodes } from './exit-codes.js'
import { isClosedPipe } from './failure.js'
import type { Session } from './session.js'

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
 * `clearScreen` takes the progress bar away before anything is said. While code of the user's own is called in this
 * thread, which may never come back, either signal ends the process at once, as it does programs that do not listen.
 */
export function watchInterrupts(
  { terminal, words }: Pick<Session, 'terminal' | 'words'>,
  clearScreen: () => void,
): Interrupts {
  const controller = new AbortController()
  let reason: Reason | undefined
  const onSignal = (): void => {
    if (reason === 'interrupted') process.exit(exitCodes.interrupted)
    reason = 'interrupted'
    clearScreen()
    terminal.say(words.text('Stopping. Press Ctrl-C again to stop at once'))
    controller.abort(stopped())
  }
  const failOutput = (error: Error): void => {
    reason ??= isClosedPipe(error) ? 'closed_pipe' : 'failed_output'
    controller.abort(stopped())
  }
  const listen = () => {
    process.on('SIGINT', onSignal)
    process.on('SIGTERM', onSignal)
  }
  const listenNot = () => {
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
  }
  let calls = 0
  const stopWatching = watchOwnCalls(({ isOver }) => {
    calls += isOver ? -1 : 1
    if (calls === 0) listen()
    else if (calls === 1 && !isOver) {
      if (terminal.stderr.isTTY) terminal.stderr.write(showCursor)
      listenNot()
    }
  })
  listen()
  return {
    signal: controller.signal,
    failOutput,
    reason: () => reason,
    stop: () => {
      stopWatching()
      listenNot()
    },
  }
}

/** The bar hides it (DECTCEM, in the control sequences of xterm). */
const showCursor = '\x1b[?25h'

function stopped(): PrepError {
  return new PrepError('aborted', 'The run was stopped')
}
