import type { Row } from '../../arrow/rows.js'
import { collectLines } from '../../run/line-collector.js'
import { run } from '../../run/run.js'
import type { InputSpec } from '../../schemas/options/pipeline.js'
import type { InspectFlags } from './description.js'

/** The first records, read by a run that stops as soon as it has them. */
export async function firstRows(input: InputSpec, flags: InspectFlags, hasRows: boolean): Promise<Row[]> {
  const wanted = flags.rows ?? 3
  if (!hasRows || wanted === 0) return []
  const enough = new AbortController()
  const collector = collectLines(wanted, () => enough.abort())
  try {
    await run(
      { input, output: '-', errors: { budget: 1, repairBudget: 1 } },
      { workers: 0, stdout: collector.stream, signal: enough.signal },
    )
  } catch (error) {
    if (!enough.signal.aborted) throw error
  }
  return collector.rows()
}
