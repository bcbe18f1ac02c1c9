import type { Words } from '../language/words.js'
import { givenOf } from '../plan/print-plan.js'
import { bytes, percent } from '../terminal/quantity.js'
import { commandLines, shellWord } from '../terminal/shell.js'
import { tableLines } from '../terminal/table.js'
import { wrap } from '../terminal/width.js'
import type { Look } from './look.js'

/** What a look has shown, for a person. */

const columns = 80
const shownFields = 12
const shownFiles = 4

/** The data in half a sentence, such as `999 records (alpaca, en)`. */
export function sentenceOfLook(look: Look, words: Words): string {
  const { records, inputs } = look.summary
  const many = records === undefined ? words.counted(inputs.length, 'file') : words.counted(records, 'record')
  const what = [shapeOf(look, words), look.languages.map(({ code }) => code).join(' ')].filter(
    (part) => part !== '',
  )
  return words.text('{records} ({what})', { records: many, what: what.join(', ') })
}

/** Formats, shape, languages and fields as lines of a screen. */
export function seenLines(look: Look, words: Words): string[] {
  const { summary, languages, groups, sampled } = look
  const files = words.counted(summary.inputs.length, 'file')
  const formats = [...new Set(summary.inputs.map((file) => givenOf(file).format))].join(', ')
  const total = bytes(
    summary.inputs.reduce((sum, file) => sum + givenOf(file).bytes, 0),
    words.counted,
  )
  const records = summary.records === undefined ? [] : [words.counted(summary.records, 'record')]
  const spoken = languages.map(({ code, share }) => `${code} ${percent(share)}`).join(', ')
  const grouped = [groups.facet, groups.label].filter((name) => name !== undefined).join(', ')
  const facts: [label: string, text: string][] = [
    [words.text('Input'), words.joined([files, formats, total, ...records])],
    [words.text('Shape'), shapeOf(look, words)],
    [words.text('Language'), spoken || words.text('no free text')],
    ...(grouped === '' ? [] : [[words.text('Groups'), grouped] satisfies [string, string]]),
    [words.text('Looked into'), words.counted(sampled, 'record')],
  ]
  return [
    ...[...tableLines(facts), ...fieldLines(look, words)].flatMap((line) => wrap(line, columns)),
    ...(look.shapes.length === 0 ? [] : ['', ...wrap(severalSentence(look, words), columns)]),
    ...severalCommands(look)
      .flatMap((command) => commandLines(command, columns - 2))
      .map((line) => `  ${line}`),
  ]
}

/** That the files are of several shapes, and what to do. */
export function severalSentence({ shapes }: Look, words: Words): string {
  const listed = shapes.map(({ name, files }) => {
    const more = files.length > shownFiles ? ', …' : ''
    return `${name} (${files.slice(0, shownFiles).join(', ')}${more})`
  })
  return words.text(
    'The files are of several shapes: {shapes}. In one pipeline, rows of one have no values in the columns of the others, and nothing is converted. Write one pipeline for each:',
    { shapes: listed.join(', ') },
  )
}

/** A command for the files of each shape. */
export function severalCommands({ shapes }: Look): string[] {
  return shapes.map(({ name, files }) => {
    const given = files.length > shownFiles ? 'FILES' : files.map(shellWord).join(' ')
    return `prep init ${given} --out ${shellWord(`${name}.yaml`)}`
  })
}

function fieldLines({ fields }: Look, words: Words): string[] {
  const found = fields.filter(({ entities, treat }) => entities.length > 0 && treat !== 'doubtful')
  if (found.length === 0) return [words.text('No personal data was seen in the sample')]
  const rows = found.slice(0, shownFields).map(({ path, entities }) => [
    `  ${path}`,
    entities
      .slice(0, 3)
      .map(([entity, share]) => `${entity} ${percent(share)}`)
      .join(', '),
  ])
  return [words.text('Personal data, with the share of values that hold it'), ...tableLines(rows)]
}

function shapeOf({ dataset, fields, shapes }: Look, words: Words): string {
  if (shapes.length > 0) return shapes.map(({ name }) => name).join(' + ')
  if (dataset !== undefined) return dataset.name
  return fields.some(({ treat }) => treat === 'text')
    ? words.text('columns with text')
    : words.text('a table')
}
