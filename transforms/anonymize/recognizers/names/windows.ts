import { wordFlags } from './lexicon.js'
import { gaps, shapes, type Tokens } from './tokens.js'

/** Longer runs of capitalised words are read in pieces. */
export const maxWindow = 48

const nameFlags =
  wordFlags.given | wordFlags.family | wordFlags.city | wordFlags.region | wordFlags.org | wordFlags.town
const plainFlags = wordFlags.common | wordFlags.stop | wordFlags.calendar

/**
 * Calls `visit` with every stretch of words that may hold a name, `from` up to but without `to`: capitalised
 * words, small ones such as "van" and "of" between them, and lower-case words that only a name list knows or
 * that nothing knows.
 */
export function eachWindow(tokens: Tokens, visit: (from: number, to: number) => void): void {
  const { count } = tokens
  for (let i = 0; i < count; i++) {
    if (!mayName(tokens, i)) continue
    const from = i
    for (i++; i < count && i - from < maxWindow && tokens.gap[i] !== gaps.blanked; i++) {
      if (mayName(tokens, i)) continue
      if (!isConnector(tokens, i)) break
      const next = i + 1 < count && mayName(tokens, i + 1) ? 1 : 2
      if (next === 2 && !(i + 2 < count && isConnector(tokens, i + 1) && mayName(tokens, i + 2))) break
      i += next - 1
    }
    const to = i
    if (!isPlain(tokens, from, to)) visit(from, to)
    i--
  }
}

function mayName({ shape, flags, gap }: Tokens, i: number): boolean {
  const form = shape[i]
  if (form !== shapes.lower) return form !== shapes.caseless
  const known = flags[i]
  if ((known & plainFlags) === 0) {
    const before = gap[i]
    const isInCode =
      before === gaps.none || before === gaps.innerDot || (before >= gaps.digit && before <= gaps.code)
    if (isInCode) return false
    return known !== 0 || (i > 0 && (flags[i - 1] & (nameFlags | plainFlags)) !== 0)
  }
  return (
    (known & nameFlags) !== 0 &&
    i > 0 &&
    shape[i - 1] === shapes.lower &&
    (flags[i - 1] & nameFlags) !== 0 &&
    (flags[i - 1] & plainFlags) === 0
  )
}

function isConnector({ shape, flags, gap }: Tokens, i: number): boolean {
  return shape[i] === shapes.lower && (flags[i] & wordFlags.connector) !== 0 && gap[i] <= gaps.ampersand
}

/** A single word that is only a function word, such as "The" at the start of a sentence. */
function isPlain({ flags, shape }: Tokens, from: number, to: number): boolean {
  if (to - from > 1) return false
  return (
    ((flags[from] & wordFlags.stop) !== 0 && (flags[from] & nameFlags) === 0) ||
    shape[from] === shapes.initial
  )
}
