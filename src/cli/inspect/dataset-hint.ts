import {
  becomesMessages,
  type DatasetAdapter,
  datasetAdapters,
  detectDataset,
} from '../../../datasets/index.js'
import type { Schema } from '../../arrow/arrow.js'
import { listTextPaths } from '../../arrow/path.js'
import type { Screen } from '../terminal/screen.js'
import { commandLines, shellWord } from '../terminal/shell.js'
import { fittedLines } from '../terminal/table.js'
import { wrap } from '../terminal/width.js'

/**
 * What `prep inspect` says about data whose shape is known: which column plays which part, and the commands to
 * go on with. It goes by names and types of columns alone.
 */

/** The input that a hint is about. */
export interface HintedInput {
  schema: Schema
  /** The paths as they were given. */
  paths: readonly string[]
  /** Whether the names of the columns come from the first line of the file. */
  hasHeaderLine: boolean
}

/** What is known of the dataset, for `--json`; `undefined` where no adapter knows it. */
export function datasetFacts(schema: Schema): object | undefined {
  const adapter = detectDataset(schema)
  if (adapter === undefined) return undefined
  const { name, summary, source, licence, languages } = adapter
  const [roles, textPaths] = [adapter.roles(schema), adapter.textPaths(schema)]
  return { name, summary, source, licence, languages, roles, textPaths, facets: facetsOf(adapter, schema) }
}

/** The shape, its parts, and commands that fit it; for data of no known shape, the paths of its text. */
export function hintLines(input: HintedInput, screen: Screen): string[] {
  const { paint, words, columns } = screen
  const adapter = detectDataset(input.schema)
  if (adapter === undefined) return unknownLines(input, screen)
  const roles = Object.entries(adapter.roles(input.schema))
  const facets = facetsOf(adapter, input.schema)
  const parts = facets.length > 0 ? [...roles, ['facets', facets.join(', ')]] : roles
  const commands = commandsFor(adapter, input)
  const title = words.text('Looks like {name}: {summary}', {
    name: adapter.name,
    summary: words.said(adapter.summary),
  })
  return [
    ...wrap(title, columns),
    ...fittedLines(
      parts.map(([part, path]) => [`  ${part}`, path ?? '']),
      { columns },
    ),
    ...(commands.length > 0
      ? [
          paint('bold', words.text('Try')),
          ...commands.flatMap((command) => commandLines(command, columns - 2)).map((line) => `  ${line}`),
        ]
      : []),
  ]
}

/** Paths that a text step takes are worth knowing in data of any shape. */
function unknownLines(input: HintedInput, screen: Screen): string[] {
  const texts = listTextPaths(input.schema)
  const lines = headerLines(input, screen)
  if (lines.length > 0 || texts.length === 0) return lines
  const said = screen.words.text('No known shape. Its text, as --fields takes it: {texts}', {
    texts: texts.join(', '),
  })
  return wrap(said, screen.columns)
}

function commandsFor(adapter: DatasetAdapter, { schema, paths }: HintedInput): string[] {
  const { label } = adapter.roles(schema)
  const texts = adapter.textPaths(schema)
  const [facet] = facetsOf(adapter, schema)
  const given = paths.length > 2 ? 'FILES' : paths.map(shellWord).join(' ')
  const commands: string[] = []
  if (texts.length > 0)
    commands.push(`anonymize ${given} --fields ${shellWord(texts.join(','))} --out clean/`)
  if (facet !== undefined && label !== undefined)
    commands.push(`balance ${given} --facet ${facet} --label ${label} --method reweigh --out balanced/`)
  if (becomesMessages(adapter)) commands.push(`convert ${given} --to messages --out chat/`)
  return commands.map((command) => `prep ${command}`)
}

/** A file whose first line, taken for names, holds numbers, and what is known of its columns. */
interface MissingHeader {
  /** A dataset with as many columns. */
  alike: DatasetAdapter | undefined
  /** Whether spaces stand around the fields. */
  needsTrim: boolean
}

/** The first line of a file without a header is taken for names, which shows where a name is a number. */
export function findMissingHeader({
  schema,
  hasHeaderLine,
}: Omit<HintedInput, 'paths'>): MissingHeader | undefined {
  const names = schema.fields.map(({ name }) => name)
  const looksLikeData = names.some((name) => name.trim() !== '' && Number.isFinite(Number(name)))
  if (!hasHeaderLine || !looksLikeData) return undefined
  const alike = datasetAdapters.find((adapter) => adapter.columns?.length === names.length)
  return { alike, needsTrim: names.some((name) => name.startsWith(' ')) }
}

function headerLines(input: HintedInput, { words, columns }: Screen): string[] {
  const missing = findMissingHeader(input)
  if (missing === undefined) return []
  const { alike, needsTrim } = missing
  const flags = needsTrim ? '--trim --columns' : '--columns'
  if (alike?.columns === undefined) return wrap(words.text(lacksNames, { flags }), columns)
  return [
    ...wrap(words.text(lacksKnownNames, { name: alike.name }), columns),
    `  ${flags} ${alike.columns.join(',')}`,
  ]
}

const lacksNames =
  'Some names of columns are numbers: the file seems to have no header line. Name its columns with {flags}'
const lacksKnownNames =
  'Some names of columns are numbers: the file seems to have no header line. Name its columns, perhaps as {name} does:'

function facetsOf(adapter: DatasetAdapter, schema: Schema): string[] {
  return (adapter.facets ?? []).filter((name) => isColumn(schema, name))
}

function isColumn(schema: Schema, name: string | undefined): boolean {
  return schema.fields.some((field) => field.name === name)
}
