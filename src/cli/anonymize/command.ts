import { PrepError } from '../../base/errors.js'
import type { Command } from '../flags/commander.js'
import { commaList, wholeNumber } from '../flags/flag-values.js'
import type { Setup } from '../flags/setup.js'
import { outputGiven, wordOption } from '../flags/shared.js'
import { type StepCall, setupStep } from '../step/command.js'
import { speedHint } from './speed-hint.js'

interface OwnFlags {
  explain?: boolean
  infer?: boolean
  verify?: boolean
  verifyExcept?: string[]
  rows?: number
  showText?: boolean
  json?: boolean
  text?: string
  list?: 'entities' | 'policies'
}

const defaultRows = { explain: 100, infer: 1000 }

/** `prep anonymize`: the step, and ways to look at what it would do and at what it has done. */
export const setupAnonymize: Setup = setupStep('anonymize', {
  addFlags(command: Command) {
    command
      .optionsGroup('Dry runs and checks:')
      .option('--explain', 'Dry run: list each match, its evidence and the rejected candidates')
      .option('--infer', 'Dry run: list the fields of a sample that hold personal data')
      .option(
        '--verify',
        'Scan every text of the output again with the same recognizers; exit with 1 where they find a value',
      )
      .option(
        '--verify-except <fields>',
        'Other fields than those of the step in which values may stay',
        commaList,
      )
      .option(
        '--rows <n>',
        'How many records --explain and --infer look at (default: 100 and 1,000)',
        wholeNumber,
      )
      .option(
        '--text <text>',
        'This one text instead of files, - for standard input; --json shows the places',
      )
      .addOption(
        wordOption('--list <what>', ['entities', 'policies'], {
          help: 'List what can be found, or what the presets of policy cover',
        }),
      )
      .option('--show-text', 'Show raw values in --explain output, not their shapes')
  },
  async instead(call) {
    const flags = call.flags as OwnFlags
    if (flags.verify && call.options.detect === false)
      throw new PrepError(
        'bad_option',
        'Option --verify looks with the recognizers that --no-detect turns off. Leave one of the two out',
      )
    if (flags.verify && flags.text === undefined) await checkIsReadAgain(call)
    if (flags.list !== undefined) await list(call, flags)
    else if (flags.text !== undefined) await oneText(call, flags)
    else if (flags.explain) await explain(call, flags)
    else if (flags.infer) await infer(call, flags)
    else return hinted(call)
    return true
  },
  async after({ flags, options, session }, report) {
    const { verify, verifyExcept: except = [] } = flags as OwnFlags
    if (!verify) return
    const { verifyOutput } = await import('./verify.js')
    session.exitCode = await verifyOutput({ report, options, except }, session)
  },
})

async function checkIsReadAgain({ flags }: StepCall): Promise<void> {
  const { path = '-' } = await outputGiven(flags)
  if (path !== '-') return
  throw new PrepError(
    'bad_option',
    'Option --verify reads the output again, which standard output does not allow. Give --out FILE or a folder',
  )
}

/** Says once what would be faster, and lets the run go on. */
function hinted({ paths, options, flags, session }: StepCall): false {
  const hint = flags.quiet === true ? undefined : speedHint(paths, options)
  if (hint !== undefined) session.terminal.say(session.words.text(hint))
  return false
}

async function explain({ input, options, session }: StepCall, flags: OwnFlags): Promise<void> {
  const { explain: explainRecords } = await import('./explain.js')
  const { rows = defaultRows.explain, showText = false, json = false } = flags
  await explainRecords({ input, options, rows, showText, json }, session)
}

async function infer({ input, options, paths, session }: StepCall, flags: OwnFlags): Promise<void> {
  const { inferFields } = await import('./infer-fields.js')
  const { rows = defaultRows.infer, json = false } = flags
  await inferFields({ input, paths, options, rows, json }, session)
}

async function oneText({ options, paths, seed, session }: StepCall, flags: OwnFlags): Promise<void> {
  const { text = '', explain: isExplaining = false, showText = false, json = false } = flags
  if (paths.length > 0 || flags.infer || flags.verify)
    throw new PrepError('bad_option', 'Option --text cannot be combined with files, --infer or --verify')
  const { anonymizeOneText } = await import('./one-text.js')
  await anonymizeOneText({ text, options, seed, explain: isExplaining, showText, json }, session)
}

async function list(
  { session }: StepCall,
  { list: what = 'entities', json = false }: OwnFlags,
): Promise<void> {
  const { listForAnonymize } = await import('./lists.js')
  await listForAnonymize({ list: what, json }, session)
}
