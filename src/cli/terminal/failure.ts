import { type ErrorPlace, PrepError, type PrepErrorCode } from '../../base/errors.js'
import { isSystemError, nameThrown } from '../../base/thrown.js'
import { openErrorWords, type SayError } from '../language/error-words.js'
import { exitCodes } from './exit-codes.js'
import type { Session } from './session.js'
import { printable } from './width.js'

/**
 * How errors are shown: `prep: place: message` and a hint, no stack. Messages of errors that are not our own
 * may quote a record, so they are shown only with PREP_DEBUG=1.
 */

const hints: Partial<Record<PrepErrorCode, string>> = {
  over_budget: '--error-budget, or --repair-budget for repaired records, allows more, such as 5%',
  aborted: 'Run the same command again to continue where it stopped',
}

/** Prints an error in the words of the session, and answers with the exit code that goes with it. */
export async function reportError(error: unknown, session: Session): Promise<number> {
  const { terminal, sayOption = () => undefined } = session
  const { paint, say } = terminal
  const sayError = await openErrorWords(session.words)
  const debug = terminal.env.PREP_DEBUG === '1'
  if (isClosedPipe(error)) return exitCodes.done
  say(`${paint('red', 'prep:')} ${messageOf(error, { sayOption, sayError })}`)
  const hint = error instanceof PrepError ? hints[error.code] : undefined
  if (hint !== undefined) say(paint('dim', `      ${sayError(hint)}`))
  if (debug) say(stackOf(error))
  return error instanceof PrepError && error.code === 'aborted' ? exitCodes.interrupted : exitCodes.error
}

/** Whether the reader of our output has gone, as in `prep … | head`. */
export function isClosedPipe(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if ((at as NodeJS.ErrnoException).code === 'EPIPE') return true
  return false
}

function messageOf(
  error: unknown,
  { sayOption, sayError }: { sayOption: NonNullable<Session['sayOption']>; sayError: SayError },
): string {
  if (error instanceof PrepError) {
    // Names of columns come from the data: they must not steer the terminal.
    const lines = error
      .messageIn(sayOption)
      .split('\n')
      .map((line) => sayError(printable(line)))
    return [...placeOf(error.at).map(printable), lines.join('\n')].join(': ')
  }
  if (isSystemError(error)) return systemText(error)
  return `Unexpected ${nameThrown(error)}, an internal error of prepkit. Its message may quote your data; PREP_DEBUG=1 shows it`
}

const systemFaults: Record<string, string> = {
  EACCES: 'No permission for',
  EPERM: 'No permission for',
  EROFS: 'The disk is read-only:',
  ENOSPC: 'No space left on the disk for',
  ENOENT: 'There is no',
}

/** What the system refused, and on which path; paths are no text of records. */
function systemText(error: NodeJS.ErrnoException): string {
  const fault = systemFaults[error.code ?? '']
  return fault === undefined || error.path === undefined
    ? error.message
    : `${fault} "${error.path}" (${error.code})`
}

/** A place as compilers write it, which terminals make clickable: `pipeline.yaml:7:5`. */
export function placeOf(at: ErrorPlace | undefined): string[] {
  if (at === undefined) return []
  const line = at.line === undefined ? '' : `:${at.line}${at.column === undefined ? '' : `:${at.column}`}`
  const offset = at.offset === undefined ? '' : ` at byte ${at.offset}`
  const places = at.source === undefined ? [] : [`${at.source}${line}${offset}`]
  return at.step === undefined ? places : [...places, `step ${at.step}`]
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`
  return `${error.stack ?? error.message}${cause}`
}
