import { dirname } from 'node:path'
import type { Schema } from '../../arrow/arrow.js'
import { auditSources, type DeclaredSource } from '../../licenses/audit.js'
import { cardLicense } from '../../licenses/card-license.js'
import { countedSources, type LicenseCounts, mergedSources } from '../../licenses/count-rows.js'
import { normalize } from '../../pipeline/normalize.js'
import type { NormalInput } from '../../pipeline/normalize-input.js'
import { planSteps, resolveSteps } from '../../pipeline/plan-steps.js'
import type { RunOptions } from '../../pipeline/run-options.js'
import type { NamedStep } from '../../pipeline/schema.js'
import type { Plan } from '../../plan/plan.js'
import type { LicensePurpose, LicenseReport } from '../../schemas/license-report.js'
import type { KeepLicensesOptions } from '../../schemas/options/keep-licenses.js'
import type { ErrorSpec, Pipeline } from '../../schemas/options/pipeline.js'
import type { StepSpec } from '../../schemas/options/step-spec.js'
import { measureLast } from '../measure/profile-data.js'

/** What is audited, and for what. */
export interface LicenseAuditInput {
  /** The data: an input as in a pipeline, whose sources may say their `license`, `generator` and `url`. */
  input: Pipeline['input']
  /** The steps of a pipeline. What `keep_licenses` leaves out among them does not count, and steps that change contents do. */
  steps?: StepSpec[] | undefined
  /** What the data is used for. */
  purpose: LicensePurpose
  /** Whether rows of unknown licences do, for the purpose `research`. Default: false. */
  allowUnknown?: boolean | undefined
  /** Whether unchanged parts stay in files of their own, each under its licence. Default: false. */
  collection?: boolean | undefined
  /** Whether contents are changed. Default: whether a step writes to a column of the input. */
  changed?: boolean | undefined
  /** The columns of the rows, and what values of them stand for, as in the step `keep_licenses`. */
  columns?: Pick<KeepLicensesOptions, 'column' | 'generator' | 'source' | 'licenses'> | undefined
  /** What to do about records that cannot be read. */
  errors?: Pick<ErrorSpec, 'invalidUtf8'> | undefined
}

/** What licences say of some data. */
export interface LicenseAudit {
  /** What the rules say. */
  licenses: LicenseReport
  /** Whether contents are changed. */
  isChanged: boolean
  /** Records that could not be read and are in no figure. */
  rejected: number
}

/** What the package exports as `auditLicenses`. */
export async function auditData(given: LicenseAuditInput, options: RunOptions): Promise<LicenseAudit> {
  const { purpose, allowUnknown = false, collection = false, errors, steps = [] } = given
  const input = withSourceColumn(given.input)
  const normal = normalize({ input: given.input, steps, output: '-' })
  const last = normal.steps.findLastIndex(isKeeping)
  const keeping = last === -1 ? {} : (normal.steps[last].options as Partial<KeepLicensesOptions>)
  const { column, generator, source, licenses } = { ...keeping, ...given.columns }
  const reporting = {
    keep_licenses: { purpose, column, generator, source, licenses, action: 'report' as const },
  }
  const measured = await measureLast(
    { input, steps: [...steps.slice(0, last + 1), reporting], errors },
    options,
  )
  const counted = measured.found === undefined ? [] : countedSources(measured.found.merged as LicenseCounts)
  const declaredOf = await openDeclared(measured.plan, normal.input, options)
  const sources: DeclaredSource[] = []
  for (const { file, ...row } of counted) {
    const declared = await declaredOf(file)
    sources.push({
      source: row.source ?? declared.source,
      license: row.license ?? declared.license ?? null,
      generator: row.generator ?? declared.generator ?? null,
      url: declared.url,
      rows: row.rows,
    })
  }
  const changesContents = given.changed ?? (await areContentsChanged(normal.steps, measured.plan.input))
  return {
    licenses: auditSources(mergedSources(sources), { purpose, allowUnknown, collection, changesContents }),
    isChanged: changesContents,
    rejected: measured.rows.rejected,
  }
}

/** Sources that are interleaved are told apart by a column, as others are. */
function withSourceColumn(input: Pipeline['input']): Pipeline['input'] {
  if (typeof input === 'string' || !('interleave' in input)) return input
  const { interleave: _, ...rest } = input
  return rest
}

function isKeeping({ name, options }: NamedStep): boolean {
  return name === 'keep_licenses' && (options as Partial<KeepLicensesOptions>).action !== 'report'
}

/** Whether a step writes to what was there: columns that are added change nothing. */
async function areContentsChanged(steps: readonly NamedStep[], input: Schema): Promise<boolean> {
  const planned = await planSteps(await resolveSteps(steps), input)
  const names = new Set(input.fields.map(({ name }) => name))
  return planned.some(
    ({ plan }) => plan.effects.rows === 'joined' || plan.writes.some((name) => names.has(name)),
  )
}

/** What is declared of a file. */
interface DeclaredFile {
  source: string
  license?: string | undefined
  generator?: string | undefined
  url?: string | undefined
}

/** Answers what the pipeline declares of a file, or else the dataset card in its folder or the one above. */
async function openDeclared(
  { files }: Plan,
  input: NormalInput,
  { onNotice }: RunOptions,
): Promise<(file: number) => Promise<DeclaredFile>> {
  const cards = new Map<string, Promise<string | undefined>>()
  return async (number) => {
    const { path, sourceColumn } = files[number]
    const named = input.sources?.find(({ name }) => name === sourceColumn?.value)
    const license = named?.license ?? input.license ?? (await ofCard(dirname(path)))
    return {
      source: named?.name ?? path,
      license,
      generator: named?.generator ?? input.generator,
      url: named?.url ?? input.url,
    }
  }

  function ofCard(folder: string): Promise<string | undefined> {
    const known = cards.get(folder) ?? cardLicense(folder, onNotice)
    cards.set(folder, known)
    return known
  }
}
