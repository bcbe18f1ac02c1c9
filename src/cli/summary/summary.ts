import { count } from '../../base/count.js'
import { formatOfOutput } from '../../formats/extensions.js'
import type { RunReport } from '../../schemas/run-report.js'
import { leftTable, sumTally, type Tally } from '../../schemas/step-counts.js'
import type { TokensReport } from '../../schemas/token-profile.js'
import type { Message, Words } from '../language/words.js'
import { listed } from '../terminal/listed.js'
import { bytes, duration } from '../terminal/quantity.js'
import { type Screen, withTitle } from '../terminal/screen.js'
import { fittedLines } from '../terminal/table.js'
import { clip, displayWidth, pad, wrap } from '../terminal/width.js'
import { biasLines } from './bias-lines.js'
import { expectedLines, warningLines } from './expected-rows.js'
import { countedLines } from './training-lines.js'

/** The account of a run for a person: no text of any record. */

/** The summary as lines for stderr. */
export function summaryLines(report: RunReport, screen: Screen): string[] {
  const { paint, columns, words } = screen
  const [head, ...rows] = fittedLines(stepRows(report, words), { columns, right: [1, 2, 3, 4, 5] })
  return [
    paint('bold', head),
    ...rows,
    ...spaced(detailLines(report, screen)),
    ...report.steps.flatMap((step) => groupLines(step, screen)),
    ...report.steps.flatMap((step) => tokensLines(step, screen)),
    ...spaced(report.profile === undefined ? [] : biasLines(report.profile.changes, screen)),
    '',
    ...closing(report, screen),
  ]
}

/** The groups of a step with their rows before and after it. */
function groupLines(
  { name, groups = [], warnings = [] }: RunReport['steps'][number],
  screen: Screen,
): string[] {
  if (groups.length + warnings.length === 0) return []
  const inner = { ...screen, columns: screen.columns - 2 }
  const table = groups.length === 0 ? [] : expectedLines(groups, { ...inner, inEnd: 'after' })
  const lines = [...table, ...warningLines(warnings, inner)]
  return ['', name, ...lines.map((line) => `  ${line}`)]
}

/** What a step has counted of tokens, and what a training on them would be. */
function tokensLines({ name, findings }: RunReport['steps'][number], screen: Screen): string[] {
  if (!/(?:^|\d )tokens$/.test(name) || findings === undefined) return []
  return spaced(countedLines(findings as TokensReport, screen))
}

function stepRows(report: RunReport, words: Words): string[][] {
  const { read, written } = report.rows
  const rejected = sumTally(report.reader.rejected)
  // A column of its own where a step joins rows, as few do.
  const joins = report.steps.some(({ counts }) => counts.joined > 0)
  const blank = joins ? ['-', '-', '-'] : ['-', '-']
  const rows = report.steps.map(({ name, counts }) => [
    name,
    count(counts.rowsIn),
    count(counts.rowsOut),
    orDash(counts.added),
    ...(joins ? [orDash(counts.joined)] : []),
    orDash(sumTally(counts.dropped)),
    orDash(sumTally(counts.rejected)),
  ])
  const titles = [
    'step',
    'rows in',
    'rows out',
    'added',
    ...(joins ? (['joined'] as const) : []),
    'dropped',
    'rejected',
  ] as const
  return [
    titles.map((title) => words.text(title)),
    [words.text('read'), count(read), count(read - rejected), ...blank, orDash(rejected)],
    ...rows,
    [words.text('write'), count(written), count(written), ...blank, '-'],
  ]
}

/** What was dropped, rejected, repaired and found, by reason and kind. */
function detailLines(report: RunReport, { paint, columns, words }: Screen): string[] {
  const details: [label: string, place: string, text: string][] = []
  const add = (label: Message, place: string, tally: Tally): void => {
    if (Object.keys(tally).length > 0) details.push([words.text(label), place, tallyText(tally)])
  }
  const reader = words.text('read')
  if (report.rows.read === 0)
    details.push([words.text('note'), reader, words.text('The input holds no record')])
  add('rejected', reader, report.reader.rejected)
  add('repaired', reader, report.reader.repaired)
  for (const { name, counts, unread } of report.steps) {
    add('dropped', name, counts.dropped)
    add('rejected', name, counts.rejected)
    add('noted', name, counts.notes)
    add('left', name, counts.tables[leftTable] ?? {})
    if (unread !== undefined) details.push([words.text('not looked at'), name, listed(unread, words)])
  }
  for (const { path, note } of report.input.notes.slice(0, shownNotes))
    details.push([words.text('note'), path, words.said(note)])
  for (const { path, kinds, outcome } of report.mixed)
    details.push([words.text('mixed'), path, `${tallyText(kinds)}: ${words.text(mixedOutcome[outcome])}`])
  const most = Math.floor(columns / 3)
  const shown = details.map(([label, place, text]) => [label, clip(place, most), text])
  const widths = [0, 1].map((part) => Math.max(...shown.map((detail) => displayWidth(detail[part]))))
  const indent = widths[0] + widths[1] + 4
  return shown.flatMap(([label, place, text]) => {
    const [first, ...rest] = wrap(text, columns - indent).map((line) => line.replaceAll(unbroken, ' '))
    const start = `${pad(paint('yellow', label), widths[0], 'left')}  ${pad(place, widths[1], 'left')}`
    return [`${start}  ${first}`, ...rest.map((line) => ' '.repeat(indent) + line)]
  })
}

/** Notes beyond these stand in the report alone. */
const shownNotes = 8

const mixedOutcome = { json: 'kept as JSON text', reject: 'the rare kinds are rejected' } as const

const doneFile = 'Done: {rows}, {size} of {format} → {target}'
const doneFolder = 'Done: {rows}, {size} of {format} in {shards} → {target}'

function closing(report: RunReport, { paint, words, columns }: Screen): string[] {
  const { output, input } = report
  const { text, counted } = words
  const workers = report.workers === 0 ? text('one thread') : counted(report.workers, 'worker')
  const target = output.path === '-' ? text('standard output') : output.path
  const isOneFile = output.path === '-' || formatOfOutput(output.path) !== undefined
  const facts = {
    rows: counted(report.rows.written, 'row'),
    size: bytes(output.bytes, counted),
    format: output.format,
    shards: counted(output.shards, 'shard'),
    target: paint('bold', target),
  }
  const lines = [
    withTitle(text(isOneFile ? doneFile : doneFolder, facts), { paint, style: 'green' }),
    text('Read {size} from {files} in {time} ({speed}{workers}), peak memory {memory}', {
      size: bytes(input.bytes, counted),
      files: counted(input.files, 'file'),
      time: duration(report.seconds),
      speed: speedText(report),
      workers,
      memory: bytes(report.peakMemoryBytes),
    }),
  ]
  if (output.splits !== undefined)
    lines.push(
      text('Splits: {splits}', {
        splits: output.splits.map(({ name, rows }) => `${name} ${count(rows)}`).join(', '),
      }),
    )
  if (output.path !== '-')
    lines.push(
      text('Digest {digest}; the same input and pipeline give the same one', {
        digest: report.digest.slice(0, 16),
      }),
    )
  return [...lines, ...rejectLines(report, words), ...resumeLines(report, words)].flatMap((line) =>
    wrap(line, columns),
  )
}

function rejectLines(report: RunReport, { text }: Words): string[] {
  const { rejectsFolder: folder, firstRejects } = report.output
  const records = text(badRecords(report))
  const lines: string[] = []
  if (folder !== undefined)
    lines.push(text('{records} are listed by line and reason in {folder}', { records, folder }))
  if (firstRejects !== undefined)
    lines.push(
      text('{records}, the first: {places}. With --out all are listed', {
        records,
        places: firstRejects.map((place) => placeText(place, text)).join(', '),
      }),
    )
  return lines
}

/** What an earlier run had done already, and what this one had to do again. */
function resumeLines(
  { partitions, resumedPartitions, retries }: RunReport,
  { text, counted }: Words,
): string[] {
  const lines: string[] = []
  if (resumedPartitions > 0 && resumedPartitions === partitions)
    lines.push(text('An earlier run had finished all of it; nothing was written again'))
  else if (resumedPartitions > 0)
    lines.push(
      text('Continued an earlier run: {partitions} had been finished before', {
        partitions: counted(resumedPartitions, 'partition'),
      }),
    )
  if (retries.length > 0) {
    const causes = retries.map(({ step = text('between steps'), why }) => `${step} (${why})`)
    lines.push(
      text('{attempts} given up and made anew: {causes}', {
        attempts: counted(retries.length, 'attempt'),
        causes: [...new Set(causes)].join(', '),
      }),
    )
  }
  return lines
}

/** What the list of rejects holds: records that were left out, and those that were taken in with a repair. */
function badRecords({ rows }: RunReport): Message {
  if (rows.rejected === 0) return 'Repaired records'
  return rows.repaired === 0 ? 'Rejected records' : 'Rejected and repaired records'
}

function placeText(
  { source, line, reason }: { source: string; line?: number; reason: string },
  text: Words['text'],
): string {
  return `${source}${line === undefined ? '' : text(' line {line}', { line })} (${reason})`
}

const distinctiveBytes = 20_000_000

/** Of a small input the time is that of starting up, and says nothing about speed. */
function speedText({ input, seconds }: RunReport): string {
  if (input.bytes < distinctiveBytes) return ''
  return `${bytes(Math.round(input.bytes / Math.max(seconds, 0.001)))}/s, `
}

/** Stands for a space at which no line is broken: a count stays beside its name. */
const unbroken = '\u00a0'

/** The most frequent first. */
function tallyText(tally: Tally): string {
  return Object.entries(tally)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([name, value]) => `${name}${unbroken}${count(value)}`)
    .join(', ')
}

function orDash(value: number): string {
  return value === 0 ? '-' : count(value)
}

function spaced(lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines]
}
