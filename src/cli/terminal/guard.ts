import { nameThrown, withArticle } from '../../base/thrown.js'
import { exitCodes } from './exit-codes.js'
import type { Terminal } from './terminal.js'

/**
 * Whatever the code of a step does behind the back of the program, it ends with exit code 2 and a sentence:
 * `process.exit`, an error in a timer, a promise that nobody waits for or that never settles. The answer tells
 * that the program has come to its own end, with a code of its own.
 */
export function guardProcess(terminal: Terminal): () => void {
  let isDone = false
  const end = (message: string): void => {
    isDone = true
    terminal.say(`${terminal.paint('red', 'prep:')} ${message}`)
    process.exitCode = exitCodes.error
  }
  process.on('exit', (code) => {
    // The second Ctrl-C ends the program where it stands.
    if (isDone || code === exitCodes.interrupted) return
    const stack = new Error().stack ?? ''
    end(
      /process\.(?:exit|reallyExit)/.test(stack)
        ? `Code ended the program by process.exit(${code})${callerOfExit(stack)}, before it was done. Let it throw an error instead`
        : 'Code waits for what never comes. Let every promise that it answers with settle',
    )
  })
  process.on('uncaughtException', (error: unknown) => {
    const name = nameThrown(error)
    const thrown = error instanceof Error ? withArticle(name) : name
    end(
      `Code threw ${thrown} outside of a call, such as in a timer or a promise nobody waits for. ` +
        'PREP_DEBUG=1 shows its message, which may quote your data',
    )
    if (terminal.env.PREP_DEBUG === '1')
      terminal.say(error instanceof Error ? (error.stack ?? error.message) : String(error))
    process.exit()
  })
  return () => {
    isDone = true
  }
}

/** Where `process.exit` was called, for the middle of a sentence; empty where the stack does not say it. */
function callerOfExit(stack: string): string {
  const place = /process\.(?:exit|reallyExit) .*\n.*?([\w.-]+\/[\w.-]+:\d+):\d+\)?$/m.exec(stack)?.[1]
  return place === undefined ? '' : ` at ${place}`
}
