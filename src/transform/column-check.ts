import { isDeepStrictEqual } from 'node:util'
import { Vector } from '../arrow/arrow.js'
import type { Batch } from '../arrow/batch.js'
import { PrepError } from '../base/errors.js'
import type { StepAuthor } from './step-fault.js'
import type { StepPlan } from './transform.js'

/** How many rows of a batch are compared where a step has made a column anew. */
const rowsCompared = 100

/**
 * Checks that a module of the user's own, which keeps the rows it is given, changes no column but those in `writes` of
 * its plan: a survey of a later step leaves out steps that write none of its columns, and would see other values than
 * the run. A column that is handed on costs nothing; of one that was made anew some rows are compared. Throws `bad_schema`.
 */
export function checkWrites(
  { label, module, plan }: StepAuthor & { plan: StepPlan },
  { given, made }: { given: Batch; made: Batch },
): void {
  if (module === undefined || plan.effects.rows !== 'kept' || made.numRows !== given.numRows) return
  for (const [index, { name }] of given.schema.fields.entries()) {
    const place = made.schema.fields.findIndex((field) => field.name === name)
    const [before, after] = [given.columns[index], made.columns[place]]
    if (place === -1 || plan.writes.includes(name) || before === after) continue
    const values = [before, after].map((column) => new Vector([column]).slice(0, rowsCompared).toJSON())
    if (isDeepStrictEqual(values[0], values[1])) continue
    throw new PrepError(
      'bad_schema',
      `Step "${label}" changes column "${name}", which its plan does not name in "writes", on which later steps rely. ` +
        'This is a fault of the step, not of the data: name the column there',
      { at: { step: label } },
    )
  }
}
