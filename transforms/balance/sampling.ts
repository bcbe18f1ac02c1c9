/** What a sampling step looks at in each row: its cell, whether it takes part, and its place by score. */
import type { Batch } from '../../src/arrow/batch.js'
import { openWhere, type Where } from '../../src/transform/where.js'
import { type Cell, openCells } from './cells/cells.js'
import { type CellColumn, columnsRead } from './cells/columns.js'
import { readNumbers } from './weights.js'

/** Which rows are drawn from, and what makes their cells. */
export interface Sampling {
  /** Lists of columns, such as the facets and the labels. */
  columns: readonly (readonly CellColumn[])[]
  /** The rows that take part; others pass untouched. Default: all. */
  where?: Where
  /** Draws by score in place of at random. */
  score?: ScoreOrder
}

/** Rows with the lowest scores come first in some cells, those with the highest in the others. */
export interface ScoreOrder {
  column: string
  isLowFirst(cell: Pick<Cell, 'lists'>): boolean
}

/** The rows of a batch as a sampling step sees them. */
export interface SampledRows {
  /** The cells of the rows; one that occurs again in a later batch is the same object. */
  cells: Cell[]
  /** For each row the index of its cell; `cells.length` for one outside, one more for one without a score. */
  ofRow: Uint32Array
  /** The scores, lowest first: turned around in cells where the highest comes first. */
  scores: Float64Array | undefined
}

/** The top-level columns that a sampling reads. */
export function columnsSampled({ columns, where, score }: Sampling): string[] {
  const wanted = [...Object.keys(where ?? {}), ...(score === undefined ? [] : [score.column])]
  return columnsRead([...columns.flat(), ...wanted.map((column) => ({ column }))])
}

/** Opens a sampling: what it learns of values in one batch it uses for the next. */
export function openRows({ columns, where, score }: Sampling): (batch: Batch) => SampledRows {
  const cellsOf = openCells(columns)
  const matches = openWhere(where)
  return (batch) => {
    const { cells, ofRow } = cellsOf(batch)
    const isIn = matches(batch)
    const scores = score === undefined ? undefined : readNumbers(batch, score.column)
    if (score !== undefined && scores !== undefined) {
      const isLowFirst = cells.map(score.isLowFirst)
      for (let row = 0; row < ofRow.length; row++) {
        if (!Number.isFinite(scores[row])) ofRow[row] = cells.length + 1
        // Adding 0 makes one zero of the two.
        else scores[row] = isLowFirst[ofRow[row]] ? scores[row] + 0 : 0 - scores[row]
      }
    }
    if (isIn !== undefined)
      for (let row = 0; row < ofRow.length; row++) if (isIn[row] === 0) ofRow[row] = cells.length
    return { cells, ofRow, scores }
  }
}
