import type { RunOptions } from '../../pipeline/run-options.js'
import type { FlagValues } from '../flags/flag-values.js'
import { runOptionsOf } from '../flags/shared.js'
import { exitCodes } from '../terminal/exit-codes.js'
import { watchInterrupts } from '../terminal/interrupt.js'
import { openProgress, type ProgressChoice } from '../terminal/progress.js'
import type { Session } from '../terminal/session.js'
import { printable } from '../terminal/width.js'

/** Does what writes no rows, with its progress shown, until it is interrupted; then the answer is `undefined`. */
export async function watched<T>(
  flags: ProgressChoice & FlagValues,
  session: Session,
  work: (options: RunOptions) => Promise<T>,
): Promise<T | undefined> {
  const { terminal, words } = session
  const view = await openProgress(session, flags)
  const interrupts = watchInterrupts(session, view.stop)
  try {
    return await work({
      ...(await runOptionsOf({ workers: flags.workers })),
      stdin: terminal.stdin,
      signal: interrupts.signal,
      onProgress: view.update,
      onNotice: (message) => flags.quiet !== true && terminal.say(words.said(printable(message))),
    })
  } catch (error) {
    if (interrupts.reason() === undefined) throw error
    terminal.say(words.text('Interrupted'))
    session.exitCode = exitCodes.interrupted
    return undefined
  } finally {
    view.stop()
    interrupts.stop()
  }
}
