import { PrepError } from '../../base/errors.js'
import { inferRules, validate } from '../../run/validate/load-validate.js'
import { askedReports, writeReports } from '../ci/write-reports.js'
import type { FlagValues } from '../flags/flag-values.js'
import { inputOf } from '../flags/shared.js'
import { watched } from '../run/watched.js'
import { exitCodes } from '../terminal/exit-codes.js'
import type { ProgressChoice } from '../terminal/progress.js'
import { screenOf } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'

/** Flags of `prep validate`. */
export interface ValidateFlags {
  rules?: string
  infer?: string
  minShared?: number
  report?: string[]
  full?: boolean
  json?: boolean
  quiet?: boolean
  progress?: ProgressChoice['progress']
}

/** Holds inputs to rules, prints what was found, and sets exit code 1 where an error stands. */
export async function validateInputs(
  inputs: readonly string[],
  flags: ValidateFlags & FlagValues,
  session: Session,
): Promise<void> {
  if (flags.infer !== undefined) return printRules(inputs, flags, session)
  const { stdin, stdout } = session.terminal
  const { rules, minShared } = flags
  if (rules === undefined)
    throw new PrepError(
      'bad_option',
      'No rules. Name the YAML file that holds them with --rules, or infer some from data that is right with --infer',
    )
  const reports = askedReports(flags.report, flags.json)
  const input = await inputOf(inputs, flags, stdin.isTTY)
  const report = await watched(flags, session, (options) => validate({ input, rules, minShared }, options))
  if (report === undefined) return
  const { validationCases } = await import('./validation-cases.js')
  const cases = reports.length === 0 ? [] : await validationCases(report, { rules, words: session.words })
  const isPrinted = writeReports(reports, { command: 'validate', cases }, session)
  if (flags.json) stdout.write(`${JSON.stringify(report)}\n`)
  else if (!flags.quiet && !isPrinted) {
    const { validationLines } = await import('./validation-lines.js')
    stdout.write(
      `${validationLines(report, { ...screenOf(session, stdout), isFull: flags.full === true }).join('\n')}\n`,
    )
  }
  if (!report.passed) session.exitCode = exitCodes.gateFailed
}

/** Prints the rules that a reference keeps to. */
async function printRules(
  inputs: readonly string[],
  flags: ValidateFlags & FlagValues,
  session: Session,
): Promise<void> {
  const { infer: source = '', rules, minShared } = flags
  if (inputs.length > 0 || rules !== undefined || flags.report !== undefined)
    throw new PrepError(
      'bad_option',
      '--infer prints rules and validates nothing. Leave out inputs, --rules and --report, and validate with what it prints',
    )
  const { stdout } = session.terminal
  const input = await inputOf([source], flags, false)
  const inferred = await watched(flags, session, (options) => inferRules({ input, minShared }, options))
  if (inferred === undefined) return
  if (flags.json) stdout.write(`${JSON.stringify(inferred)}\n`)
  else {
    const { rulesYaml } = await import('./rules-yaml.js')
    stdout.write(rulesYaml(inferred, { source, minShared: minShared ?? 5, words: session.words }))
  }
}
