import type { HashedFeatures } from '../../../../src/kernels/rows.js'
import { features, type InputName, inputBits, type JoinedInputs } from './features.data.js'
import { letterBits, letterLimit } from './words/letters.js'
import { hashLetter, hashSeed } from './words/lexicon.js'
import { gaps, type Tokens } from './words/tokens.js'

/** How many features a word has. */
export const featureCount = features.length

/**
 * Writes the rows of the weights that speak for word `i` of the window `from` to `to`. The words of a window are
 * asked for one after the other, the first one first.
 */
export type ReadFeatures = (tokens: Tokens, i: number, place: Place) => void

/** A window, and where the rows go. */
export interface Place {
  from: number
  to: number
  rows: Int32Array
}

/** A reader of features over `rowCount` rows, a power of two, for training; tagging hashes the same in a kernel. */
export function openFeatures(letters: Uint16Array, rowCount: number): ReadFeatures {
  const program = compileFeatures()
  const values = new Int32Array(program.inputCount + program.joinHigh.length)
  const readInputs = openInputs(letters, values)
  return (tokens, i, place) => {
    readInputs(tokens, i, place)
    hashValues(program, { values, rows: place.rows, mask: rowCount - 1 })
  }
}

/** Writes what is known of word `i` of a window. The words of a window are asked for one after the other. */
export type ReadInputs = (tokens: Tokens, i: number, window: Omit<Place, 'rows'>) => void

/** A reader that writes the inputs of {@link inputBits}, in their order, into `values`. */
export function openInputs(letters: Uint16Array, values: Int32Array): ReadInputs {
  return (tokens, i, window) => {
    if (i === window.from) readWindow(values, tokens, window)
    readPlace(values, i, window)
    readWord(values, tokens, i)
    readNeighbours(values, tokens, i)
    readEnds(values, tokens, { i, letters })
  }
}

const inputNames = Object.keys(inputBits) as InputName[]

/** Where each input lies among the values of a word. */
const slot = Object.fromEntries(inputNames.map((name, i) => [name, i])) as Record<InputName, number>

/** The table of features, as the loop over them needs it. */
export function compileFeatures(): HashedFeatures {
  const joins = new Map<string, { slot: number; high: number; low: number; shift: number }>()
  const slotOf = (inputs: JoinedInputs): number => {
    const last = inputs[inputs.length - 1]
    if (inputs.length === 1) return slot[last]
    const known = joins.get(inputs.join())
    if (known !== undefined) return known.slot
    const high = slotOf(inputs.slice(0, -1))
    const join = { slot: inputNames.length + joins.size, high, low: slot[last], shift: inputBits[last] }
    joins.set(inputs.join(), join)
    return join.slot
  }
  const pairs = features.map(({ inputs: [first, second] }) => ({
    first: slotOf(first),
    second: second === undefined ? undefined : slotOf(second),
  }))
  const joined = [...joins.values()]
  return {
    inputCount: inputNames.length,
    joinHigh: Uint8Array.from(joined, ({ high }) => high),
    joinLow: Uint8Array.from(joined, ({ low }) => low),
    joinShift: Uint8Array.from(joined, ({ shift }) => shift),
    first: Uint8Array.from(pairs, ({ first }) => first),
    second: Uint8Array.from(pairs, ({ second }) => second ?? 0),
    hasSecond: Uint8Array.from(pairs, ({ second }) => (second === undefined ? 0 : 1)),
    salt: Int32Array.from(pairs, (_, i) => Math.imul(i + 1, 0x9e3779b1)),
  }
}

/** Joins values, and hashes those of each feature into a row (the mixing steps of MurmurHash3, public domain). */
function hashValues(
  features: HashedFeatures,
  { values, rows, mask }: { values: Int32Array; rows: Int32Array; mask: number },
): void {
  const { inputCount: firstJoin, joinHigh, joinLow, joinShift, first, second, hasSecond, salt } = features
  for (let i = 0; i < joinHigh.length; i++)
    values[firstJoin + i] = (values[joinHigh[i]] << joinShift[i]) | values[joinLow[i]]
  for (let i = 0; i < featureCount; i++) {
    let x = values[first[i]]
    if (hasSecond[i] !== 0) x = Math.imul(x ^ (x >>> 13), 0x27d4eb2f) + values[second[i]]
    x = Math.imul(x ^ salt[i], 0x85ebca6b)
    x ^= x >>> 15
    x = Math.imul(x, 0xc2b2ae35)
    rows[i] = (x ^ (x >>> 14)) & mask
  }
}

function readWord(values: Int32Array, { start, end, hash, flags, shape, gap, opens }: Tokens, i: number) {
  const before = gap[i]
  const after = gap[i + 1]
  values[slot.word] = hash[i]
  values[slot.length] = Math.min(end[i] - start[i], 9)
  values[slot.shape] = shape[i]
  values[slot.flags] = flags[i]
  values[slot.opens] = opens[i]
  values[slot.gap] = before
  values[slot.nextGap] = after
  values[slot.isLineStart] = before === gaps.start || before >= gaps.line ? 1 : 0
  values[slot.isLineEnd] = after === gaps.start || after >= gaps.line ? 1 : 0
}

/** Stand for the words that are not there, in place of hashes, and for the shape of one. */
const missing = { previous: 1, next: 2, secondPrevious: 3, secondNext: 4, shape: 6 }

function readNeighbours(values: Int32Array, { count, hash, flags, shape }: Tokens, i: number) {
  const hasPrevious = i > 0
  const hasNext = i + 1 < count
  const hasSecondPrevious = i > 1
  const hasSecondNext = i + 2 < count
  values[slot.previousWord] = hasPrevious ? hash[i - 1] : missing.previous
  values[slot.previousShape] = hasPrevious ? shape[i - 1] : missing.shape
  values[slot.previousFlags] = hasPrevious ? flags[i - 1] : 0
  values[slot.secondPreviousWord] = hasSecondPrevious ? hash[i - 2] : missing.secondPrevious
  values[slot.secondPreviousFlags] = hasSecondPrevious ? flags[i - 2] : 0
  values[slot.nextWord] = hasNext ? hash[i + 1] : missing.next
  values[slot.nextShape] = hasNext ? shape[i + 1] : missing.shape
  values[slot.nextFlags] = hasNext ? flags[i + 1] : 0
  values[slot.secondNextWord] = hasSecondNext ? hash[i + 2] : missing.secondNext
  values[slot.secondNextFlags] = hasSecondNext ? flags[i + 2] : 0
}

/** Stands for the gap before a window that begins the text. */
const noGap = 30

/** What all words of a window have in common. */
function readWindow(
  values: Int32Array,
  { count, hash, flags, gap }: Tokens,
  { from, to }: Omit<Place, 'rows'>,
) {
  values[slot.windowSize] = Math.min(to - from, 5)
  values[slot.firstFlags] = flags[from]
  values[slot.lastFlags] = flags[to - 1]
  values[slot.wordBeforeWindow] = from > 0 ? hash[from - 1] : 0
  values[slot.gapBeforeWindow] = from > 0 ? gap[from] : noGap
  values[slot.wordAfterWindow] = to < count ? hash[to] : 0
  values[slot.gapAfterWindow] = gap[to]
}

function readPlace(values: Int32Array, i: number, { from, to }: Omit<Place, 'rows'>) {
  values[slot.isFirst] = i === from ? 1 : 0
  values[slot.isLast] = i + 1 === to ? 1 : 0
  values[slot.fromStart] = Math.min(i - from, 3)
  values[slot.toEnd] = Math.min(to - i, 3)
}

const suffixSlots = [slot.suffix2, slot.suffix3, slot.suffix4]

/** The first and the last letters, folded; the last ones are hashed from the end, and a word may have fewer. */
function readEnds(
  values: Int32Array,
  { text, start, end }: Tokens,
  { i, letters }: { i: number; letters: Uint16Array },
) {
  const from = start[i]
  const to = end[i]
  let prefix = hashSeed
  for (let at = from; at < to && at < from + 3; at++) prefix = hashLetter(prefix, foldedAt(text, at, letters))
  values[slot.prefix3] = prefix
  let suffix = hashSeed
  for (let size = 1; size <= 4; size++) {
    const isThere = to - size >= from
    if (isThere) suffix = hashLetter(suffix, foldedAt(text, to - size, letters))
    if (size > 1) values[suffixSlots[size - 2]] = isThere ? suffix : 0
  }
}

function foldedAt(text: string, at: number, letters: Uint16Array): number {
  const code = text.charCodeAt(at)
  return code < letterLimit ? letters[code] & letterBits.folded : code
}
