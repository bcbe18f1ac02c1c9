import { Float64, makeColumn } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { makeBits, setBit } from '../../src/arrow/bits.js'
import { quoteName } from '../../src/arrow/path.js'
import { filterRows } from '../../src/arrow/take.js'
import type { Apply, StepContext } from '../../src/transform/transform.js'
import { type BalanceOptions, samplingOf, weightName } from './options.js'
import type { ReweighDecision } from './reweigh.js'
import { openRows } from './sampling.js'
import { changedInput } from './sieve.js'
import { readNumbers, weightsOf } from './weights.js'

/**
 * Writes the weight column as decided. A row whose own weight is null, negative or above 1e100 is rejected. A
 * row that takes no part keeps its weight, whatever it is, or gets 1 where there is none yet.
 */
export function openReweigh({
  options,
  decision,
  counters,
}: StepContext<BalanceOptions, ReweighDecision>): Apply {
  const { weightColumn } = options
  const name = weightName(options)
  const rowsOf = openRows(samplingOf(options))
  return (batch) => {
    const { cells, ofRow } = rowsOf(batch)
    const factors = cells.map(({ key }) => decision.factors[key])
    const weights = weightsOf(batch, weightColumn)
    const isBad = new Uint8Array(weights.length)
    let bad = 0
    for (let row = 0; row < weights.length; row++) {
      if (ofRow[row] === cells.length) continue
      if (Number.isNaN(weights[row])) {
        counters.rejected(batch, row, 'bad_weight')
        isBad[row] = 1
        bad++
        continue
      }
      const known = factors[ofRow[row]]
      if (known === undefined) throw changedInput()
      weights[row] *= known.factor
    }
    const nulls = options.where === undefined ? none : restoreOutside(batch, weights, name)
    const column = makeColumn(new Float64(), { length: weights.length, ...nulls, data: weights })
    const weighed = batch.withColumns({ [name]: column })
    return bad === 0 ? weighed : filterRows(weighed, (row) => isBad[row] === 0)
  }
}

const none = { nullCount: 0, nullBitmap: undefined }

/** Puts back what rows outside had for a weight that is none. Rejected rows are left out later. */
function restoreOutside(batch: Batch, weights: Float64Array, column: string) {
  if (!weights.some(Number.isNaN)) return none
  const own = readNumbers(batch, quoteName(column))
  const data = batch.column(column)
  const nullBitmap = makeBits(weights.length)
  let nullCount = 0
  for (let row = 0; row < weights.length; row++) {
    if (Number.isNaN(weights[row])) weights[row] = own[row]
    if (data.nullCount > 0 && !data.getValid(row)) nullCount++
    else setBit(nullBitmap, row)
  }
  return { nullCount, nullBitmap }
}
