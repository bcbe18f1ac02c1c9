import { type Command, Option } from '../commander.js'
import { wholeNumber } from '../flags.js'
import type { Setup } from '../program.js'
import { type StepCall, setupStep } from './step.js'

interface LookFlags {
  explain?: boolean
  infer?: boolean
  verify?: boolean
  rows?: number
  showText?: boolean
  json?: boolean
}

const defaultRows = { explain: 100, infer: 1000 }

/** `prep anonymize`: the step, and ways to look at what it would do and at what it has done. */
export const setupAnonymize: Setup = setupStep('anonymize', {
  addFlags(command: Command) {
    command
      .optionsGroup('Looking:')
      .option(
        '--explain',
        'change nothing: say hit by hit what is found, on what evidence, and what is not taken',
      )
      .option('--infer', 'change nothing: say which fields of a sample hold personal data')
      .option('--verify', 'scan the output again and exit with 1 where a value is left')
      .addOption(
        new Option(
          '--rows <n>',
          'how many records --explain and --infer look at (default: 100 and 1,000)',
        ).argParser(wholeNumber),
      )
      .option('--show-text', 'let --explain show values as they are, not their shapes')
  },
  async instead(call) {
    const flags = call.flags as LookFlags
    if (flags.explain) await explain(call, flags)
    else if (flags.infer) await infer(call, flags)
    return flags.explain === true || flags.infer === true
  },
  async after({ flags, options, session }, report) {
    if (!(flags as LookFlags).verify) return
    const { verifyOutput } = await import('../verify-anonymized.js')
    session.exitCode = await verifyOutput({ report, options }, session.terminal)
  },
})

async function explain({ input, options, session }: StepCall, flags: LookFlags): Promise<void> {
  const { explain: explainRecords } = await import('../explain.js')
  const { rows = defaultRows.explain, showText = false, json = false } = flags
  await explainRecords({ input, options, rows, showText, json }, session.terminal)
}

async function infer({ input, options, paths, session }: StepCall, flags: LookFlags): Promise<void> {
  const { inferFields } = await import('../profile-fields.js')
  const { rows = defaultRows.infer, json = false } = flags
  await inferFields({ input, paths, options, rows, json }, session.terminal)
}
