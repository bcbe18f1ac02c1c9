import type { Batch } from '../../src/arrow/batch.js'
import { takeRows } from '../../src/arrow/take.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import type { KeyedRandom } from '../../src/transform/random.js'
import type { Apply, StepContext } from '../../src/transform/transform.js'
import type { CellCopies, SampleDecision } from './decide.js'
import { openRows, type SampledRows, type Sampling } from './sampling.js'
import { changedInput, isBefore } from './sieve.js'

/** Why rows are left out, as reports call it. */
export interface SampleReason {
  reason: string
}

/**
 * Repeats and leaves out rows as `quotaSurvey` decided for the same sampling. The copies of a row follow it.
 * A row that takes no part passes; where rows are drawn by score, one without is rejected as `bad_score`.
 */
export function openSample<Options>(
  { decision, counters, random }: StepContext<Options, SampleDecision>,
  sampling: Sampling & SampleReason,
): Apply {
  const rowsOf = openRows(sampling)
  return (batch) => {
    const rows = rowsOf(batch)
    const times = timesOf(batch, rows, { decision, random })
    const { cells, ofRow } = rows
    let [kept, dropped, rejected] = [0, 0, 0]
    for (let row = 0; row < times.length; row++) {
      kept += times[row]
      if (times[row] > 0) continue
      dropped++
      if (ofRow[row] <= cells.length) continue
      counters.rejected(batch, row, 'bad_score')
      rejected++
    }
    counters.added(kept - (batch.numRows - dropped))
    counters.dropped(sampling.reason, dropped - rejected)
    return repeatRows(batch, times, { radix: decision.radix, rows: kept })
  }
}

/** How often each row is to stand in the output. */
function timesOf(
  batch: Batch,
  { cells, ofRow, scores }: SampledRows,
  { decision, random }: { decision: SampleDecision; random: KeyedRandom },
): Uint32Array {
  const { source, positions, copies } = batch.origin
  const rules = cells.map(({ key }): CellCopies | undefined => decision.cells[key])
  const times = new Uint32Array(batch.numRows)
  for (let row = 0; row < times.length; row++) {
    const cell = ofRow[row]
    if (cell >= cells.length) {
      times[row] = cell === cells.length ? 1 : 0
      continue
    }
    const rule = rules[cell]
    if (rule === undefined) throw changedInput()
    times[row] = rule.copies
    const { limit } = rule
    if (limit === undefined) continue
    const score = scores === undefined ? 0 : scores[row]
    if (score > limit[0]) continue
    const hash = random.hash(source, positions[row], copies[row])
    const isFirst =
      score < limit[0] ||
      (hash === limit[1]
        ? isBefore([score, hash, source, positions[row], copies[row]], limit)
        : hash < limit[1])
    if (isFirst) times[row] += rule.change
  }
  return times
}

/**
 * Row i of the batch, `times[i]` times. Copy j of a row with copy number c gets the number c · radix + j, so
 * that no two rows of the whole data come to bear the same one. A rare row may be wanted hundreds of times,
 * so they come in batches of no more rows than the one given.
 */
function* repeatRows(
  batch: Batch,
  times: Uint32Array,
  size: { radix: number; rows: number },
): Generator<Batch> {
  const most = Math.max(1, batch.numRows)
  if (size.radix === 1 && size.rows > 0 && size.rows <= most) {
    yield takeRows(batch, repeatedIndices(times, size.rows))
    return
  }
  const indices = new Uint32Array(Math.min(most, size.rows))
  const copies = new Uint32Array(indices.length)
  const take = (count: number) =>
    takeRows(batch, indices.slice(0, count), size.radix === 1 ? undefined : copies.slice(0, count))
  let next = 0
  for (let row = 0; row < times.length; row++) {
    const first = batch.origin.copies[row] * size.radix
    if (first + size.radix > 2 ** 32)
      throw new PrepError(
        'unsupported',
        `A row would have more than 4 billion copies. Lower ${optionName('size')}`,
      )
    for (let j = 0; j < times[row]; j++) {
      if (next === most) {
        yield take(next)
        next = 0
      }
      indices[next] = row
      copies[next++] = first + j
    }
  }
  if (next > 0 || size.rows === 0) yield take(next)
}

/** The number of each row, as often as it is wanted. */
function repeatedIndices(times: Uint32Array, rows: number): Uint32Array {
  const indices = new Uint32Array(rows)
  let next = 0
  for (let row = 0; row < times.length; row++) for (let j = times[row]; j > 0; j--) indices[next++] = row
  return indices
}
