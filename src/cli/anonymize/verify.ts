import { count, plural } from '../../base/count.js'
import { sampleBatches } from '../../run/sample.js'
import type { RunReport } from '../../schemas/run-report.js'
import { exitCodes } from '../terminal/exit-codes.js'
import { tableLines } from '../terminal/table.js'
import type { Terminal } from '../terminal/terminal.js'
import { type AnonymizeTools, loadDetector } from './load.js'

/** A finished run of `anonymize` whose output is to be looked at again. */
export interface VerifyJob {
  report: RunReport
  /** The options of the step. */
  options: Record<string, unknown>
  /** Fields in which values may stand. */
  except: readonly string[]
}

type Verification = Awaited<ReturnType<AnonymizeTools['verifyBatches']>>

/**
 * Scans every text of the output with the recognizers that made it. Answers with the exit code: 1 where a value
 * is left, also in a field that the step was not given. Prints counts, never a value.
 */
export async function verifyOutput(
  { report, options: given, except }: VerifyJob,
  terminal: Terminal,
): Promise<number> {
  const { tools, options, opened } = await loadDetector(given)
  const batches = sampleBatches(report.output.path, { rows: Number.POSITIVE_INFINITY })
  const { leaks, ...rest } = await tools.verifyBatches(batches, opened, options)
  const found = { ...rest, leaks: leaks.filter(({ field, wasRead }) => wasRead || !except.includes(field)) }
  terminal.say(...undeterminedLines(found), ...unreadLines(found, except), ...verdictLines(found, terminal))
  return found.leaks.length === 0 ? exitCodes.done : exitCodes.gateFailed
}

function undeterminedLines({ undetermined }: Verification): string[] {
  if (undetermined.size === 0) return []
  const counts = [...undetermined].map(([entity, values]) => `${entity} ${count(values)}`)
  return [`Not told apart from real ones: ${counts.join(', ')}`]
}

/** The fields that nobody asked the step to look at, whether anything stands in them or not. */
function unreadLines({ unread, leaks }: Verification, except: readonly string[]): string[] {
  if (unread.length === 0) return []
  const full = unread.filter((name) => leaks.some(({ field }) => field === name))
  const advice = `Name them in --fields, or in --verify-except where values may stay: ${full.join(', ')}`
  const names = unread.map((name) => (except.includes(name) ? `${name} (values may stay)` : name))
  return [`Fields that anonymize did not look at: ${names.join(', ')}`, ...(full.length > 0 ? [advice] : [])]
}

function verdictLines({ texts, leaks }: Verification, { paint }: Terminal): string[] {
  if (leaks.length === 0)
    return [`${paint('green', 'Verified:')} nothing is found again in ${plural(texts, 'text')}`]
  const rows = leaks.map(({ field, entity, values }) => [field, entity, count(values)])
  return [
    paint('red', 'Values are left in the output:'),
    ...tableLines([['field', 'entity', 'values'], ...rows], [2]),
  ]
}
