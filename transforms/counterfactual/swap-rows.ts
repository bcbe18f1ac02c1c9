import type { Batch } from '../../src/arrow/batch.js'
import type { FieldPath } from '../../src/arrow/path.js'
import { takeRows } from '../../src/arrow/take.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import { PrepError } from '../../src/base/errors.js'
import type { Counters } from '../../src/transform/transform.js'
import type { Screen } from './screen.js'
import type { SwapText } from './swap-text.js'

/** How the rows of a batch are swapped. */
export interface SwapRowsOptions {
  paths: readonly FieldPath[]
  screen: Screen
  swap: SwapText
  counters: Counters
  /** Whether a row is up for swapping. */
  isChosen(row: number): boolean
}

const chosen = 1
const found = 2
const irreversible = 3

/** What a batch becomes with its rows swapped. */
export interface Swaps {
  /** 1 for each row that can be swapped, and back. */
  isSwapped: Uint8Array
  /** The swapped texts of those rows by their number, path by path. */
  texts: readonly ReadonlyMap<number, string>[]
}

/**
 * Swaps the chosen rows of a batch, all texts of a row or none. Each swapped text is swapped back; where one
 * does not come out as it was, its row stays as it is, counted as `not_reversible`.
 */
export function findSwaps(batch: Batch, options: SwapRowsOptions): Swaps {
  const { paths, counters, isChosen } = options
  const states = new Uint8Array(batch.numRows)
  for (let row = 0; row < batch.numRows; row++) if (isChosen(row)) states[row] = chosen
  const swapped = paths.map((path) => swappedTexts(new TextLens(batch, path), states, options))
  const count = (wanted: number) => states.reduce((sum, state) => sum + (state === wanted ? 1 : 0), 0)
  counters.note('swapped', count(found))
  counters.note('no_gendered_words', count(chosen))
  counters.note('not_reversible', count(irreversible))
  const texts = swapped.map((ofPath) => {
    const kept = ofPath.filter(({ row }) => states[row] === found)
    return new Map(kept.map(({ index, text }) => [index, text]))
  })
  return { isSwapped: states.map((state) => (state === found ? 1 : 0)), texts }
}

interface SwappedText {
  row: number
  /** The number of the text under its path. */
  index: number
  text: string
}

/** The swapped texts under one path; marks rows in which words were found, or a swap that has no way back. */
function swappedTexts(lens: TextLens, states: Uint8Array, options: SwapRowsOptions): SwappedText[] {
  const { screen, swap } = options
  const swapped: SwappedText[] = []
  const rows = lens.rows()
  for (let index = 0; index < lens.length; index++) {
    const row = rows[index]
    if (states[row] !== chosen && states[row] !== found) continue
    if (!screen(lens.bytes, lens.offsets[index], lens.offsets[index + 1])) continue
    const before = lens.at(index)
    const after = before === undefined ? undefined : swap(before)
    if (before === undefined || after === undefined) continue
    const back = after === 'not_reversible' || holdsBadBytes(before) ? undefined : swap(after.text)
    const isUndone = typeof back === 'object' && back.text === before
    states[row] = isUndone ? found : irreversible
    if (isUndone && after !== 'not_reversible') swapped.push({ row, index, text: after.text })
  }
  return swapped
}

/** Bytes that are no UTF-8 are decoded to this sign, and could not be written back. */
function holdsBadBytes(text: string): boolean {
  return text.includes('\ufffd')
}

/** The batch with its rows swapped in place. */
export function inPlace(batch: Batch, { texts }: Swaps, paths: readonly FieldPath[]): Batch {
  return paths.reduce((swapped, path, number) => {
    const ofPath = texts[number]
    if (ofPath.size === 0) return swapped
    return new TextLens(swapped, path).rewrite((_, index) => ofPath.get(index), ascending(ofPath.keys()))
  }, batch)
}

/** The batch with a swapped copy behind each row that can be swapped, numbered as those of `augment` are. */
export function besideThem(batch: Batch, { isSwapped, texts }: Swaps, paths: readonly FieldPath[]): Batch {
  const size = batch.numRows + isSwapped.reduce((sum, one) => sum + one, 0)
  const parents = new Uint32Array(size)
  const copies = new Uint32Array(size)
  let next = 0
  for (let row = 0; row < batch.numRows; row++)
    for (let child = 0; child <= isSwapped[row]; child++) {
      const number = batch.origin.copies[row] * 2 + child
      if (number >= 2 ** 32)
        throw new PrepError(
          'unsupported',
          'A row would have more than 4 billion copies. Augment it less often',
        )
      copies[next] = number
      parents[next++] = row
    }
  const family = takeRows(batch, parents, copies)
  return paths.reduce((swapped, path, number) => {
    const ofPath = textsOfCopies(new TextLens(batch, path), texts[number], isSwapped)
    if (ofPath.size === 0) return swapped
    return new TextLens(swapped, path).rewrite((_, index) => ofPath.get(index), ascending(ofPath.keys()))
  }, family)
}

/** The swapped texts by their numbers where each swapped row is followed by its copy. */
function textsOfCopies(lens: TextLens, texts: ReadonlyMap<number, string>, isSwapped: Uint8Array) {
  const moved = new Map<number, string>()
  const rows = lens.rows()
  let shift = 0
  for (let from = 0; from < rows.length; ) {
    let to = from
    while (to < rows.length && rows[to] === rows[from]) to++
    if (isSwapped[rows[from]] === 1) {
      shift += to - from
      for (let index = from; index < to; index++) {
        const text = texts.get(index)
        if (text !== undefined) moved.set(index + shift, text)
      }
    }
    from = to
  }
  return moved
}

function ascending(numbers: Iterable<number>): Uint32Array {
  return Uint32Array.from(numbers).sort()
}
