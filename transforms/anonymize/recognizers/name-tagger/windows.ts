import { wordFlags } from './words/lexicon.js'
import { gaps, shapes, type Tokens } from './words/tokens.js'

/** Longer runs of capitalised words are read in pieces. */
export const maxWindow = 48
/** Of a window, in words: a piece may end with a connector and the word behind it. */
export const mostWords = maxWindow + 1

const nameFlags =
  wordFlags.given | wordFlags.family | wordFlags.city | wordFlags.region | wordFlags.org | wordFlags.town
const plainFlags = wordFlags.common | wordFlags.stop | wordFlags.calendar

/**
 * Calls `visit` with every range of words that may hold a name, `from` up to but without `to`: capitalised
 * words, small ones such as "van" and "of" between them, and lower-case words that only a name list knows or
 * that nothing knows.
 */
export function eachWindow(tokens: Tokens, visit: (from: number, to: number) => void): void {
  const { count } = tokens
  let done = 0
  for (let i = 0; i < count; i++) {
    if (!mayName(tokens, i)) continue
    const from = startsBefore(tokens, i, done) ? i - 1 : i
    for (i++; i < count && i - from < maxWindow && tokens.gap[i] !== gaps.blanked; i++) {
      if (mayName(tokens, i)) continue
      if (!isConnector(tokens, i)) break
      const next = i + 1 < count && mayName(tokens, i + 1) ? 1 : 2
      if (next === 2 && !(i + 2 < count && isConnector(tokens, i + 1) && mayName(tokens, i + 2))) break
      i += next - 1
    }
    const to = i
    done = to
    if (!isPlain(tokens, from, to)) visit(from, to)
    i--
  }
}

/** How many words beside a window say something about it. */
const reach = 3

/**
 * Tells of windows, asked from left to right, whether one of these places, which are in order, lies near enough
 * to change what they are or hold; `first` and `last` are the outermost among the words. A window that goes on
 * where another one was cut off shares its fate.
 */
export function nearness(
  { count, start, end }: Tokens,
  { places, first, last }: { places: readonly number[]; first: number; last: number },
): (from: number, to: number) => boolean {
  let next = 0
  let lastEnd = -reach
  let wasNear = false
  let wasCut = false
  return (from, to) => {
    const begin = from > reach ? start[from - reach] : first
    const stop = to + reach < count ? end[to + reach] : last
    while (next < places.length && places[next] < begin) next++
    const isNear = places[next] <= stop || (wasNear && wasCut && from - lastEnd <= reach)
    lastEnd = to
    wasNear = isNear
    wasCut = to - from >= maxWindow - 2
    return isNear
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

/** A particle, or a lone letter as in "maria j. silva". */
function isConnector({ shape, flags, gap, start, end }: Tokens, i: number): boolean {
  if (shape[i] !== shapes.lower || gap[i] > gaps.ampersand) return false
  return (flags[i] & wordFlags.connector) !== 0 || (end[i] - start[i] === 1 && gap[i] === gaps.space)
}

/** "rose" is no name by itself, but before "martinez", which is nothing else, it is one. */
function startsBefore({ shape, flags, gap }: Tokens, i: number, done: number): boolean {
  return (
    i > done &&
    shape[i] === shapes.lower &&
    shape[i - 1] === shapes.lower &&
    gap[i] === gaps.space &&
    (flags[i - 1] & wordFlags.given) !== 0 &&
    (flags[i - 1] & wordFlags.stop) === 0
  )
}

/** A single word that stands for itself: a function word, a lone letter, an ordinary word that opens a sentence. */
function isPlain({ flags, shape, opens }: Tokens, from: number, to: number): boolean {
  if (to - from > 1) return false
  if (shape[from] === shapes.initial) return true
  const known = flags[from]
  if ((known & nameFlags) !== 0) return false
  return (known & wordFlags.stop) !== 0 || (opens[from] === 1 && (known & wordFlags.common) !== 0)
}
