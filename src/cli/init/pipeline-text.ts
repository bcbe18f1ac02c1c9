import { basename } from 'node:path'
import { defaultFormats } from '../../formats/registry.js'
import type { Words } from '../language/words.js'
import { anonymizeText } from './anonymize-text.js'
import { unreadableShare } from './error-share.js'
import type { Look } from './look.js'
import { sentenceOfLook, severalCommands, severalSentence } from './seen-lines.js'
import { comment, inComment, noted, yamlOf } from './yaml-text.js'

/** A first pipeline as YAML with comments in plain words. What is only a suggestion is commented out. */

/** What the pipeline is written for. */
export interface PipelineFacts {
  look: Look
  /** The file that it is written to, for the commands in it. */
  file: string
}

/** The text of the file. */
export function pipelineText({ look, file }: PipelineFacts, words: Words): string {
  const steps = [anonymizeText(look, words), balanceText(look, words), convertText(look, words)]
  const isEmpty = steps.every((lines) => lines.every((line) => line.trimStart().startsWith('#')))
  const lines = [
    ...comment(
      words.text('A first pipeline, written by prep init from a look at {what}.', {
        what: sentenceOfLook(look, words),
      }),
    ),
    `#   prep plan ${file}`,
    `#   prep run ${file}`,
    ...comment(words.text('Paths begin in the folder in which prep is run.')),
    '',
    ...inputText(look, words),
    '',
    // A key without a value would be null, which is no list.
    isEmpty ? `steps: []  # ${words.text('take [] away when you turn on a step below')}` : 'steps:',
    ...splitText(look, words),
    ...steps.flatMap((step) => (step.length > 0 ? ['', ...step] : [])),
    '',
    ...comment(
      words.text(
        'A folder of {format} shards, which Hugging Face datasets open; a name such as out.jsonl makes one file.',
        { format: defaultFormats.folder },
      ),
    ),
    `output: ${yamlOf(outputOf(look, file))}`,
    ...errorText(look, words),
  ]
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`
}

/** A folder by the name of the input, or of the pipeline where inputs are several, so that two pipelines have two. */
function outputOf({ input }: Look, file: string): string {
  const paths = [input.path ?? []].flat()
  const [path] = paths.length === 1 ? paths : [file === 'pipeline.yaml' ? '' : file]
  const name = basename(path).replace(/(?:\.[a-z][a-z0-9]{1,7}){1,2}$/i, '')
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,60}$/u.test(name) ? `prepared-${name}/` : 'prepared/'
}

function inputText({ input, lacksHeader }: Look, words: Words): string[] {
  const { path, ...rest } = input
  const paths = [path ?? []].flat()
  const options = Object.entries(rest).filter(([, value]) => value !== undefined)
  const isPlain = options.length === 0
  const indent = isPlain ? '  ' : '    '
  const listed = paths.map((one) => `${indent}- ${yamlOf(one)}`)
  const place =
    paths.length === 1
      ? [`${isPlain ? 'input' : '  path'}: ${yamlOf(paths[0])}`]
      : [isPlain ? 'input:' : '  path:', ...listed]
  if (isPlain) return place
  return [
    ...(lacksHeader
      ? comment(words.text('The file seems to have no header line: these are the names of its columns.'))
      : []),
    'input:',
    ...place,
    ...options.map(([name, value]) => `  ${name}: ${yamlOf(value)}`),
  ]
}

function splitText(look: Look, words: Words): string[] {
  if (isSplit(look)) return []
  const { dataset, schema, groups } = look
  const { prompt, text } = dataset?.roles(schema) ?? {}
  const by = [prompt, text].find((name) => schema.fields.some((field) => field.name === name))
  const key = by === undefined ? '' : `by: ${yamlOf(by)}, `
  const why =
    groups.label === undefined
      ? words.text('Suggestion: set rows apart for validation, before any row is repeated.')
      : words.text('Suggestion: set rows apart for a test, before any row is repeated.')
  const other = groups.label === undefined ? 'validation' : 'test'
  return [...comment(why, '  '), `  # - split: { ${key}shares: { train: 0.9, ${other}: 0.1 } }`]
}

/** Whether a column of the name that the split would write is there already. */
function isSplit({ schema }: Look): boolean {
  return schema.fields.some(({ name }) => name === 'split')
}

function balanceText(look: Look, words: Words): string[] {
  const { facet, label } = look.groups
  const column = facet ?? label
  if (column === undefined) return []
  const both = facet !== undefined && label !== undefined
  const why = both
    ? words.text(
        'Suggestion: "{facet}" looks like a column of groups and "{label}" like an outcome. This repeats rows of small groups until all have as many of each outcome; prep profile shows how they are spread.',
        { facet, label },
      )
    : words.text(
        'Suggestion: "{column}" looks like a column of groups. This repeats rows of small groups until all have as many; prep profile shows how they are spread.',
        { column },
      )
  const place = both ? [`facet: ${yamlOf(facet)}`, `label: ${yamlOf(label)}`] : [`facet: ${yamlOf(column)}`]
  const options = noted([
    ['method: over', words.text('under leaves rows out, reweigh writes weights')],
    ['maxCopies: 10', words.text('no row stands more often: a few must not fill the data')],
    ['overBudget: cap', words.text('a group that would need more gets what the cap allows')],
    ...(isSplit(look) ? [] : [['# where: { split: train }', words.text('with the split above')] as const]),
  ])
  return [...comment(why, '  '), '  # - balance:', ...[...place, ...options].map((line) => `  #     ${line}`)]
}

function convertText(look: Look, words: Words): string[] {
  const { advice, rename } = look.convert
  if (advice === 'several')
    return [
      ...comment(severalSentence(look, words), '  '),
      ...severalCommands(look).map((line) => `  #   ${inComment(line)}`),
    ]
  if (advice === 'none') return []
  if (advice === 'done')
    return comment(
      words.text('The conversations are chat messages already; there is nothing to convert.'),
      '  ',
    )
  const options =
    rename !== undefined && Object.keys(rename).length > 0 ? { rename, to: 'messages' } : { to: 'messages' }
  const line = `- convert: ${yamlOf(options)}`
  if (advice === 'yes')
    return [...comment(words.text('Chat messages, as trainers take them.'), '  '), `  ${line}`]
  const why = words.text(
    'Suggestion: chat messages. Some records of the sample cannot be converted and would be rejected.',
  )
  return [...comment(why, '  '), `  # ${line}`]
}

function errorText(look: Look, words: Words): string[] {
  const share = unreadableShare(look.summary)
  if (share === undefined) return []
  return [
    '',
    ...comment(
      words.text(
        'Records that cannot be read are listed beside the output. There are more of them than the 1 % that a run allows.',
      ),
    ),
    'errors:',
    `  budget: ${share}`,
  ]
}
