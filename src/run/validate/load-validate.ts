/** What holds data to rules, loaded on the first call. */
import { checkOptions, checkValue } from '../../base/check-options.js'
import { PrepError } from '../../base/errors.js'
import { withListeners } from '../../pipeline/listeners.js'
import { checkRunOptions, type RunOptions } from '../../pipeline/run-options.js'
import type { InferredRules, ValidationReport } from '../../schemas/validation-report.js'
import type { InferInput } from './infer-rules.js'
import type { ValidateInput } from './validate-data.js'

/**
 * Tells whether data keeps to rules, check by check: counts, the first rows that break each, and no value that few rows
 * share. Equal for any number of workers. Throws the errors of inputs, `bad_option` and `bad_schema` for rules that do not
 * fit the data, with line and column where a file holds them, and `aborted`.
 *
 * @example
 * const report = await validate({
 *   input: 'data.jsonl',
 *   rules: [{ column: 'prompt', required: true, length: { max: 4096 } }, { rows: { min: 1 } }],
 * })
 * console.log(report.passed, report.checks.filter(({ passed }) => !passed))
 */
export async function validate(given: ValidateInput, run: RunOptions = {}): Promise<ValidationReport> {
  checkValue('What validate() is given', given, 'object')
  checkRunOptions('validate()', run)
  const { input, rules, errors, tokenizer, ...rest } = given
  checkOptions('validate()', rest, { minShared: 'size' })
  if (input === undefined) throw missing('input', 'Name files, a folder or a glob')
  if (rules === undefined) throw missing('rules', 'Give a list of rules, or the YAML file that holds them')
  const program = await import('./validate-data.js')
  return withListeners(run, (guarded) => program.validateData(given, guarded))
}

/**
 * Rules that data keeps to, and that new data of the same kind keeps to as well but for chance: what is inferred from its
 * profile and a second look at its rows, or from a state (`ref.prof`) alone. Errors are few and sure; ranges, lengths, means and
 * languages only warn. No value is told that fewer than `minShared` rows share. Throws the errors of inputs and options, and
 * `aborted`.
 *
 * @example
 * const { rules } = await inferRules({ input: 'data.jsonl' })
 * const report = await validate({ input: 'data.jsonl', rules: rules.map(({ rule }) => rule) })
 * console.log(report.passed)
 */
export async function inferRules(given: InferInput, run: RunOptions = {}): Promise<InferredRules> {
  checkValue('What inferRules() is given', given, 'object')
  checkRunOptions('inferRules()', run)
  const { input, errors, ...rest } = given
  checkOptions('inferRules()', rest, { minShared: 'size' })
  if (input === undefined)
    throw new PrepError(
      'bad_option',
      'Option "input" of inferRules() is missing. Name files, a folder, a glob or a state of a profile',
    )
  const program = await import('./infer-rules.js')
  return withListeners(run, (guarded) => program.inferRulesOf(given, guarded))
}

function missing(name: string, advice: string): PrepError {
  return new PrepError('bad_option', `Option "${name}" of validate() is missing. ${advice}`)
}
