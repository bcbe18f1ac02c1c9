import type { Words } from '../language/words.js'
import type { Session } from './session.js'
import type { Paint, TextStyle } from './terminal.js'

/** What lines are laid out for: how wide they may be, their colours and their language. */
export interface Screen {
  columns: number
  paint: Paint
  words: Words
}

const narrowest = 40
const widest = 120
/** Of logs and pipes. */
const usual = 80

/** The screen that standard error, or another stream, is shown on. */
export function screenOf(
  { terminal, words }: Pick<Session, 'terminal' | 'words'>,
  stream: { columns?: number } = terminal.stderr,
): Screen {
  const columns = Math.max(narrowest, Math.min(widest, stream.columns || usual))
  return { columns, paint: terminal.paint, words }
}

/** The same for tables that are read by programs as well: off a terminal nothing of them is broken or cut. */
export function openScreenOf(
  { terminal, words }: Pick<Session, 'terminal' | 'words'>,
  stream: { columns?: number } = terminal.stderr,
): Screen {
  const screen = screenOf({ terminal, words }, stream)
  return stream.columns ? screen : { ...screen, columns: Number.POSITIVE_INFINITY }
}

/** A sentence whose title, up to its colon, is painted. */
export function withTitle(sentence: string, { paint, style }: { paint: Paint; style: TextStyle }): string {
  return sentence.replace(/^[^:：]*[:：]/, (title) => paint(style, title))
}
