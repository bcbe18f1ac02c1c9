/**
 * How many rows each cell is to have in the end. All quotas are whole numbers and add up exactly.
 * The methods do for cells what imbalanced-learn's `sampling_strategy` does for classes.
 */
import { PrepError } from '../../src/core/errors.js'
import type { BalanceOptions } from './options.js'
import { type CellAmount, cellShares, placeListing, twoCells } from './shares.js'

/** Throws `bad_option` where the options cannot be met, saying what can. */
export function cellQuotas(cells: readonly CellAmount[], options: BalanceOptions): number[] {
  if (cells.length === 0) return []
  const quotas = wantedRows(cells, options)
  checkDirection(cells, quotas, options)
  return keepBudget(cells, quotas, options)
}

function wantedRows(cells: readonly CellAmount[], options: BalanceOptions): number[] {
  const { method, target, counts, size } = options
  if (counts !== undefined) return countedRows(cells, options)
  const isMove = method === 'over' || method === 'under'
  if (isMove && typeof target === 'number') return ratioRows(cells, method, target)
  const shares = cellShares(cells, options)
  if (size !== undefined) return apportion(shares, size)
  if (method === 'target') return apportion(shares, sum(cells.map(({ amount }) => amount)))
  if (cells.length === 1)
    throw new PrepError(
      'bad_option',
      'All rows are of one cell: there is nothing to balance. Name other columns in "facet", or give a "size"',
    )
  if ((target ?? 'equal') === 'equal') return levelRows(cells, options)
  return stretchRows(cells, method, shares)
}

function countedRows(cells: readonly CellAmount[], options: BalanceOptions): number[] {
  const rows = cells.map(({ amount }) => amount)
  for (const { at, amount } of placeListing(cells, options, 'counts')) if (at >= 0) rows[at] = amount
  return rows
}

function ratioRows(cells: readonly CellAmount[], method: string, ratio: number): number[] {
  const { larger, smaller } = twoCells(cells)
  const rows = cells.map(({ amount }) => amount)
  if (method === 'over') rows[smaller] = Math.floor(cells[larger].amount * ratio)
  else rows[larger] = Math.floor(cells[smaller].amount / ratio)
  return rows
}

function levelRows(cells: readonly CellAmount[], { method, strategy }: BalanceOptions): number[] {
  const amounts = cells.map(({ amount }) => amount)
  const most = amounts.reduce((a, b) => Math.max(a, b))
  const least = amounts.reduce((a, b) => Math.min(a, b))
  const level = method === 'over' ? most : least
  return amounts.map((amount) => {
    const isNamed = amount === (strategy.endsWith('minority') ? least : most)
    const isChanged = strategy === 'all' || isNamed !== strategy.startsWith('not')
    return isChanged ? level : amount
  })
}

/** The least total that loses no row (over), or the greatest that repeats none (under), in these shares. */
function stretchRows(cells: readonly CellAmount[], method: string, shares: readonly number[]): number[] {
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
    `A cell of ${cells[wrong].amount} rows would get ${quotas[wrong]}, and method ${method} ${move}. ` +
      'Change "target", "size" or "counts", or use "method: target"',
  )
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
    `A cell of ${amount} rows would get ${quotas[over]}, so its rows stand up to ${Math.ceil(quotas[over] / amount)} times where "maxCopies" allows ${maxCopies}. ` +
      'Raise "maxCopies", lower "size", or set "overBudget: cap"',
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
