import { Float64, makeData } from '../../src/core/arrow.js'
import type { Batch } from '../../src/core/batch.js'
import { PrepError } from '../../src/core/errors.js'
import { filterRows, takeRows } from '../../src/core/take.js'
import type { Apply, StepContext } from '../../src/core/transform.js'
import { openCells } from './cells.js'
import type { ReweighDecision, SampleDecision } from './decide.js'
import { type BalanceOptions, cellColumns } from './options.js'
import { changedInput, isBefore, type RowKey } from './sieve.js'
import { weightsOf } from './weights.js'

/** Repeats and leaves out rows as decided. The copies of a row follow it. */
export function openSample(context: StepContext<BalanceOptions, SampleDecision>): Apply {
  const { options, decision, counters } = context
  const cellsOf = openCells(cellColumns(options))
  return (batch) => {
    const { cells, ofRow } = cellsOf(batch)
    const rules = cells.map((cell) => decision.cells[cell.key] ?? fail())
    const times = new Uint32Array(batch.numRows)
    const kept = { rows: 0, dropped: 0 }
    for (let row = 0; row < times.length; row++) {
      const { copies, limit } = rules[ofRow[row]]
      times[row] = copies + (limit[0] > 0 && isChosen(batch, row, limit) ? 1 : 0)
      kept.rows += times[row]
      if (times[row] === 0) kept.dropped++
    }
    counters.added(kept.rows - (batch.numRows - kept.dropped))
    counters.dropped('balance_under', kept.dropped)
    return repeatRows(batch, times, { radix: decision.radix, rows: kept.rows })
  }

  function isChosen(batch: Batch, row: number, limit: RowKey): boolean {
    const hash = context.random.rowHash(batch, row)
    if (hash !== limit[0]) return hash < limit[0]
    const { source, positions, copies } = batch.origin
    return isBefore([hash, source, positions[row], copies[row]], limit)
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

/** Writes the weight column as decided. A row whose own weight is null, negative or not finite is rejected. */
export function openReweigh(context: StepContext<BalanceOptions, ReweighDecision>): Apply {
  const { options, decision, counters } = context
  const cellsOf = openCells(cellColumns(options))
  return (batch) => {
    const { cells, ofRow } = cellsOf(batch)
    const factors = cells.map((cell) => decision.factors[cell.key] ?? fail())
    const weights = weightsOf(batch, options.weightColumn)
    let bad = 0
    for (let row = 0; row < weights.length; row++) {
      weights[row] *= factors[ofRow[row]]
      if (!Number.isNaN(weights[row])) continue
      counters.rejected(batch, row, 'bad_weight')
      bad++
    }
    const column = makeData({ type: new Float64(), length: weights.length, nullCount: 0, data: weights })
    const weighed = batch.withColumns({ [options.weightColumn]: column })
    return bad === 0 ? weighed : filterRows(weighed, (row) => !Number.isNaN(weights[row]))
  }
}

function fail(): never {
  throw changedInput()
}
