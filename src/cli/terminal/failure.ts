import { type ErrorPlace, PrepError, type PrepErrorCode } from '../../base/errors.js'
import { isSystemError, nameThrown } from '../../base/thrown.js'
import { englishWords, type Message, type Words } from '../language/words.js'
import { exitCodes } from './exit-codes.js'
import { openScreenOf } from './screen.js'
import type { Session } from './session.js'
import { printable, wrap } from './width.js'

/**
 * How errors are shown: `prep: place: message` and a hint, no stack. Messages of errors that are not our own
 * may quote a record, so they are shown only with PREP_DEBUG=1.
 */

const hints: Partial<Record<PrepErrorCode, string>> = {
  over_budget: '--error-budget, or --repair-budget for repaired records, allows more, such as 5%',
  aborted: 'Run the same command again to continue where it stopped',
}

/** What a program calls and a user of the command line does by a command or a flag. */
const commandWords: Readonly<Record<string, string>> = {
  'listEntities()': '`prep anonymize --list entities`',
  'the third argument of readSpans()': '--span-offsets',
}

/** Prints an error in the words of the session, and answers with the exit code that goes with it. */
export function reportError(error: unknown, session: Session): number {
  const { terminal, words } = session
  const sayOption = (option: string) => commandWords[option] ?? session.sayOption?.(option)
  const { paint, say } = terminal
  const debug = terminal.env.PREP_DEBUG === '1'
  if (isClosedPipe(error)) return exitCodes.done
  const { columns } = openScreenOf(session)
  const [first, ...rest] = `prep: ${messageOf(error, { sayOption, words })}`
    .split('\n')
    .flatMap((line) => (isExcerpt(line) ? [line] : wrap(line, columns)))
  say(first.replace('prep:', paint('red', 'prep:')), ...rest)
  const hint = error instanceof PrepError ? hints[error.code] : undefined
  if (hint !== undefined) say(paint('dim', `      ${words.said(hint)}`))
  if (debug) say(stackOf(error))
  return error instanceof PrepError && error.code === 'aborted' ? exitCodes.interrupted : exitCodes.error
}

/** Whether the reader of our output has gone, as in `prep … | head`. */
export function isClosedPipe(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = causeOf(at))
    if ((at as NodeJS.ErrnoException).code === 'EPIPE') return true
  return false
}

function messageOf(
  error: unknown,
  { sayOption, words }: { sayOption: NonNullable<Session['sayOption']>; words: Words },
): string {
  if (error instanceof PrepError) {
    // Names of columns come from the data: they must not steer the terminal.
    const lines = error.messageIn(sayOption).split('\n').map(printable)
    const said = lines.map((line) => (isExcerpt(line) ? line : words.said(line)))
    // An error that is not wholly known in the language of the user is English from its place to its end.
    const isKnown = said.every((line, i) => line !== lines[i] || isExcerpt(line))
    const place = placeOf(error.at, isKnown ? words : englishWords).map(printable)
    return [...place, (isKnown ? said : lines).join('\n')].join(': ')
  }
  if (isSystemError(error)) return systemText(error, words)
  return words.text(
    'Unexpected {name}, an internal error of prepkit. Its message may quote your data; PREP_DEBUG=1 shows it',
    { name: nameThrown(error) },
  )
}

/** Lines that show what the user wrote, and the mark under it, are of no language. */
function isExcerpt(line: string): boolean {
  return line.startsWith('    ')
}

const systemFaults: Readonly<Record<string, Message>> = {
  EACCES: 'No permission for "{path}" ({code})',
  EPERM: 'No permission for "{path}" ({code})',
  EROFS: 'The disk is read-only: "{path}" ({code})',
  ENOSPC: 'No space left on the disk for "{path}" ({code})',
  ENOENT: 'There is no "{path}" ({code})',
}

/** What the system refused, and on which path; paths are no text of records. */
function systemText({ code = '', path, message }: NodeJS.ErrnoException, words: Words): string {
  const fault = systemFaults[code]
  return fault === undefined || path === undefined ? message : words.text(fault, { path, code })
}

/** A place as compilers write it, which terminals make clickable: `pipeline.yaml:7:5`. */
export function placeOf(at: ErrorPlace | undefined, words: Words): string[] {
  if (at === undefined) return []
  const line = at.line === undefined ? '' : `:${at.line}${at.column === undefined ? '' : `:${at.column}`}`
  const offset = at.offset === undefined ? '' : words.text(' at byte {offset}', { offset: at.offset })
  const places = at.source === undefined ? [] : [`${at.source}${line}${offset}`]
  return at.step === undefined ? places : [...places, words.text('step {step}', { step: at.step })]
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = causeOf(error)
  return `${error.stack ?? error.message}${cause === undefined ? '' : `\ncaused by ${stackOf(cause)}`}`
}

function causeOf(error: Error): unknown {
  return error instanceof PrepError ? (error.hiddenCause() ?? error.cause) : error.cause
}
