import { DataType, type Schema } from '../../arrow/arrow.js'
import { listTextPaths, parsePath, pathMeant, typeAt } from '../../arrow/path.js'
import { sampleBatches } from '../../run/sample.js'
import type { RunReport } from '../../schemas/run-report.js'
import { exitCodes } from '../terminal/exit-codes.js'
import { count, plural } from '../terminal/quantity.js'
import { tableLines } from '../terminal/table.js'
import type { Terminal } from '../terminal/terminal.js'
import { loadDetector } from './load.js'

/** A finished run of `anonymize` whose output is to be looked at again. */
export interface VerifyJob {
  report: RunReport
  /** The options of the step. */
  options: Record<string, unknown>
}

/**
 * Scans the output with the recognizers that made it. What they find there is a value that was left, unless
 * the operator of its entity puts values of the same form in its place and it is one of those. Answers with
 * the exit code: 1 where something is left. Prints counts, never a value.
 */
export async function verifyOutput(
  { report, options: given }: VerifyJob,
  terminal: Terminal,
): Promise<number> {
  const { tools, options, opened } = await loadDetector(given)
  const leaked = new Map<string, { field: string; entity: string; values: number }>()
  const undetermined = new Map<string, number>()
  let texts = 0
  const judge = tools.openLeakJudge(options)
  const batches = sampleBatches(report.output.path, { rows: Number.POSITIVE_INFINITY })
  for await (const batch of batches)
    for (const field of fieldsToScan(batch.schema, options.fields))
      for (const text of tools.textsOf(batch, field)) {
        texts++
        for (const hit of tools.findInText(opened, text, { field })) {
          const verdict = judge(hit.entity, text.slice(hit.start, hit.end))
          if (verdict === 'replaced') continue
          if (verdict === 'undetermined')
            undetermined.set(hit.entity, (undetermined.get(hit.entity) ?? 0) + 1)
          else {
            const key = `${field} ${hit.entity}`
            const seen = leaked.get(key) ?? { field, entity: hit.entity, values: 0 }
            leaked.set(key, { ...seen, values: seen.values + 1 })
          }
        }
      }
  if (undetermined.size > 0)
    terminal.say(
      `Not told apart from real ones: ${[...undetermined].map(([entity, values]) => `${entity} ${count(values)}`).join(', ')}`,
    )
  if (leaked.size === 0) {
    terminal.say(`${terminal.paint('green', 'Verified:')} nothing is found again in ${plural(texts, 'text')}`)
    return exitCodes.done
  }
  const rows = [...leaked.values()].sort((a, b) => b.values - a.values)
  terminal.say(
    terminal.paint('red', 'Values are left in the output:'),
    ...tableLines(
      [['field', 'entity', 'values'], ...rows.map((row) => [row.field, row.entity, count(row.values)])],
      [2],
    ),
  )
  return exitCodes.gateFailed
}

/** The fields of the step, where the output still has them; all texts where it has none of them. */
function fieldsToScan(schema: Schema, fields: readonly string[]): readonly string[] {
  const names = schema.fields.map(({ name }) => name)
  const kept = fields.map((field) => pathMeant(names, field)).filter((field) => isText(schema, field))
  return kept.length > 0 ? kept : listTextPaths(schema)
}

function isText(schema: Schema, field: string): boolean {
  const { column } = parsePath(field)
  if (!schema.fields.some(({ name }) => name === column)) return false
  return DataType.isUtf8(typeAt(schema, parsePath(field)))
}
