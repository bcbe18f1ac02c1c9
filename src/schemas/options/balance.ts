// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.
import type { CellColumn, Where } from './shared.js'

/** Options of the step `balance`. */
export interface BalanceOptions {
  /** Column, or columns, whose groups are to be balanced; age@25/40 cuts numbers into ranges. */
  facet?: string | CellColumn | readonly (string | CellColumn)[] | undefined
  /** Column, or columns, of the outcome; each group is balanced per outcome. */
  label?: string | CellColumn | readonly (string | CellColumn)[] | undefined
  /**
   * over: repeat rows; under: leave rows out; target: either; uniform: either, until facet and label are
   * independent; preferential: the same, rows nearest to the decision boundary first; reweigh: write a weight
   * column; class-weights: the same, equal weight to each cell.
   */
  method: 'over' | 'under' | 'target' | 'uniform' | 'preferential' | 'reweigh' | 'class-weights'
  /**
   * equal: all cells alike; independent: facet and label no longer tell of each other; a number: smaller cell
   * per larger cell (two cells); or relative shares by value, or as a list of `{ cell, share }`. Default:
   * equal; independent for reweigh with a label.
   */
  target?:
    | 'equal'
    | 'independent'
    | number
    | Record<string, number>
    | readonly {
        /** A value for each facet and label column, such as `{ sex: Female, income: ">50K" }`. */
        cell: Cell
        /** Its relative share. */
        share: number
      }[]
    | undefined
  /** Exact rows by value, or as a list of `{ cell, rows }`; cells not named keep their rows. */
  counts?:
    | Record<string, number>
    | readonly {
        /** A value for each facet and label column, such as `{ sex: Female, income: ">50K" }`. */
        cell: Cell
        /** Its rows in the end. */
        rows: number
      }[]
    | undefined
  /**
   * over, under: imbalanced-learn's sampling_strategy. Which cells are brought to the size of the largest
   * (over) or smallest (under); a number: rows of the smaller cell per row of the larger; or rows in the end
   * by value. Default: `auto`.
   */
  strategy?:
    | 'auto'
    | 'all'
    | 'minority'
    | 'majority'
    | 'not minority'
    | 'not majority'
    | number
    | Record<string, number>
    | undefined
  /** preferential: a column of numbers, the higher the more likely the label is positive. */
  score?: string | undefined
  /** preferential: the label value, or values, that a high score speaks for. */
  positive?:
    | string
    | number
    | boolean
    | null
    | readonly (string | number | boolean | null)[]
    | readonly Cell[]
    | undefined
  /** Rows in the end, over all cells. Default: as the method needs. */
  size?: number | undefined
  /**
   * What to do with a cell without rows. error: stop; skip: go on with the cells that have rows. Default:
   * `error`.
   */
  missing?: 'error' | 'skip' | undefined
  /**
   * What to do with groups missing from target. error: stop; drop: leave their rows out (reweigh: weight 0).
   * Default: `error`.
   */
  unlisted?: 'error' | 'drop' | undefined
  /** How often a row may stand in the output, itself included. Default: no limit. */
  maxCopies?: number | undefined
  /**
   * What to do with a cell that needs more than maxCopies. error: stop; cap: give it as many as are allowed.
   * Default: `error`.
   */
  overBudget?: 'error' | 'cap' | undefined
  /** reweigh, class-weights: the column to write; weights already in it are multiplied. Default: `weight`. */
  weightColumn?: string | undefined
  /** Only rows with these values, such as `{ split: train }` or `{ language: [en, zh] }`. */
  where?: Where | undefined
}

/** A value for each facet and label column, such as `{ sex: Female, income: ">50K" }`. */
export type Cell = Record<string, string | number | boolean | null>
