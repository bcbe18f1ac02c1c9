import { count } from '../../base/count.js'
import { PrepError } from '../../base/errors.js'
import { formats } from '../../formats/registry.js'
import { makePlan } from '../../plan/build-plan.js'
import { describePlan, type PlanSummary } from '../../plan/plan.js'
import type { FlagValues } from '../flags/flag-values.js'
import { inputOf } from '../flags/shared.js'
import type { Words } from '../language/words.js'
import { givenOf } from '../plan/print-plan.js'
import { bytes } from '../terminal/quantity.js'
import type { Screen } from '../terminal/screen.js'
import { fittedLines } from '../terminal/table.js'
import { printable, wrap } from '../terminal/width.js'
import { datasetFacts, hintLines } from './dataset-hint.js'
import type { Description, InspectFlags } from './description.js'
import { firstRows } from './first-rows.js'
import { previewLines, valueLines } from './preview.js'

const shownFiles = 12

/** What is said of files that prepkit has not written. */
export async function describeInput(
  { paths, flags }: { paths: string[]; flags: InspectFlags & FlagValues },
  screen: Screen,
): Promise<Description> {
  if (flags.verify)
    throw new PrepError(
      'not_found',
      `"${paths[0]}" has no manifest.json. --verify needs an output of prepkit; beside a file it stays with --sidecar keep`,
    )
  const { words, columns } = screen
  // A first line that looks like data is no fault here: the hint says what to do about it.
  const { columns: names, header, ...given } = await inputOf(paths, flags, true)
  const isStated = names !== undefined || header === true
  const input = { ...given, columns: names, header: names === undefined || header }
  const plan = await makePlan({ input, output: '-' })
  const summary = describePlan(plan)
  const first = await firstRows(input, flags, summary.readable !== 0)
  const total = summary.inputs.reduce((sum, file) => sum + givenOf(file).bytes, 0)
  const [file] = plan.files
  const hasHeaderLine = !isStated && file !== undefined && formats[file.format].hasHeaderLine === true
  const hint = hintLines({ schema: plan.input, paths, hasHeaderLine }, screen)
  const facts = [
    words.counted(summary.inputs.length, 'file'),
    bytes(total, words.counted),
    ...recordFacts(summary, words),
  ]
  const said = [
    ...(summary.readable === 0 ? [words.text(summary.records === 0 ? noRecord : nothingReadable)] : []),
    ...summary.inputs
      .slice(0, shownFiles)
      .flatMap(({ path, notes = [] }) => notes.map((note) => `"${path}": ${words.said(note)}`)),
  ]
  const mixedNotes = summary.mixed.map(({ path, outcome }) =>
    words.text('"{path}" holds mixed kinds: {outcome}', { path, outcome: words.text(mixedText[outcome]) }),
  )
  const broken = (line: string): string[] => wrap(line, columns)
  const lines = [
    ...broken(
      words.text('{path}: {facts}', {
        path: screen.paint('bold', paths.join(' ')),
        facts: words.joined(facts),
      }),
    ),
    ...fileLines(summary, screen),
    ...said.flatMap(broken),
    '',
    ...previewLines({ schema: summary.schema, rows: first }, screen),
    ...wrappedLines(summary, screen),
    ...mixedNotes.flatMap(broken),
    ...(flags.show ? ['', ...valueLines(first, screen)] : []),
    ...(hint.length > 0 ? ['', ...hint] : []),
  ]
  const { inputs, schema, readable: rows, mixed } = summary
  const dataset = datasetFacts(plan.input)
  return { lines, json: { kind: 'input', inputs, schema, rows, mixed, dataset }, isWhole: true }
}

const noRecord = 'The input holds no record'

const nothingReadable =
  'No record in it can be read. If it is of another format, name that with --format, such as json for records over several lines'

/** How many records there are, and how many of them nobody can read. */
function recordFacts({ records, readable }: PlanSummary, { counted, text }: Words): string[] {
  if (records === undefined) return []
  const broken = records - (readable ?? records)
  const all = counted(records, 'record')
  return broken === 0 ? [all] : [all, text('{broken} of them unreadable', { broken: count(broken) })]
}

/** A document that wraps its rows, as `{ "data": [ … ] }` does, is one record. */
function wrappedLines({ records, schema }: PlanSummary, { columns, words: { text } }: Screen): string[] {
  const [, name] = /^([^:]+): List<Struct</.exec(schema.length === 1 ? schema[0] : '') ?? []
  if (records !== 1 || name === undefined) return []
  return [
    ...wrap(
      text('The rows seem to stand in "{name}" of one record. Take them out first:', { name }),
      columns,
    ),
    `  jq -c '.["${name}"][]' IN > OUT.jsonl`,
  ]
}

const mixedText = { json: 'they become JSON text', reject: 'the rare kinds would be rejected' } as const

function fileLines(summary: PlanSummary, { words, columns }: Screen): string[] {
  const files = summary.inputs.slice(0, shownFiles)
  const rows = files.map((file) => {
    const { format, bytes: size } = givenOf(file)
    return [printable(file.path), format, bytes(size, words.counted)]
  })
  const more = summary.inputs.length - files.length
  const lines = fittedLines(rows, { columns: columns - 2, right: [2] })
  return [...lines, ...(more > 0 ? [words.text('and {more} more', { more: count(more) })] : [])].map(
    (line) => `  ${line}`,
  )
}
