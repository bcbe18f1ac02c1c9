import { existsSync } from 'node:fs'
import { PrepError, suggestName } from '../../base/errors.js'
import { type JsonSchema, jsonSchemaOf } from '../../base/json-schema.js'
import { optionName } from '../../base/option-name.js'
import { writableFormats } from '../../formats/registry.js'
import { checkPipeline } from '../../pipeline/check.js'
import { loadTransform } from '../../pipeline/load-transform.js'
import { wordsOf } from '../../pipeline/option-text.js'
import type { InputSpec } from '../../schemas/options/pipeline.js'
import type { RunReport } from '../../schemas/run-report.js'
import type { Transform } from '../../transform/transform.js'
import { Command, type Option } from '../flags/commander.js'
import { commaList, type FlagValues, optionsFromFlags } from '../flags/flag-values.js'
import { flagWords } from '../flags/flag-words.js'
import { addOptionFlags, optionFlags, WordOption } from '../flags/from-options.js'
import type { Setup } from '../flags/setup.js'
import {
  addInputFlags,
  addRunFlags,
  errorsOf,
  inputOf,
  outputFormatFlag,
  outputOf,
  plainOf,
  type ReportFlags,
  runOptionsOf,
  sharedFlags,
  stepRunKeys,
} from '../flags/shared.js'
import { execute } from '../run/execute.js'
import type { Session } from '../terminal/session.js'
import { nameSources } from './named-sources.js'

interface StepFlags extends ReportFlags {
  set?: string[]
  to?: string[]
}

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
  seed: number | undefined
  flags: FlagValues
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
    const flags = optionFlags(schema, commonNames())
    const placed = placedOption(schema)
    command
      .usage(`[options] [inputs...]${placed === undefined ? '' : ` <${placed}>`}`)
      .argument('[inputs...]', 'Files, folders, globs or addresses; - or nothing for standard input')
      .optionsGroup(`Options of ${name}:`)
    addOptionFlags(command, flags)
    command.option('--set <name=value>', 'Any option by its name, in YAML, such as --set a.b=1', collect)
    addCommonFlags(command, toOption(ownTo))
    extras?.addFlags(command)
    command.addHelpText('after', exampleText(transform))
    const unflagged = Object.keys(schema.properties ?? {})
    session.sayOption = flagWords([...flags, ...sharedFlags()], unflagged)
    command.action(async (args: string[], given: StepFlags & FlagValues) => {
      const { format, sets } = splitTo(given, ownTo && wordsOf(ownTo))
      const options = await optionsFromFlags(flags, given, sets)
      const inputs = takePlaced(args, { option: placed, options })
      const { seed } = await plainOf(given)
      const read = await inputOf(inputs, given, session.terminal.stdin.isTTY)
      const input = nameSources(read, name === 'mix' ? options : {})
      if (name === 'mix' && input.sourceColumn !== undefined) options.column ??= input.sourceColumn
      const call: StepCall = { paths: inputs, input, options, seed, flags: given, session }
      if ((await extras?.instead(call)) === true) return
      // Reading and writing alone convert one file format into another.
      const isBare = name === 'convert' && Object.keys(options).length === 0
      const pipeline = await checkPipeline({
        seed,
        input,
        steps: isBare ? [] : [{ [name]: options }],
        output: await outputOf({ ...given, to: format }, session.terminal.stdout.isTTY),
        errors: await errorsOf(given),
      })
      const report = await execute(
        {
          pipeline,
          options: { sidecar: 'auto', ...(await runOptionsOf({ ...given, lang: undefined })) },
          show: given,
        },
        session,
      )
      if (report !== undefined) await extras?.after(call, report)
    })
  }
}

/** The option that may be given as the last argument, behind the inputs. */
function placedOption({ properties = {} }: JsonSchema): string | undefined {
  const found = Object.entries(properties as Record<string, JsonSchema>).find(
    ([, { positional }]) => positional,
  )
  return found?.[0]
}

/** The inputs without the last argument, where that is an option which no flag gives. */
function takePlaced(
  args: readonly string[],
  { option, options }: { option: string | undefined; options: Record<string, unknown> },
): string[] {
  const last = args.at(-1)
  if (option === undefined || options[option] !== undefined || last === undefined) return [...args]
  if (existsSync(last))
    throw new PrepError(
      'bad_option',
      `The last argument is "${last}", a file, where ${optionName(option)} is wanted. Write it behind the inputs, in quotes`,
    )
  options[option] = last
  return args.slice(0, -1)
}

/** The flags that are the same for every step. */
function addCommonFlags(command: Command, to?: Option): Command {
  return addRunFlags(addInputFlags(command), { keys: stepRunKeys, own: to })
}

/** Their names: an option of such a name is given with `--set`. */
function commonNames(): Set<string> {
  return new Set([...addCommonFlags(new Command()).options.map((option) => option.attributeName()), 'set'])
}

function toOption(own: JsonSchema | undefined): Option {
  const { flags, help } = outputFormatFlag()
  const option =
    own === undefined
      ? new WordOption(flags, help, writableFormats)
      : new WordOption('--to <form>', `Shape of the records, such as messages, sharegpt or alpaca. ${help}`, [
          ...wordsOf(own),
          ...writableFormats,
        ])
  return option.argParser(commaList)
}

/** Parts the words of `--to` into the format of the files and, where the transform has such an option, its value. */
function splitTo(
  given: StepFlags,
  forms: readonly string[] = [],
): { format: string[] | undefined; sets: string[] } {
  const known: readonly string[] = [...forms, ...writableFormats]
  const words = given.to ?? []
  const wrong = words.find((word) => !known.includes(word))
  if (wrong !== undefined)
    throw new PrepError('bad_option', `Option --to cannot be "${wrong}". ${suggestName(wrong, known)}`)
  const sets = words.filter((word) => forms.includes(word)).map((word) => `to=${word}`)
  const formats = words.filter((word) => !forms.includes(word))
  return { format: formats.length === 0 ? undefined : formats, sets: [...sets, ...(given.set ?? [])] }
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
