import { PrepError } from '../../base/errors.js'
import { loadValidation } from '../../pipeline/load-transform.js'
import type { RunOptions } from '../../pipeline/run-options.js'
import type { ErrorSpec, Pipeline } from '../../schemas/options/pipeline.js'
import type { Rule, ValidateOptions } from '../../schemas/options/validate.js'
import type { ProfileReport } from '../../schemas/profile.js'
import type { ValidationReport } from '../../schemas/validation-report.js'
import type { ReadRules } from '../../schemas/validation-tools.js'
import { measureSteps } from '../measure/profile-data.js'
import { findPlaces } from './find-places.js'

/** What is held to which rules. */
export interface ValidateInput {
  /** What to read, as in a pipeline. */
  input: Pipeline['input']
  /** The rules, or the YAML file that holds them. */
  rules: ValidateOptions['rules']
  /** The tokenizer that rules of tokens count by; that of the file by default. */
  tokenizer?: ValidateOptions['tokenizer'] | undefined
  /** No value is told that fewer rows share. Default: 5. */
  minShared?: number | undefined
  /** What to do about records that cannot be read. */
  errors?: Pick<ErrorSpec, 'invalidUtf8'> | undefined
}

/** What the package exports as `validate`. */
export async function validateData(given: ValidateInput, options: RunOptions): Promise<ValidationReport> {
  const { readRules, profilesFor, resultsOf, summaryOf } = await loadValidation()
  const { input, errors, tokenizer, minShared } = given
  const file = typeof given.rules === 'string' ? await readRules(given.rules) : undefined
  const rules = (file?.rules ?? given.rules) as readonly Rule[]
  const step = { rules, tokenizer: tokenizer ?? file?.tokenizer, minShared, onFail: 'report' as const }
  const profiles = Array.isArray(rules) ? profilesFor(rules) : []
  const steps = [{ validate: step as ValidateOptions }, ...profiles.map((profile) => ({ profile }))]
  try {
    return await measureSteps({ input, steps, errors }, options, async ({ plan, found, rows }) => {
      const [planned] = plan.steps
      const results = resultsOf({
        schema: plan.input,
        options: planned?.options ?? step,
        rows: rows.read - rows.rejected,
        rejected: rows.rejected,
        summary: found[0]?.merged,
        profiles: found.slice(1).map(({ report }) => report as ProfileReport | undefined),
      })
      const checks = await findPlaces(results, plan.partitions)
      return summaryOf(checks, { rows: rows.read - rows.rejected, rejected: rows.rejected })
    })
  } catch (error) {
    throw await placedIn(error, given.rules, file)
  }
}

/** A fault of a rule stands where the file has it. */
async function placedIn(
  error: unknown,
  source: ValidateInput['rules'],
  file: ReadRules | undefined,
): Promise<unknown> {
  if (!(error instanceof PrepError) || file === undefined) return error
  const { placeOfFault } = await loadValidation()
  const path = placeOfFault(error.cause)
  if (path === undefined) return error
  const at = { source: source as string, ...file.locate(path, false) }
  return new PrepError(error.code, error.marked, { at })
}
