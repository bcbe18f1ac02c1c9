/**
 * Identifiers of all countries are letters and digits in groups. One sweep over a text finds every such
 * group; then each window of neighbouring groups is looked up by its length, whichever entity it may be. So
 * a hundred recognizers cost one sweep, no pattern can back-track, and no part of a longer number is taken
 * for a shorter one.
 */

/** Neighbouring groups as one value: `123-45-6789`, `AB 12 34 56 C`. */
export interface CodeWindow {
  start: number
  end: number
  /** Letters and digits alone, upper-case. */
  compact: string
  /** As it is written, upper-case, with `-` for each separator. */
  form: string
  /** Digits go on beside it, one space away: it may be a part of a longer number. */
  isPart: boolean
}

/** Groups joined by `-`, `.` or `/`: they are never taken apart. */
interface Atom {
  start: number
  end: number
  hasDigit: boolean
  isDigits: boolean
}

const maxAtoms = 8
const maxCompact = 34
const barredBefore = '$€£¥@\\&'
const barredAfter = '%°@\\'

/** Calls `visit` with every window of a text, the longer first at each place. */
export function eachCodeWindow(text: string, visit: (window: CodeWindow) => void): void {
  let run: Atom[] = []
  eachAtom(text, (atom) => {
    const last = run.at(-1)
    if (last !== undefined && (atom.start !== last.end + 1 || text[last.end] !== ' ')) {
      visitRun(text, run, visit)
      run = []
    }
    run.push(atom)
  })
  visitRun(text, run, visit)
}

function visitRun(text: string, run: readonly Atom[], visit: (window: CodeWindow) => void): void {
  for (let i = 0; i < run.length; i++) {
    if (barredBefore.includes(text[run[i].start - 1] ?? ' ')) continue
    for (let j = Math.min(run.length, i + maxAtoms) - 1; j >= i; j--) {
      const { start } = run[i]
      const { end } = run[j]
      if (end - start > 2 * maxCompact || barredAfter.includes(text[end] ?? ' ')) continue
      if (!hasDigitIn(run, i, j)) continue
      const raw = text.slice(start, end).toUpperCase()
      const compact = raw.replace(/[^0-9A-Z]/g, '')
      if (compact.length > maxCompact) continue
      const isPart = isDigitsAt(run, i - 1) || isDigitsAt(run, j + 1)
      visit({ start, end, compact, form: raw.replace(/[ ./]/g, '-'), isPart })
    }
  }
}

function hasDigitIn(run: readonly Atom[], from: number, to: number): boolean {
  for (let k = from; k <= to; k++) if (run[k].hasDigit) return true
  return false
}

function isDigitsAt(run: readonly Atom[], k: number): boolean {
  return run[k]?.isDigits ?? false
}

/** Atoms with a digit, and words of at most four capitals, which may be the letters of a code. */
function eachAtom(text: string, visit: (atom: Atom) => void): void {
  const { length } = text
  for (let i = 0; i < length; ) {
    const kind = kindOf(text.charCodeAt(i))
    if (kind === none) {
      i++
      continue
    }
    const start = i
    let kinds = 0
    for (; i < length; i++) {
      const next = kindOf(text.charCodeAt(i))
      if (next !== none) kinds |= next
      else if (!joins(text, i)) break
    }
    if ((kinds & foreign) !== 0) continue
    const hasDigit = (kinds & digit) !== 0
    const isCapitals = kinds === upper && i - start <= 4
    if (hasDigit || isCapitals) visit({ start, end: i, hasDigit, isDigits: kinds === digit })
  }
}

const none = 0
const digit = 1
const upper = 2
const lower = 4
/** `_` and letters beyond ASCII of alphabetic scripts: a token with one is a word, not a code. */
const foreign = 8

function kindOf(code: number): number {
  if (code >= 48 && code <= 57) return digit
  if (code >= 65 && code <= 90) return upper
  if (code >= 97 && code <= 122) return lower
  if (code === 95 || (code >= 0xc0 && code < 0x530)) return foreign
  return none
}

/** Whether one separator stands between two letters or digits. */
function joins(text: string, i: number): boolean {
  const code = text.charCodeAt(i)
  const isJoint = code === 45 || code === 46 || code === 47
  return isJoint && i + 1 < text.length && kindOf(text.charCodeAt(i + 1)) !== none
}
