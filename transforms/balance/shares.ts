import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import type { Cell } from './cells/cells.js'
import { type BalanceOptions, cellColumns } from './options.js'

/** A cell of the data with its amount: rows, or for reweighing the sum of their weights. */
export interface CellAmount extends Pick<Cell, 'lists'> {
  amount: number
}

/**
 * The relative share that each cell is to have. Throws `bad_option` where cells are missing or unlisted and
 * the options say that this is an error. Values of the data are not quoted.
 */
export function cellShares(cells: readonly CellAmount[], options: BalanceOptions): number[] {
  const { facet, label } = options
  const target = options.target ?? usualTarget(options)
  if (typeof target === 'object') return listedShares(cells, options)
  if (typeof target === 'number') return ratioShares(cells, target)
  if (facet !== undefined && label !== undefined) checkCombinations(cells, options)
  return target === 'equal' ? cells.map(() => 1) : independentShares(cells)
}

function usualTarget({ facet, label, method }: BalanceOptions): 'equal' | 'independent' {
  if (method === 'uniform' || method === 'preferential') return 'independent'
  return method === 'reweigh' && facet !== undefined && label !== undefined ? 'independent' : 'equal'
}

/**
 * What each cell would hold if facet and label were independent: n_s · n_y / n. It is the numerator of the
 * weights, and the cell sizes of uniform sampling, in Kamiran & Calders, "Data preprocessing techniques for
 * classification without discrimination", Knowledge and Information Systems 33 (2012).
 */
function independentShares(cells: readonly CellAmount[]): number[] {
  const facets = new Map<string, number>()
  const labels = new Map<string, number>()
  let total = 0
  for (const {
    lists: [facet, label],
    amount,
  } of cells) {
    facets.set(facet, (facets.get(facet) ?? 0) + amount)
    labels.set(label, (labels.get(label) ?? 0) + amount)
    total += amount
  }
  return cells.map(
    ({ lists: [facet, label] }) => ((facets.get(facet) ?? 0) * (labels.get(label) ?? 0)) / total,
  )
}

function ratioShares(cells: readonly CellAmount[], ratio: number): number[] {
  const { larger } = twoCells(cells)
  return cells.map((_, i) => (i === larger ? 1 : ratio))
}

/** The places of the larger and the smaller of two cells. Throws `bad_option` where there are not two. */
export function twoCells(cells: readonly CellAmount[]): { larger: number; smaller: number } {
  if (cells.length !== 2)
    throw new PrepError(
      'bad_option',
      `A ratio is for two cells, and the data has ${cells.length}. Give shares or counts by cell`,
    )
  return cells[0].amount >= cells[1].amount ? { larger: 0, smaller: 1 } : { larger: 1, smaller: 0 }
}

function checkCombinations(cells: readonly CellAmount[], { missing }: BalanceOptions): void {
  if (missing === 'skip') return
  const facets = new Set(cells.map(({ lists }) => lists[0])).size
  const labels = new Set(cells.map(({ lists }) => lists[1])).size
  const holes = facets * labels - cells.length
  if (holes === 0) return
  throw new PrepError(
    'bad_option',
    `${holes} of the ${facets * labels} combinations of facet and label have no rows, so no group can be balanced there. ` +
      `Merge rare values, or set ${optionName('missing: skip')} to balance the others`,
  )
}

function listedShares(cells: readonly CellAmount[], options: BalanceOptions): number[] {
  const shares = cells.map(() => -1)
  for (const { at, amount } of placeListing(cells, options, 'target')) if (at >= 0) shares[at] = amount
  const unlisted = shares.filter((share) => share < 0).length
  if (unlisted > 0 && options.unlisted === 'error')
    throw new PrepError(
      'bad_option',
      `Option ${optionName('target')} names no share for ${unlisted} of the ${cells.length} cells of the data. ` +
        `Name them (a share of 0 leaves a cell out), or set ${optionName('unlisted: drop')}`,
    )
  if (!shares.some((share) => share > 0))
    throw new PrepError(
      'bad_option',
      `Option ${optionName('target')} leaves no row. Give a share above 0 to a cell with rows`,
    )
  const named = shares.map((share) => Math.max(0, share))
  checkExtremes(named)
  return named
}

/** Throws `bad_option` for shares so large or so small that products of them are lost among the doubles. */
export function checkExtremes(shares: readonly number[]): void {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  if (whole === 0 || (whole > 1e-200 && whole < 1e200)) return
  throw new PrepError(
    'bad_option',
    `The shares add up to ${whole}, which is out of numeric range. Use numbers nearer to 1, and a temperature or an exponent nearer to it`,
  )
}

/** One entry of a listing and the cell it means; `at` is −1 where the data has no row of it. */
interface PlacedEntry {
  at: number
  amount: number
}

/**
 * The cells that `target` or `counts` names. Throws `bad_option` for one without rows, unless it asks for
 * none or missing cells are skipped, and for one that is named twice.
 */
export function placeListing(
  cells: readonly CellAmount[],
  options: BalanceOptions,
  option: ListingOption,
): PlacedEntry[] {
  const placed = entriesOf(options, option).map(({ name, values, amount }) => {
    const at = findCell(cells, values, cellColumns(options)[0].length)
    if (at < 0 && amount > 0 && options.missing === 'error')
      throw new PrepError(
        'bad_option',
        `Option ${optionName(option)} names the cell ${name}, which has no rows. Correct its spelling, take it out, or set ${optionName('missing: skip')}`,
      )
    return { at, amount, name }
  })
  const twice = placed.find(({ at }, i) => at >= 0 && placed.findIndex((other) => other.at === at) !== i)
  if (twice === undefined) return placed
  throw new PrepError(
    'bad_option',
    `Option ${optionName(option)} names the cell ${twice.name} twice. Name it once`,
  )
}

type CellValue = string | number | boolean | null

/** An option that can name cells. */
type ListingOption = 'target' | 'counts' | 'strategy'

function entriesOf(options: BalanceOptions, option: ListingOption) {
  const listing = options[option] as Extract<BalanceOptions[ListingOption], object>
  if (!Array.isArray(listing))
    return Object.entries(listing).map(([name, amount]) => ({ name: `"${name}"`, values: [name], amount }))
  const columns = cellColumns(options).flat()
  return listing.map((entry) => {
    const values: CellValue[] = columns.map(({ column }) => entry.cell[column])
    return { name: JSON.stringify(values), values, amount: 'share' in entry ? entry.share : entry.rows }
  })
}

/** The cell of these values: of the same types if there is one, else the only one that reads the same. */
function findCell(cells: readonly CellAmount[], values: readonly CellValue[], facets: number): number {
  const facet = JSON.stringify(values.slice(0, facets))
  const label = JSON.stringify(values.slice(facets))
  const exact = cells.findIndex(({ lists }) => lists[0] === facet && lists[1] === label)
  if (exact >= 0) return exact
  const wanted = JSON.stringify(values.map(String))
  const alike = cells.flatMap((cell, i) => (readValues(cell) === wanted ? [i] : []))
  return alike.length === 1 ? alike[0] : -1
}

function readValues({ lists }: CellAmount): string {
  return JSON.stringify(lists.flatMap((list) => JSON.parse(list)).map(String))
}
