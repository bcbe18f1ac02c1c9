/**
 * How many rows each cell is to have in the end. All quotas are whole numbers and add up exactly.
 * The methods do for cells what imbalanced-learn's `sampling_strategy` does for classes.
 */

import { plural } from '../../src/base/count.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import { fewestNamed, groupText } from './expected-groups.js'
import { type BalanceOptions, positiveTest } from './options.js'
import { type CellAmount, cellShares, placeListing, twoCells } from './shares.js'

/** Throws `bad_option` where the options cannot be met, saying what can. */
export function cellQuotas(cells: readonly CellAmount[], options: BalanceOptions): number[] {
  if (cells.length === 0) return []
  const quotas = wantedRows(cells, options)
  checkDirection(cells, quotas, options)
  return keepBudget(cells, quotas, options)
}

function wantedRows(cells: readonly CellAmount[], options: BalanceOptions): number[] {
  const { method, target, counts, size, strategy } = options
  if (method === 'preferential') checkPositive(cells, options)
  if (counts !== undefined) return countedRows(cells, options, 'counts')
  if (typeof strategy === 'object') return countedRows(manyCells(cells), options, 'strategy')
  const isMove = method === 'over' || method === 'under'
  const ratio = typeof strategy === 'number' ? strategy : target
  if (isMove && typeof ratio === 'number') return ratioRows(manyCells(cells), method, ratio)
  const shares = cellShares(cells, options)
  if (size !== undefined) return apportion(shares, size)
  if (!isMove) return apportion(shares, sum(cells.map(({ amount }) => amount)))
  manyCells(cells)
  if ((target ?? 'equal') === 'equal') return levelRows(cells, method, strategy as string)
  return scaleRows(cells, method, shares)
}

function manyCells(cells: readonly CellAmount[]): readonly CellAmount[] {
  if (cells.length > 1) return cells
  throw new PrepError(
    'bad_option',
    `All rows are of one cell: there is nothing to balance. Name other columns in ${optionName('facet')} or ${optionName('label')}, or give a ${optionName('size')}`,
  )
}

function checkPositive(cells: readonly CellAmount[], options: BalanceOptions): void {
  const isPositive = positiveTest(options)
  const positives = cells.filter(({ lists }) => isPositive(lists[1])).length
  if (positives > 0 && positives < cells.length) return
  throw new PrepError(
    'bad_option',
    positives === 0
      ? `Option ${optionName('positive')} names no label that the data has. Correct its spelling`
      : `Option ${optionName('positive')} names every label of the data. Name those that a high score speaks for`,
  )
}

function countedRows(
  cells: readonly CellAmount[],
  options: BalanceOptions,
  option: 'counts' | 'strategy',
): number[] {
  const rows = cells.map(({ amount }) => amount)
  for (const { at, amount } of placeListing(cells, options, option)) if (at >= 0) rows[at] = amount
  return rows
}

/** As `_sampling_strategy_float` of imbalanced-learn counts: what is added, or kept, is cut to a whole number. */
function ratioRows(cells: readonly CellAmount[], method: string, ratio: number): number[] {
  const { larger, smaller } = twoCells(cells)
  const rows = cells.map(({ amount }) => amount)
  if (method === 'under') rows[larger] = Math.floor(rows[smaller] / ratio)
  else {
    const added = Math.trunc(rows[larger] * ratio - rows[smaller])
    if (added <= 0)
      throw new PrepError(
        'bad_option',
        `A ratio of ${ratio} adds no row to the smaller cell: ${rows[smaller]} stand against ${rows[larger]} already, and method over leaves no row out. Raise the ratio`,
      )
    rows[smaller] += added
  }
  return rows
}

/**
 * The names of imbalanced-learn's `sampling_strategy` (imblearn/utils/_validation.py). One cell is the majority
 * and one the minority: of cells of equal size the first by value.
 */
function levelRows(cells: readonly CellAmount[], method: string, strategy: string): number[] {
  const order = cells.map((_, i) => i).sort((a, b) => compareCells(cells[a], cells[b]))
  const rows = cells.map(({ amount }) => amount)
  const majority = order.reduce((best, i) => (rows[i] > rows[best] ? i : best))
  const minority = order.reduce((best, i) => (rows[i] < rows[best] ? i : best))
  const isOver = method === 'over'
  const named = strategy === 'auto' ? (isOver ? 'not majority' : 'not minority') : strategy
  const one = named.endsWith('minority') ? minority : majority
  const isChanged = (i: number) => named === 'all' || (i === one) !== named.startsWith('not')
  return rows.map((own, i) => (isChanged(i) ? rows[isOver ? majority : minority] : own))
}

/** Numbers by size, before text by code unit, list by list. */
function compareCells(a: CellAmount, b: CellAmount): number {
  const left = a.lists.flatMap((list): unknown[] => JSON.parse(list))
  const right = b.lists.flatMap((list): unknown[] => JSON.parse(list))
  for (let i = 0; i < left.length; i++) {
    const [x, y] = [left[i], right[i]]
    if (x === y) continue
    if (typeof x === 'number' && typeof y === 'number') return x - y
    if (typeof x === 'number' || typeof y === 'number') return typeof x === 'number' ? -1 : 1
    return String(x) < String(y) ? -1 : 1
  }
  return 0
}

/** The least total that loses no row (over), or the greatest that repeats none (under), in these shares. */
function scaleRows(cells: readonly CellAmount[], method: string, shares: readonly number[]): number[] {
  const isOver = method === 'over'
  let fixed = -1
  for (let i = 0; i < cells.length; i++) {
    if (shares[i] === 0) continue
    const difference = fixed < 0 ? 0 : cells[i].amount * shares[fixed] - cells[fixed].amount * shares[i]
    if (fixed < 0 || (isOver ? difference > 0 : difference < 0)) fixed = i
  }
  return cells.map(({ amount }, i) => {
    if (shares[i] === 0) return 0
    const rows = Math.round((cells[fixed].amount * shares[i]) / shares[fixed])
    return isOver ? Math.max(amount, rows) : Math.min(amount, rows)
  })
}

/** Whole numbers in these shares that add up to `total` (largest remainder, Hamilton's method). */
export function apportion(shares: readonly number[], total: number): number[] {
  const whole = sum(shares)
  const exact = shares.map((share) => (share * total) / whole)
  const rows = exact.map(Math.floor)
  const left = total - sum(rows)
  const order = exact
    .map((value, i) => ({ rest: value - rows[i], i }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of order.slice(0, left)) rows[i]++
  return rows
}

function checkDirection(
  cells: readonly CellAmount[],
  quotas: readonly number[],
  options: BalanceOptions,
): void {
  const { method } = options
  if (method !== 'over' && method !== 'under') return
  const isOver = method === 'over'
  const wrong = quotas.findIndex((rows, i) => {
    const { amount } = cells[i]
    return isOver ? rows < amount && !(rows === 0 && isLeftOut(options)) : rows > amount
  })
  if (wrong < 0) return
  const move = isOver ? 'leaves no row out' : 'repeats no row'
  throw new PrepError(
    'bad_option',
    `${cellText(cells[wrong])} would get ${quotas[wrong]}, and method ${method} ${move}. ` +
      `Change ${optionsGiven(options)}, or use ${optionName('method: target')}`,
  )
}

/** The options that the quotas came from. */
function optionsGiven({ target, size, counts }: BalanceOptions): string {
  const given = Object.entries({ target, size, counts }).filter(([, value]) => value !== undefined)
  const names = given.length === 0 ? ['strategy'] : given.map(([name]) => name)
  return names.map(optionName).join(' or ')
}

const longestName = 60

/** A cell by its values and rows; by its rows alone where so few share them that they might name somebody. */
function cellText({ amount, lists }: CellAmount): string {
  const name = groupText(lists)
  if (amount < fewestNamed || name.length > longestName) return `A cell of ${plural(amount, 'row')}`
  return `Cell "${name}", of ${plural(amount, 'row')},`
}

/** Whether a quota of 0 was asked for by the shares, and not made by rounding or by counts. */
function isLeftOut({ target, size }: BalanceOptions): boolean {
  return typeof target === 'object' && size === undefined
}

function keepBudget(cells: readonly CellAmount[], quotas: number[], options: BalanceOptions): number[] {
  const { maxCopies, overBudget } = options
  if (maxCopies === undefined) return quotas
  const over = quotas.findIndex((rows, i) => rows > cells[i].amount * maxCopies)
  if (over < 0) return quotas
  if (overBudget === 'cap') return quotas.map((rows, i) => Math.min(rows, cells[i].amount * maxCopies))
  const { amount } = cells[over]
  throw new PrepError(
    'bad_option',
    `${cellText(cells[over])} would get ${quotas[over]}, so its rows stand up to ${Math.ceil(quotas[over] / amount)} times where ${optionName('maxCopies')} allows ${maxCopies}. ` +
      `Raise ${optionName('maxCopies')}, lower ${optionName('size')}, or set ${optionName('overBudget: cap')}`,
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
