import { PrepError, suggestName } from '../../base/errors.js'
import { orList } from '../../base/or-list.js'
import { usualExtensions } from '../../formats/extensions.js'
import {
  defaultFormats,
  type FormatName,
  formatNames,
  type WritableFormat,
  writableFormats,
} from '../../formats/registry.js'
import type { RunOptions } from '../../pipeline/run-options.js'
import type { ErrorSpec, InputSpec, OutputSpec } from '../../schemas/options/pipeline.js'
import { type Command, InvalidArgumentError, Option } from './commander.js'

/** The flags that several commands share, and what they become in a pipeline. */

/** Flags of every command that runs a pipeline. */
export interface RunFlags {
  out?: string
  to?: string
  seed?: number
  workers?: number
  overwrite?: boolean
  onError?: 'reject' | 'fail'
  errorBudget?: number
  invalidUtf8?: 'replace' | 'reject'
  keepRaw?: boolean
  quiet?: boolean
  json?: boolean
  lang?: 'en' | 'zh'
}

/** Flags that say how files are read. */
export interface InputFlags {
  format?: FormatName
  columns?: string[]
  header?: boolean
  delimiter?: string
  quote?: string
  trim?: boolean
  types?: string[]
}

export const toHelp = `${orList(writableFormats)} (default: inferred from --out, ${defaultFormats.stream} on standard output)`

/** Where the output goes. */
export function addOutputFlags(command: Command, to = new Option('--to <format>', toHelp)): Command {
  return command
    .optionsGroup('Output:')
    .option('-o, --out <path>', `a folder, a ${usualExtensions} file, or - for standard output`)
    .addOption(to)
    .option('--overwrite', 'start anew in a folder that holds other output')
}

/** How the run goes. */
export function addRunFlags(command: Command): Command {
  return command
    .optionsGroup('Running:')
    .option('--workers <n>', 'worker threads; 0 runs in one thread (default: number of cores)', wholeNumber)
    .option('--seed <n>', 'the number that random choices are keyed by (default: 0)', wholeNumber)
    .addOption(
      choice('--on-error <what>', ['reject', 'fail'], 'what to do with bad records (default: reject)'),
    )
    .option('--error-budget <share>', 'bad records allowed, such as 1% or 0.01 (default: 1%)', share)
    .addOption(
      choice('--invalid-utf8 <what>', ['replace', 'reject'], 'what to do with it (default: replace)'),
    )
    .option('--keep-raw', 'keep the raw bytes of bad records in rejects/')
    .option('-q, --quiet', 'print errors only')
    .option('--json', 'print the report as JSON instead of a table')
}

/** How files are read. */
export function addInputFlags(command: Command): Command {
  return command
    .optionsGroup('Input:')
    .addOption(
      choice('--format <name>', formatNames, 'format of the input (default: inferred from the file)'),
    )
    .option('--columns <list>', 'CSV: column names, for files without a header line', commaList)
    .option('--header', 'CSV: the first line holds names even where one is a number')
    .option('--delimiter <char>', 'CSV: field separator, \\t for a tab', oneCharacter)
    .option('--quote <char>', 'CSV: quote character', oneCharacter)
    .option('--trim', 'CSV: take off spaces around fields')
    .option('--types <list>', 'column types, such as age=int,note=text', commaList)
}

/** What to read: the given paths, or standard input where there are none and something is piped in. */
export function inputOf(paths: readonly string[], flags: InputFlags, stdinIsTTY: boolean): InputSpec {
  if (paths.length === 0 && stdinIsTTY)
    throw new PrepError('bad_option', 'No input. Name files, folders or globs, or pipe records in')
  const { format, columns, header, delimiter, quote, trim, types } = flags
  const input: InputSpec = {
    path: paths.length === 0 ? '-' : [...paths],
    format,
    columns,
    header,
    delimiter,
    quote,
    trim,
  }
  if (types !== undefined) input.types = columnTypes(types)
  return withoutUndefined(input)
}

/** Where to write. Without --out it is standard output, unless that is a terminal. */
export function outputOf(flags: Pick<RunFlags, 'out' | 'to'>, stdoutIsTTY: boolean): OutputSpec {
  const format = flags.to === undefined ? undefined : outputFormat(flags.to)
  if (flags.out === undefined && stdoutIsTTY)
    throw new PrepError('bad_option', 'No output. Give --out FOLDER, or --out - to print the records here')
  return withoutUndefined({ path: flags.out ?? '-', format })
}

/** The format of that name. Throws `bad_option` for another. */
export function outputFormat(name: string): WritableFormat {
  const format = writableFormats.find((known) => known === name)
  if (format !== undefined) return format
  throw new PrepError('bad_option', `Option --to cannot be "${name}". ${suggestName(name, writableFormats)}`)
}

export function errorsOf(flags: RunFlags): ErrorSpec {
  const { onError, errorBudget, invalidUtf8, keepRaw } = flags
  return withoutUndefined({ onError, budget: errorBudget, invalidUtf8, keepRaw })
}

export function runOptionsOf(flags: RunFlags): RunOptions {
  return withoutUndefined({ workers: flags.workers, overwrite: flags.overwrite, lang: flags.lang })
}

/** An object without its undefined values, so that defaults apply. */
export function withoutUndefined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T
}

/** Appends the parts of a comma list to those of earlier uses of the flag. */
export function commaList(text: string, earlier: string[] = []): string[] {
  const parts = text.split(',').map((part) => part.trim())
  return [...earlier, ...parts.filter((part) => part !== '')]
}

/** An option that takes one of a few words, which its help lists. */
function choice(flags: string, words: readonly string[], help: string): Option {
  const option = new Option(flags, `${orList(words)}: ${help}`)
  return option.argParser((text: string) => {
    if (words.includes(text)) return text
    throw new InvalidArgumentError(suggestName(text, words))
  })
}

function columnTypes(pairs: readonly string[]): NonNullable<InputSpec['types']> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const split = pair.lastIndexOf('=')
      return [pair.slice(0, split), pair.slice(split + 1)]
    }),
  ) as NonNullable<InputSpec['types']>
}

/** The number of a flag. Throws where it is none, or not whole. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(Number(text)))
    throw new InvalidArgumentError('Give a whole number, such as 4')
  return Number(text)
}

function share(text: string): number {
  const value = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)
  if (text === '' || Number.isNaN(value) || value < 0 || value > 1)
    throw new InvalidArgumentError('Give a share, such as 1% or 0.01')
  return value
}

function oneCharacter(text: string): string {
  const character = text === '\\t' ? '\t' : text
  if (character.length !== 1) throw new InvalidArgumentError('Give one character')
  return character
}
