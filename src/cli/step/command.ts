import { PrepError, suggestName } from '../../base/errors.js'
import { writableFormats } from '../../formats/registry.js'
import { checkPipeline } from '../../pipeline/check.js'
import { type JsonSchema, jsonSchemaOf } from '../../pipeline/json-schema.js'
import { loadTransform } from '../../pipeline/load-transform.js'
import { wordsOf } from '../../pipeline/option-text.js'
import type { InputSpec } from '../../schemas/options/pipeline.js'
import type { RunReport } from '../../schemas/run-report.js'
import type { Transform } from '../../transform/transform.js'
import { Command, Option } from '../flags/commander.js'
import { addOptionFlags, type FlagValues, optionFlags, optionsFromFlags } from '../flags/from-options.js'
import type { Setup } from '../flags/setup.js'
import {
  addInputFlags,
  addOutputFlags,
  addRunFlags,
  commaList,
  errorsOf,
  type InputFlags,
  inputOf,
  outputOf,
  type RunFlags,
  toHelp,
} from '../flags/shared.js'
import { execute } from '../run/execute.js'
import type { Session } from '../terminal/session.js'

type StepFlags = Omit<RunFlags, 'to'> & InputFlags & { set?: string[]; to?: string[] }

/** What a command of a step can do beside running it. */
export interface StepExtras {
  addFlags(command: Command): void
  /** Does something else with the inputs, where a flag asks for it; answers whether it did. */
  instead(given: StepCall): Promise<boolean>
  /** Called when the run is done. */
  after(given: StepCall, report: RunReport): Promise<void>
}

/** One call of a step's command. */
export interface StepCall {
  paths: readonly string[]
  input: InputSpec
  /** The options of the step. */
  options: Record<string, unknown>
  flags: StepFlags & FlagValues
  session: Session
}

/**
 * A transform as a command: a pipeline of one step over files or standard input. Its flags come from the
 * transform's options; an option whose name a common flag has is given with `--set`.
 *
 * `--to` is both the form of the output files and, for a transform that has an option of that name, the form
 * of the records. The words differ, so one flag serves both and may be given twice.
 */
export function setupStep(name: string, extras?: StepExtras): Setup {
  return async (command, session) => {
    const transform = await loadTransform(name)
    const schema = jsonSchemaOf(transform.options)
    const ownTo = (schema.properties as Record<string, JsonSchema> | undefined)?.to
    command
      .argument('[inputs...]', 'files, folders or globs; - or nothing for standard input')
      .optionsGroup(`Options of ${name}:`)
    const flags = optionFlags(schema, commonNames())
    addOptionFlags(command, flags)
    command.option('--set <name=value>', 'any option by its name, in YAML, such as --set a.b=1', collect)
    addOutputFlags(command, toOption(ownTo))
    addInputFlags(command)
    addRunFlags(command)
    extras?.addFlags(command)
    command
      .addHelpText('after', exampleText(transform))
      .action(async (inputs: string[], given: StepFlags & FlagValues) => {
        const { format, sets } = splitTo(given, ownTo && wordsOf(ownTo))
        const options = await optionsFromFlags(flags, given, sets)
        // Reading and writing alone convert one file format into another.
        const isBare = name === 'convert' && Object.keys(options).length === 0
        const runFlags: RunFlags = { ...given, to: format }
        const input = inputOf(inputs, given, session.terminal.stdin.isTTY)
        const call: StepCall = { paths: inputs, input, options, flags: given, session }
        if ((await extras?.instead(call)) === true) return
        const pipeline = await checkPipeline({
          seed: given.seed ?? 0,
          input,
          steps: isBare ? [] : [{ [name]: options }],
          output: outputOf(runFlags, session.terminal.stdout.isTTY),
          errors: errorsOf(runFlags),
        })
        const report = await execute({ pipeline, flags: runFlags }, session)
        if (report !== undefined) await extras?.after(call, report)
      })
  }
}

/** Names of flags that are the same for every step; an option of that name is given with `--set`. */
function commonNames(): Set<string> {
  const scratch = addRunFlags(addInputFlags(addOutputFlags(new Command())))
  return new Set([...scratch.options.map((option) => option.attributeName()), 'set'])
}

function toOption(own: JsonSchema | undefined): Option {
  if (own === undefined) return new Option('--to <format>', toHelp).argParser(commaList)
  const forms = wordsOf(own).join(', ')
  return new Option('--to <form>', `form of the records: ${forms}; or of the files: ${toHelp}`).argParser(
    commaList,
  )
}

/** Parts the words of `--to` into the format of the files and, where the transform has such an option, its value. */
function splitTo(
  given: StepFlags,
  forms: readonly string[] = [],
): { format: string | undefined; sets: string[] } {
  const known: readonly string[] = [...forms, ...writableFormats]
  const words = given.to ?? []
  const wrong = words.find((word) => !known.includes(word))
  if (wrong !== undefined)
    throw new PrepError('bad_option', `Option --to cannot be "${wrong}". ${suggestName(wrong, known)}`)
  const sets = words.filter((word) => forms.includes(word)).map((word) => `to=${word}`)
  return { format: words.findLast((word) => !forms.includes(word)), sets: [...sets, ...(given.set ?? [])] }
}

function exampleText(transform: Transform): string {
  if (transform.examples.length === 0) return ''
  return `\nExamples:\n${transform.examples.flatMap(commandLines).join('\n')}`
}

/** A command in lines of at most 80 columns, parted before flags as a shell lets one go on. */
function commandLines(command: string): string[] {
  const lines = ['']
  for (const part of command.split(/ (?=--)/)) {
    const line = lines[lines.length - 1]
    if (line === '') lines[lines.length - 1] = `  ${part}`
    else if (line.length + part.length < 78) lines[lines.length - 1] = `${line} ${part}`
    else lines.splice(-1, 1, `${line} \\`, `    ${part}`)
  }
  return lines
}

function collect(text: string, earlier: string[] = []): string[] {
  return [...earlier, text]
}
