import type { Batch } from '../../src/core/batch.js'
import { PrepError } from '../../src/core/errors.js'
import { takeRows } from '../../src/core/take.js'
import type { Apply, StepContext } from '../../src/core/transform.js'
import type { CellCopies, SampleDecision } from './decide.js'
import { openRows, type Sampling } from './sampling.js'
import { changedInput, isBefore, type RowKey } from './sieve.js'

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
    const { cells, ofRow, scores } = rowsOf(batch)
    const rules = cells.map(({ key }): CellCopies | undefined => decision.cells[key])
    const { source, positions, copies } = batch.origin
    const times = new Uint32Array(batch.numRows)
    const seen = { kept: 0, dropped: 0, rejected: 0 }
    for (let row = 0; row < times.length; row++) {
      times[row] = ofRow[row] < cells.length ? timesOf(row) : passOrReject(row)
      seen.kept += times[row]
      if (times[row] === 0) seen.dropped++
    }
    seen.dropped -= seen.rejected
    counters.added(seen.kept - (batch.numRows - seen.dropped - seen.rejected))
    counters.dropped(sampling.reason, seen.dropped)
    return repeatRows(batch, times, { radix: decision.radix, rows: seen.kept })

    function timesOf(row: number): number {
      const rule = rules[ofRow[row]]
      if (rule === undefined) throw changedInput()
      const { limit } = rule
      if (limit === undefined) return rule.copies
      const score = scores === undefined ? 0 : scores[row]
      if (score !== limit[0]) return score < limit[0] ? rule.copies + rule.change : rule.copies
      const hash = random.hash(source, positions[row], copies[row])
      if (hash !== limit[1]) return hash < limit[1] ? rule.copies + rule.change : rule.copies
      const key: RowKey = [score, hash, source, positions[row], copies[row]]
      return isBefore(key, limit) ? rule.copies + rule.change : rule.copies
    }

    function passOrReject(row: number): number {
      if (ofRow[row] === cells.length) return 1
      counters.rejected(batch, row, 'bad_score')
      seen.rejected++
      return 0
    }
  }
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
  const indices = new Uint32Array(Math.min(most, size.rows))
  const copies = new Uint32Array(indices.length)
  const take = (count: number) =>
    takeRows(batch, indices.slice(0, count), size.radix === 1 ? undefined : copies.slice(0, count))
  let next = 0
  for (let row = 0; row < times.length; row++) {
    const first = batch.origin.copies[row] * size.radix
    if (first + size.radix > 2 ** 32)
      throw new PrepError('unsupported', 'A row would have more than 4 billion copies. Lower "size"')
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
