import type { Batch } from '../../src/arrow/batch.js'
import { PrepError } from '../../src/base/errors.js'
import type { Survey, SurveyContext } from '../../src/transform/transform.js'
import { cutFurther, draftSample, type SampleAgain, type SampleDecision } from './decide.js'
import { groupsOf, restOf } from './expected-groups.js'
import { columnsSampled, openRows, type Sampling } from './sampling.js'
import type { CellAmount } from './shares.js'
import {
  allHashes,
  allScores,
  emptySieve,
  keptAtFirst,
  mergeSieves,
  openPicking,
  type ReadRows,
  type SampleSummary,
  siftRows,
} from './sieve.js'

/** How a transform draws rows. */
export interface QuotaSpec<Options> {
  sampling(options: Options): Sampling
  /** How many rows each cell is to have in the end, in the order given. */
  quotas(cells: readonly CellAmount[], options: Options): readonly number[]
  /** Whether cells bear names that the user gave, which are told however few rows are in them. */
  namesAll?(options: Options): boolean
}

/** The most cells that are counted one by one. */
const maxCells = 2048

/**
 * A survey that counts the rows of each cell, asks for quotas, and finds which rows meet them to the row:
 * by keyed hash, or by score. Where a cell must be cut between two rows it takes more than one pass.
 * `openSample` does what it decides.
 */
export function quotaSurvey<Options>(
  spec: QuotaSpec<Options>,
): Survey<Options, SampleSummary, SampleDecision> {
  return {
    reads: (options) => columnsSampled(spec.sampling(options)),
    empty: () => ({ cells: {}, size: 0, outside: 0 }),
    observe: (summary, batch, context) => observeRows(summary, batch, { context, spec }),
    seal: ({ rowsOf, ...summary }) => summary,
    merge: mergeSummaries,
    decide(summary, options, again) {
      if (again !== undefined) return cutFurther(summary, again as SampleAgain)
      const keys = Object.keys(summary.cells).sort()
      const cells = keys.map((key) => ({ lists: summary.cells[key].lists, amount: summary.cells[key].rows }))
      const quotas = spec.quotas(cells, options)
      const byKey = new Map(keys.map((key, i) => [key, quotas[i]]))
      return draftSample(summary, byKey, spec.sampling(options).score !== undefined)
    },
    expect: ({ cells, outside }, options) => [
      ...groupsOf(
        Object.values(cells).map(({ lists, rows, quota }) => ({ lists, rows, expected: quota })),
        { namesAll: spec.namesAll?.(options) },
      ),
      ...restOf(outside),
    ],
  }
}

function observeRows<Options>(
  summary: SampleSummary,
  given: Batch,
  { context, spec }: { context: SurveyContext<Options>; spec: QuotaSpec<Options> },
): void {
  summary.rowsOf ??= openReading(spec.sampling(context.options), context)
  const { batch, cells, ofRow, scores } = summary.rowsOf(given)
  const open = (context.again as SampleAgain | undefined)?.open
  const counts = new Uint32Array(cells.length + 2)
  for (let row = 0; row < ofRow.length; row++) counts[ofRow[row]]++
  const first = { range: scores === undefined ? allHashes : allScores, keep: keptAtFirst }
  const sieves = cells.map(({ key, lists }, i) => {
    const scope = open === undefined ? first : open[key]
    if (scope === undefined || counts[i] === 0) return undefined
    const cell = summary.cells[key] ?? addCell(summary, key, { lists, rows: 0, sieve: emptySieve(scope) })
    cell.rows += counts[i]
    return cell.sieve
  })
  summary.outside += counts[cells.length]
  siftRows(sieves, { batch, ofRow, random: context.random, scores })
}

/** Reads all rows in a first pass; in a further one those near where cells are cut. */
function openReading(
  sampling: Sampling,
  { again, random }: Pick<SurveyContext<unknown>, 'again' | 'random'>,
): (batch: Batch) => ReadRows {
  const rowsOf = openRows(sampling)
  if (again === undefined) return (batch) => ({ batch, ...rowsOf(batch) })
  const ranges = Object.values((again as SampleAgain).open).map(({ range }) => range)
  const pick = openPicking(ranges, random)
  return (whole) => {
    const batch = pick(whole)
    return { batch, ...rowsOf(batch) }
  }
}

/** Adds a cell. Throws `bad_option` for columns whose values make no groups because there are too many of them. */
export function addCell<C>(summary: { cells: Record<string, C>; size: number }, key: string, cell: C): C {
  if (++summary.size > maxCells)
    throw new PrepError(
      'bad_option',
      `The columns make more than ${maxCells} cells, too many to balance. Name columns of few values, or cut numbers by thresholds`,
    )
  summary.cells[key] = cell
  return cell
}

function mergeSummaries(into: SampleSummary, from: SampleSummary): SampleSummary {
  into.outside += from.outside
  for (const [key, cell] of Object.entries(from.cells)) {
    const known = into.cells[key]
    if (known === undefined) {
      addCell(into, key, cell)
      continue
    }
    known.rows += cell.rows
    mergeSieves(known.sieve, cell.sieve)
  }
  return into
}
