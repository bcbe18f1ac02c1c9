import { count, plural } from '../../base/count.js'
import { extensionOfFile, formatOfOutput } from '../../formats/extensions.js'
import { formats, type WritableFormat } from '../../formats/registry.js'
import type { RunReport } from '../../schemas/run-report.js'
import { sumTally, type Tally } from '../../schemas/step-counts.js'
import { bytes, duration } from '../terminal/quantity.js'
import { tableLines } from '../terminal/table.js'
import type { Paint } from '../terminal/terminal.js'
import { pad, wrap } from '../terminal/width.js'
import { biasLines } from './bias-lines.js'
import { expectedLines, warningLines } from './expected-rows.js'

/** The account of a run for a person: 80 columns, no text of any record. */

const columns = 80

/** The summary as lines for stderr. */
export function summaryLines(report: RunReport, paint: Paint): string[] {
  const [head, ...rows] = tableLines(stepRows(report), [1, 2, 3, 4, 5])
  return [
    paint('bold', head),
    ...rows,
    ...spaced(detailLines(report, paint)),
    ...report.steps.flatMap((step, index) => groupLines(step, { index, paint })),
    ...spaced(report.profile === undefined ? [] : biasLines(report.profile.changes, paint)),
    '',
    ...closing(report, paint),
    ...spaced(nextLines(report, paint)),
  ]
}

/** The groups of a step with their rows before and after it. */
function groupLines(
  { name, groups = [], warnings = [] }: RunReport['steps'][number],
  { index, paint }: { index: number; paint: Paint },
): string[] {
  if (groups.length === 0) return []
  return [
    '',
    stepName(name, index),
    ...expectedLines(groups, 'after').map((line) => `  ${line}`),
    ...warningLines(warnings, { paint, width: columns - 2 }).map((line) => `  ${line}`),
  ]
}

function stepRows(report: RunReport): string[][] {
  const { read, rejected, written } = report.rows
  const rows = report.steps.map(({ name, counts }, index) => [
    stepName(name, index),
    count(counts.rowsIn),
    count(counts.rowsOut),
    orDash(counts.added),
    orDash(sumTally(counts.dropped)),
    orDash(sumTally(counts.rejected)),
  ])
  return [
    ['step', 'rows in', 'rows out', 'added', 'dropped', 'rejected'],
    ['read', count(read), count(read - rejected), '-', '-', orDash(rejected)],
    ...rows,
    ['write', count(written), count(written), '-', '-', '-'],
  ]
}

/** What was dropped, rejected, repaired and found, by reason and kind. */
function detailLines(report: RunReport, paint: Paint): string[] {
  const details: [label: string, place: string, text: string][] = []
  const add = (label: string, place: string, tally: Tally): void => {
    if (Object.keys(tally).length > 0) details.push([label, place, tallyText(tally)])
  }
  add('rejected', 'read', report.rejected)
  add('repaired', 'read', report.repaired)
  for (const [index, { name, counts }] of report.steps.entries()) {
    add('dropped', stepName(name, index), counts.dropped)
    add('rejected', stepName(name, index), counts.rejected)
    add('noted', stepName(name, index), counts.notes)
  }
  for (const { path, note } of report.input.notes.slice(0, shownNotes)) details.push(['note', path, note])
  for (const { path, kinds, outcome } of report.mixed)
    details.push(['mixed', path, `${tallyText(kinds)}: ${mixedOutcome[outcome]}`])
  const widths = [0, 1].map((part) => Math.max(...details.map((detail) => detail[part].length)))
  const indent = widths[0] + widths[1] + 4
  return details.flatMap(([label, place, text]) => {
    const [first, ...rest] = wrap(text, columns - indent)
    const start = `${paint('yellow', label)}${' '.repeat(widths[0] - label.length)}  ${pad(place, widths[1], 'left')}`
    return [`${start}  ${first}`, ...rest.map((line) => ' '.repeat(indent) + line)]
  })
}

/** Notes beyond these stand in the report alone. */
const shownNotes = 8

const mixedOutcome = { json: 'kept as JSON text', reject: 'the rare kinds are rejected' }

function closing(report: RunReport, paint: Paint): string[] {
  const { output, input } = report
  const workers = report.workers === 0 ? 'one thread' : plural(report.workers, 'worker')
  const target = output.path === '-' ? 'standard output' : output.path
  const isOneFile = output.path === '-' || formatOfOutput(output.path) !== undefined
  const shards = isOneFile ? '' : ` in ${plural(output.shards, 'shard')}`
  const lines = [
    `${paint('green', 'Done:')} ${plural(report.rows.written, 'row')}, ${bytes(output.bytes)} of ${output.format}${shards} → ${paint('bold', target)}`,
    `Read ${bytes(input.bytes)} from ${plural(input.files, 'file')} in ${duration(report.seconds)} (${speedText(report)}${workers}), peak memory ${bytes(report.peakMemoryBytes)}`,
  ]
  if (output.splits !== undefined)
    lines.push(`Splits: ${output.splits.map(({ name, rows }) => `${name} ${count(rows)}`).join(', ')}`)
  if (output.path !== '-')
    lines.push(`Digest ${report.digest.slice(0, 16)}; the same input and pipeline give the same one`)
  if (output.rejectsFolder !== undefined)
    lines.push(`${badRecords(report)} are listed by line and reason in ${output.rejectsFolder}`)
  if (output.firstRejects !== undefined)
    lines.push(
      `${badRecords(report)}, the first: ${output.firstRejects.map(placeText).join(', ')}. With --out all are listed`,
    )
  const units = output.shards / (output.splits?.length ?? 1)
  if (report.resumedPartitions > 0 && report.resumedPartitions === units)
    lines.push('An earlier run had finished all of it; nothing was written again')
  else if (report.resumedPartitions > 0)
    lines.push(
      `Continued an earlier run: ${plural(report.resumedPartitions, 'partition')} had been finished before`,
    )
  if (report.retries.length > 0)
    lines.push(
      `${plural(report.retries.length, 'attempt')} given up and made anew: ${[...new Set(report.retries.map(({ step = 'between steps', why }) => `${step} (${why})`))].join(', ')}`,
    )
  return lines.flatMap((line) => wrap(line, columns))
}

/** What the list of rejects holds: records that were left out, and those that were taken in with a repair. */
function badRecords({ rows, steps }: RunReport): string {
  const rejected = rows.rejected + steps.reduce((sum, { counts }) => sum + sumTally(counts.rejected), 0)
  if (rejected === 0) return 'Repaired records'
  return rows.repaired === 0 ? 'Rejected records' : 'Rejected and repaired records'
}

function placeText({ source, line, reason }: { source: string; line?: number; reason: string }): string {
  return `${source}${line === undefined ? '' : ` line ${line}`} (${reason})`
}

const distinctiveBytes = 20_000_000

/** Of a small input the time is that of starting up, and says nothing about speed. */
function speedText({ input, seconds }: RunReport): string {
  if (input.bytes < distinctiveBytes) return ''
  return `${bytes(Math.round(input.bytes / Math.max(seconds, 0.001)))}/s, `
}

function nextLines(report: RunReport, paint: Paint): string[] {
  const { path } = report.output
  if (path === '-') return []
  return [`${paint('bold', 'Next')}  ${loadLine(report.output)}`, `      prep inspect ${path}`]
}

/** A line of shell that opens the output with Hugging Face `datasets`. */
function loadLine({ path, format, splits }: RunReport['output']): string {
  const expression = formats[format as WritableFormat].writer.loaderOf({
    path: path.replaceAll("'", "\\'"),
    extension: formatOfOutput(path) === undefined ? undefined : extensionOfFile(path),
    splits: splits?.map(({ name }) => name),
  })
  return `python -c "import datasets; print(${expression})"`
}

/** The most frequent first. */
function tallyText(tally: Tally): string {
  return Object.entries(tally)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([name, value]) => `${name} ${count(value)}`)
    .join(', ')
}

function stepName(name: string, index: number): string {
  return /^\d/.test(name) ? name : `${index + 1} ${name}`
}

function orDash(value: number): string {
  return value === 0 ? '-' : count(value)
}

function spaced(lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines]
}
