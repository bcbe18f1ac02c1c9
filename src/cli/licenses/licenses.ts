import { PrepError } from '../../base/errors.js'
import { writeWhole } from '../../files/atomic-write.js'
import { writing } from '../../files/write-error.js'
import { licensePurposes } from '../../licenses/judge.js'
import { attributionText, noticeText } from '../../licenses/notices.js'
import type { LicenseAudit, LicenseAuditInput } from '../../run/licenses/audit-data.js'
import { auditLicenses } from '../../run/licenses/load-audit.js'
import type { KeepLicensesOptions } from '../../schemas/options/keep-licenses.js'
import type { InputSpec } from '../../schemas/options/pipeline.js'
import { askedReports, writeReports } from '../ci/write-reports.js'
import type { FlagValues } from '../flags/flag-values.js'
import { watched } from '../run/watched.js'
import { nameSources } from '../step/named-sources.js'
import { exitCodes } from '../terminal/exit-codes.js'
import type { ProgressChoice } from '../terminal/progress.js'
import { screenOf } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'
import { longInput, pipelineIn } from './pipeline-in.js'

/** Flags of `prep licenses` beside those of the step `keep_licenses`. */
export interface LicensesFlags {
  license?: string
  writtenBy?: string
  changed?: boolean
  collection?: boolean
  notice?: string
  attribution?: string
  tools?: boolean
  report?: string[]
  json?: boolean
  quiet?: boolean
  progress?: ProgressChoice['progress']
}

/** What the command line gives. */
interface LicensesRequest {
  inputs: readonly string[]
  flags: LicensesFlags & FlagValues
  /** Options of the step `keep_licenses`. */
  columns: Partial<KeepLicensesOptions>
  /** How files are read. */
  reading: Partial<InputSpec>
}

/**
 * Audits a pipeline, data, or prepkit itself, prints what the rules say, and sets exit code 1 where something is in the way or
 * unknown.
 */
export async function showLicenses(request: LicensesRequest, session: Session): Promise<void> {
  const { flags, inputs } = request
  if (flags.tools) {
    if (inputs.length > 0)
      throw new PrepError('bad_option', '--tools is of prepkit itself. Leave out the inputs, or --tools')
    const { showTools } = await import('./tools.js')
    return showTools(flags, session)
  }
  const reports = askedReports(flags.report, flags.json)
  const audited = await auditedOf(request)
  const audit = await watched(flags, session, (options) => auditLicenses(audited, options))
  if (audit === undefined) return
  await writeFiles(audit, flags)
  const { licenseCases, licenseLines } = await import('./license-lines.js')
  const cases = licenseCases(audit, { file: inputs[0], words: session.words })
  const isPrinted = writeReports(reports, { command: 'licenses', cases }, session)
  const { stdout } = session.terminal
  if (flags.json) stdout.write(`${JSON.stringify(audit)}\n`)
  else if (!flags.quiet && !isPrinted)
    stdout.write(`${licenseLines(audit, screenOf(session, stdout)).join('\n')}\n`)
  const { verdict } = audit.licenses
  if (verdict === 'conflict' || verdict === 'unknown') session.exitCode = exitCodes.gateFailed
}

async function auditedOf({ inputs, flags, columns, reading }: LicensesRequest): Promise<LicenseAuditInput> {
  const { purpose, allowUnknown, column, generator, source, licenses } = columns
  if (purpose === undefined) {
    throw new PrepError(
      'bad_option',
      `No purpose is named. Give --purpose, one of ${licensePurposes.join(', ')}`,
    )
  }
  if (inputs.length === 0)
    throw new PrepError('bad_option', 'No input. Name a pipeline, or files, folders or globs')
  const pipeline = await pipelineIn(inputs)
  const declared = {
    ...(flags.license !== undefined && { license: flags.license }),
    ...(flags.writtenBy !== undefined && { generator: flags.writtenBy }),
  }
  const input = longInput(pipeline?.input ?? nameSources({ path: [...inputs] }, {}))
  return {
    input: { ...declared, ...input, ...reading },
    steps: pipeline?.steps as LicenseAuditInput['steps'],
    errors: pipeline?.errors,
    purpose,
    allowUnknown,
    collection: flags.collection,
    changed: flags.changed,
    columns: { column, generator, source, licenses },
  }
}

async function writeFiles(
  { licenses, isChanged }: LicenseAudit,
  { notice, attribution }: LicensesFlags,
): Promise<void> {
  const files = [
    { path: notice, text: () => noticeText(licenses) },
    { path: attribution, text: () => attributionText(licenses, { isChanged }) },
  ]
  for (const { path, text } of files) if (path !== undefined) writing(path, () => writeWhole(path, text()))
}
