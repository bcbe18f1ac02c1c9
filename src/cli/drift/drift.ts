import { drift } from '../../run/drift/load-drift.js'
import type { DriftSettings } from '../../schemas/drift-report.js'
import type { InputSpec } from '../../schemas/options/pipeline.js'
import { askedReports, writeReports } from '../ci/write-reports.js'
import { failIfOf } from '../flags/fail-if.js'
import type { FlagValues } from '../flags/flag-values.js'
import { watched } from '../run/watched.js'
import { reportGates } from '../summary/gate-lines.js'
import type { ProgressChoice } from '../terminal/progress.js'
import { screenOf } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'

/** Flags of `prep drift`. */
export interface DriftFlags extends Partial<DriftSettings> {
  fields?: string[]
  failIf?: string[]
  html?: string
  lang?: 'en' | 'zh'
  report?: string[]
  full?: boolean
  json?: boolean
  quiet?: boolean
  progress?: ProgressChoice['progress']
}

/** Compares two inputs, prints how far they are apart, and sets exit code 1 where a gate failed. */
export async function showDrift(
  { reference, current }: { reference: InputSpec; current: InputSpec },
  flags: DriftFlags & FlagValues,
  session: Session,
): Promise<void> {
  const { fields, threshold, alpha, minShared, like, html, failIf, full = false, json, quiet } = flags
  const reports = askedReports(flags.report, json)
  const given = {
    reference,
    current,
    fields,
    threshold,
    alpha,
    minShared,
    like,
    html,
    failIf: failIfOf(failIf),
  }
  const result = await watched(flags, session, (options) =>
    drift(given, { ...options, lang: flags.lang ?? session.words.language }),
  )
  if (result === undefined) return
  const { stdout } = session.terminal
  const names = { reference: String(reference.path), current: String(current.path) }
  const { driftCases } = await import('./drift-cases.js')
  const cases = reports.length === 0 ? [] : driftCases(result, { file: names.current, words: session.words })
  const isPrinted = writeReports(reports, { command: 'drift', cases }, session)
  if (json) stdout.write(`${JSON.stringify(result)}\n`)
  else if (!quiet && !isPrinted) {
    const { driftLines } = await import('./drift-lines.js')
    stdout.write(`${driftLines(result, { names, ...screenOf(session, stdout), isFull: full }).join('\n')}\n`)
  }
  reportGates(result.gates, session)
}
