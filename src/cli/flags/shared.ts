import { PrepError, suggestName } from '../../base/errors.js'
import { jsonSchemaOf } from '../../base/json-schema.js'
import { z } from '../../base/options.js'
import { outputObject } from '../../pipeline/output-shape.js'
import type { RunOptions } from '../../pipeline/run-options.js'
import { errorObject, inputObject, plainShape, runObject } from '../../pipeline/shapes.js'
import type { ErrorSpec, InputSpec, OutputSpec } from '../../schemas/options/pipeline.js'
import type { RunSettings } from '../../schemas/options/run.js'
import { type ProgressChoice, progressForms } from '../terminal/progress.js'
import { type Command, InvalidArgumentError, Option } from './commander.js'
import { checkText, commaList, type FlagValues, optionsFromFlags } from './flag-values.js'
import { addOptionFlags, type OptionFlag, optionFlags, WordOption } from './from-options.js'

/** The flags that commands share: made from the keys of a pipeline, and what they become in one. */

const inputFlags = made(() => optionFlags(jsonSchemaOf(inputObject)))
const outputFlags = made(() => optionFlags(jsonSchemaOf(outputObject.partial())))
const errorFlags = made(() => optionFlags(jsonSchemaOf(errorObject)))
const plainFlags = made(() => optionFlags(jsonSchemaOf(z.strictObject(plainShape))))
const settingFlags = made(() => optionFlags(jsonSchemaOf(runObject)))
/** The flags of these settings of a run. */
export const runFlags = (keys: readonly (keyof RunSettings)[]) =>
  settingFlags().filter(({ key }) => keys.includes(key as keyof RunSettings))

/** The settings of a run that commands of one step take. */
export const stepRunKeys = [
  'overwrite',
  'work',
  'sidecar',
  'workers',
  'metrics',
  'metricsPort',
  'minRate',
] as const
/** The settings of a run that flags give. */
export const runKeys = [...stepRunKeys, 'lang'] as const

/** Flags that are made when they are first asked for, and once: a schema of zod is not soon told as JSON. */
function made(make: () => OptionFlag[]): () => readonly OptionFlag[] {
  let flags: readonly OptionFlag[] | undefined
  return () => (flags ??= make())
}

/** Flags of the program itself, as commander hands them over. */
export interface ReportFlags {
  quiet?: boolean
  json?: boolean
  progress?: ProgressChoice['progress']
}

/** How files are read. */
export function addInputFlags(command: Command): Command {
  return add(command, inputFlags())
}

/** Where the output goes, and how the run goes. A flag of `own` takes the place of the one of its name. */
export function addRunFlags(
  command: Command,
  { keys, own }: { keys: readonly (keyof RunSettings)[]; own?: Option },
): Command {
  for (const flag of outputFlags()) {
    if (flag.name === own?.attributeName()) command.addOption(own.helpGroup(flag.group ?? ''))
    else add(command, [flag])
  }
  add(command, [...runFlags(keys), ...plainFlags(), ...errorFlags()])
  return command
    .optionsGroup('Running:')
    .option('-q, --quiet', 'Print errors only, and with --json the report')
    .option('--json', 'Print the report as JSON instead of a table')
    .addOption(progressOption())
}

/** How progress is shown. */
export function progressOption(): Option {
  return wordOption('--progress <how>', progressForms, {
    help: 'How to show progress; json is a line a second for programs',
    otherwise: 'bar on a terminal, else lines, one a minute',
  })
}

/** The reports for a CI. */
export function reportOption(): Option {
  return new Option(
    '--report <form=file…>',
    'Write for a CI: junit=out.xml, sarif=out.sarif, or github, whose annotations go to standard output without a file',
  ).argParser(commaList)
}

/** All flags that commands of one step share, for what messages say of them. */
export function sharedFlags(): OptionFlag[] {
  const own = runFlags(runKeys)
  return [...inputFlags(), ...outputFlags(), ...errorFlags(), ...plainFlags(), ...own]
}

/** Worker threads, for a command that writes no output. */
export function addWorkersFlag(command: Command): Command {
  return add(command, runFlags(['workers']))
}

function add(command: Command, flags: readonly OptionFlag[]): Command {
  addOptionFlags(command, flags, checkText)
  return command
}

/** The flag of the format of the output. */
export function outputFormatFlag(): OptionFlag {
  return outputFlags().find(({ key }) => key === 'format')!
}

/** What to read: the given paths, or standard input where there are none and something is piped in. */
export async function inputOf(
  paths: readonly string[],
  values: FlagValues,
  stdinIsTTY: boolean,
): Promise<InputSpec> {
  if (paths.length === 0 && stdinIsTTY)
    throw new PrepError('bad_option', 'No input. Name files, folders or globs, or pipe records in')
  return { path: paths.length === 0 ? '-' : [...paths], ...(await optionsFromFlags(inputFlags(), values)) }
}

/** Where to write. Without --out it is standard output, unless that is a terminal. */
export async function outputOf(values: FlagValues, stdoutIsTTY: boolean): Promise<OutputSpec> {
  const output = await outputGiven(values)
  if (output.path === undefined && stdoutIsTTY)
    throw new PrepError('bad_option', 'No output. Give --out FOLDER, or --out - to print the records here')
  return { path: '-', ...output }
}

/** What the flags say of the output. */
export function outputGiven(values: FlagValues): Promise<Partial<OutputSpec>> {
  return optionsFromFlags(outputFlags(), values)
}

/** What the flags say of bad records. */
export function errorsOf(values: FlagValues): Promise<ErrorSpec> {
  return optionsFromFlags(errorFlags(), values)
}

/** The keys of a pipeline that flags give by themselves. */
export function plainOf(values: FlagValues): Promise<{ seed?: number }> {
  return optionsFromFlags(plainFlags(), values)
}

/** How the run goes on this machine. */
export function runOptionsOf(values: FlagValues): Promise<RunOptions> {
  return optionsFromFlags(runFlags(runKeys), values)
}

/** An option of the program that takes one of a few words, which its help lists with what holds without it. */
export function wordOption(
  flags: string,
  words: readonly string[],
  { help, otherwise }: { help: string; otherwise?: string },
): Option {
  const rest = otherwise === undefined ? '' : ` (default: ${otherwise})`
  return new WordOption(flags, `${help}: one of ${words.join(', ')}${rest}`, words).argParser(
    (text: string) => {
      if (words.includes(text)) return text
      throw new InvalidArgumentError(suggestName(text, words))
    },
  )
}
