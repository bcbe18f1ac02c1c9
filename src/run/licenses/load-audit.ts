/** What audits licences, loaded on the first call. */
import { checkOptions, checkValue, type OptionKinds } from '../../base/check-options.js'
import { PrepError } from '../../base/errors.js'
import { withListeners } from '../../pipeline/listeners.js'
import { checkRunOptions, type RunOptions } from '../../pipeline/run-options.js'
import type { LicenseAudit, LicenseAuditInput } from './audit-data.js'

export type { LicenseAudit, LicenseAuditInput } from './audit-data.js'

/**
 * Whether licences allow data to be used for a purpose: what each source declares, by row, source or dataset card, is read
 * without guessing and judged alone and with the others. Tells what is in the way, the fewest rows to leave out, and what is
 * to be done. It is no legal advice. Throws the errors of inputs and options, and `aborted`.
 *
 * @example
 * const { licenses } = await auditLicenses({
 *   input: { sources: [{ name: 'web', path: 'data.jsonl', license: 'CC-BY-4.0' }] },
 *   purpose: 'train-commercial',
 * })
 * console.log(licenses.verdict, licenses.findings.map(({ rule, text }) => [rule, text]))
 */
export async function auditLicenses(given: LicenseAuditInput, run: RunOptions = {}): Promise<LicenseAudit> {
  checkValue('What auditLicenses() is given', given, 'object')
  checkRunOptions('auditLicenses()', run)
  const { input, steps, columns, errors, ...rest } = given
  checkOptions('auditLicenses()', rest, settings)
  if (input === undefined) throw new PrepError('bad_option', missing('input', 'files, a folder or a glob'))
  if (rest.purpose === undefined)
    throw new PrepError(
      'bad_option',
      missing('purpose', 'what the data is used for, such as train-commercial'),
    )
  const program = await import('./audit-data.js')
  return withListeners(run, (guarded) => program.auditData(given, guarded))
}

const settings: OptionKinds<Pick<LicenseAuditInput, 'purpose' | 'allowUnknown' | 'collection' | 'changed'>> =
  {
    purpose: ['train-internal', 'train-commercial', 'release-model', 'release-dataset', 'research'],
    allowUnknown: 'flag',
    collection: 'flag',
    changed: 'flag',
  }

function missing(name: string, wanted: string): string {
  return `Option "${name}" of auditLicenses() is missing. Name ${wanted}`
}
