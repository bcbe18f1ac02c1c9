import type { Batch } from '../../arrow/batch.js'
import { hashPath, hashTuples } from '../../arrow/hashes/content-hash.js'
import { parsePath } from '../../arrow/path.js'
import type { Plan } from '../../plan/plan.js'
import { partedRows, splitWarnings } from '../../report/split-warnings.js'
import { sampleBatches } from '../../run/sample.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'
import { planStep } from '../../transform/plan-step.js'
import { openStep } from '../../transform/step.js'

const sampledRows = 5000
/** Of more values than this a sample says little: a sorted file begins with a few of them. */
const mostValues = 50

/**
 * Warnings of a first step that parts the data by a column of few values, by label: its parts in a sample. The same
 * values come to the same parts in the run.
 */
export async function splitLook(
  plan: Plan,
  input: Pipeline['input'],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const [step] = plan.steps
  const { by = [] } = Object(step?.options) as { by?: string | string[] }
  const columns = [by].flat()
  if (step?.plan.effects.splits === undefined || columns.length === 0) return new Map()
  if (input === undefined || plan.files.some(({ path }) => path === '-')) return new Map()
  const rows: Record<string, number> = {}
  const values = new Set<string>()
  for await (const batch of sampleBatches(input, { rows: sampledRows })) {
    addValues(values, batch, columns)
    if (values.size > mostValues) return new Map()
    const opened = await openStep(planStep(step.transform, step.options, { schema: batch.schema }), {
      seed: plan.seed,
    })
    Array.from(opened.apply(batch))
    for (const [name, count] of Object.entries(opened.counts.tables['rows by split'] ?? {}))
      rows[name] = (rows[name] ?? 0) + count
  }
  const parted = partedRows(step.options, { 'rows by split': rows })
  const warnings = parted === undefined ? [] : splitWarnings(parted)
  return new Map(warnings.length === 0 ? [] : [[step.label, warnings]])
}

function addValues(values: Set<string>, batch: Batch, columns: readonly string[]): void {
  const { low, high } = hashTuples(
    columns.map((name) => hashPath(batch, parsePath(name))),
    batch.numRows,
  )
  for (let row = 0; row < batch.numRows; row++) values.add(`${low[row]} ${high[row]}`)
}
