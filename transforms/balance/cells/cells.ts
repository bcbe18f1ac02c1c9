/**
 * Tells which cell each row of a batch belongs to: one combination of the values of some columns. The columns
 * come in lists (facets, labels, groups), and a cell names its values list by list. Lists, objects and floats
 * without thresholds have no cells: {@link checkCellColumns} refuses their columns when a step is planned.
 */
import type { Batch } from '../../../src/arrow/batch.js'
import type { CellColumn, CodedColumn } from './columns.js'
import { openColumn } from './values.js'

/** One combination of values. */
export interface Cell {
  /** A name that no other cell has: its lists one after the other. */
  key: string
  /** For each list of columns the JSON list of its values. */
  lists: readonly string[]
}

/** The cells that occur in a batch, and for each row the index of its own. */
export interface BatchCells {
  cells: Cell[]
  ofRow: Uint32Array
}

/** Tells the cells of one batch after the other. */
export type CellCoder = (batch: Batch) => BatchCells

const maxKnown = 65_536

/**
 * Opens columns that passed {@link checkCellColumns}. What it learns of values in one batch it uses for the
 * next; a cell that occurs again is the same object, as long as there are not too many to remember.
 */
export function openCells(columns: readonly (readonly CellColumn[])[]): CellCoder {
  const coders = columns.flat().map(openColumn)
  const last = coders.length - 1
  let pairs: PairTable[] = []
  let known: (Cell | undefined)[] = []
  let memory: readonly (readonly string[])[] = []
  /** For each code of a cell its place among those of the batch, from 1. */
  let places = new Uint32Array(64)
  return (batch) => {
    const coded = coders.map((code) => code(batch))
    const isTooMuch = pairs.some((table) => table.size > maxKnown)
    if (isTooMuch || coded.some(({ values }, i) => values !== memory[i])) {
      pairs = coders.slice(1).map(() => new PairTable())
      known = []
      memory = coded.map(({ values }) => values)
    }
    let codes = coded.length === 0 ? new Uint32Array(batch.numRows) : coded[0].codes
    for (let i = 1; i <= last; i++) codes = pairs[i - 1].code(codes, coded[i])
    const count = last < 0 ? 1 : last === 0 ? coded[0].values.length : pairs[last - 1].size
    if (places.length < count) places = new Uint32Array(count * 2)
    return localize(codes)

    function localize(codes: Uint32Array): BatchCells {
      const cells: Cell[] = []
      const used: number[] = []
      const ofRow = new Uint32Array(codes.length)
      const own = places
      for (let row = 0; row < codes.length; row++) {
        const code = codes[row]
        let place = own[code]
        if (place === 0) {
          known[code] ??= cellAt(row)
          place = own[code] = cells.push(known[code])
          used.push(code)
        }
        ofRow[row] = place - 1
      }
      for (const code of used) own[code] = 0
      return { cells, ofRow }
    }

    function cellAt(row: number): Cell {
      let next = 0
      const lists = columns.map((list) => {
        const own = coded.slice(next, (next += list.length))
        return `[${own.map(({ codes, values }) => values[codes[row]]).join(',')}]`
      })
      return { key: lists.join(''), lists }
    }
  }
}

/** The cells of one batch alone. */
export function cellsOf(batch: Batch, columns: readonly (readonly CellColumn[])[]): BatchCells {
  return openCells(columns)(batch)
}

/** Numbers pairs of numbers: small ones by a table, others by a map. */
class PairTable {
  size = 0
  #dense = new Uint32Array(0)
  #width = 0
  #height = 0
  readonly #sparse = new Map<number, number>()

  code(left: Uint32Array, { codes: right, values }: CodedColumn): Uint32Array {
    const codes = new Uint32Array(left.length)
    let most = 0
    for (let row = 0; row < left.length; row++) if (left[row] > most) most = left[row]
    this.#grow(most + 1, values.length)
    const dense = this.#dense
    const width = this.#width
    const height = this.#height
    for (let row = 0; row < left.length; row++) {
      const isDense = left[row] < height && right[row] < width
      const at = left[row] * width + right[row]
      let code = isDense ? dense[at] : (this.#sparse.get(left[row] * 0x100000000 + right[row]) ?? 0)
      if (code === 0) {
        code = ++this.size
        if (isDense) dense[at] = code
        else this.#sparse.set(left[row] * 0x100000000 + right[row], code)
      }
      codes[row] = code - 1
    }
    return codes
  }

  /** Makes the table large enough, up to a million pairs; pairs beyond it stay in the map. */
  #grow(height: number, width: number): void {
    if (height <= this.#height && width <= this.#width) return
    const newHeight = Math.max(this.#height, 2 ** Math.ceil(Math.log2(height)))
    const newWidth = Math.max(this.#width, 2 ** Math.ceil(Math.log2(width)))
    if (newHeight * newWidth > 2 ** 20) return
    const dense = new Uint32Array(newHeight * newWidth)
    for (let row = 0; row < this.#height; row++)
      dense.set(this.#dense.subarray(row * this.#width, (row + 1) * this.#width), row * newWidth)
    for (const [pair, code] of this.#sparse) {
      const row = Math.floor(pair / 0x100000000)
      if (row < newHeight && pair % 0x100000000 < newWidth)
        dense[row * newWidth + (pair % 0x100000000)] = code
    }
    this.#dense = dense
    this.#height = newHeight
    this.#width = newWidth
  }
}
