import { count, plural } from '../base/count.js'
import type { RunReport } from '../schemas/run-report.js'
import { type StepCounts, sumTally, type Tally } from '../schemas/step-counts.js'
import { type Content, html, type Markup } from './page/markup.js'
import { renderPage, table } from './page/page.js'

/**
 * `report.html`: the account of a run as one page without scripts, fonts or pictures from elsewhere. It holds
 * counts and names of columns, never the text of a record.
 */
export function renderReport(report: RunReport): string {
  const body = html`<h1>Run report</h1>
${lead(report)}
${stepTable(report)}
${report.profile !== undefined && html`<p><a href="profile.html">The profile of the rows before and after</a></p>`}
${gates(report.gates)}
${warnings(report.steps)}
${tallies('Rejected by the reader', report.rejected)}
${tallies('Repaired by the reader', report.repaired)}
${report.steps.map(({ name, counts }) => [
  tallies(`${name}: dropped`, counts.dropped),
  tallies(`${name}: rejected`, counts.rejected),
  tallies(`${name}: notes`, counts.notes),
  ...Object.entries(counts.tables).map(([table, tally]) => tallies(`${name}: ${table}`, tally)),
  samples(name, counts.samples),
])}
${mixedColumns(report.mixed)}
<h2>Run</h2>
${runFacts(report)}
`
  return renderPage({ lang: 'en', title: 'prepkit run report', body })
}

function lead({ rows }: RunReport): Markup {
  return html`<p class="lead">${plural(rows.read, 'record')} read, ${plural(rows.written, 'row')} written, ${count(rows.rejected)} rejected by the reader.</p>`
}

/** What each step took in and gave out, between reading and writing. */
function stepTable({ rows, steps }: RunReport): Markup {
  return facts(
    ['Step', 'In', 'Added', 'Dropped', 'Rejected', 'Out'],
    [
      ['read', count(rows.read), '', '', count(rows.rejected), count(rows.read - rows.rejected)],
      ...steps.map(({ name, counts }) => [
        name,
        count(counts.rowsIn),
        count(counts.added),
        count(sumTally(counts.dropped)),
        count(sumTally(counts.rejected)),
        count(counts.rowsOut),
      ]),
      ['write', count(rows.written), '', '', '', count(rows.written)],
    ],
  )
}

function mixedColumns(mixed: RunReport['mixed']): Content {
  if (mixed.length === 0) return ''
  const rows = mixed.map(({ path, kinds, outcome }) => [
    path,
    Object.entries(kinds)
      .map(([kind, values]) => `${count(values)} ${kind}`)
      .join(', '),
    outcome === 'json' ? 'kept as JSON text' : 'rare kinds rejected',
  ])
  return html`<h2>Columns of mixed kinds</h2>${facts(['Column', 'Kinds', 'Outcome'], rows)}`
}

function runFacts(report: RunReport): Markup {
  const { input, output } = report
  return facts(
    ['', ''],
    [
      ['Input', `${plural(input.files, 'file')}, ${sizeOf(input.bytes)}`],
      [
        'Output',
        `${output.path}, ${output.format}, ${plural(output.shards, 'shard')}, ${sizeOf(output.bytes)}`,
      ],
      ['Digest', report.digest],
      ['Time', timeOf(report)],
      ['Peak memory', sizeOf(report.peakMemoryBytes)],
      ['Partitions resumed', count(report.resumedPartitions)],
      ...(report.retries.length > 0 ? [['Attempts given up', count(report.retries.length)]] : []),
    ],
  )
}

function facts(head: readonly string[], rows: readonly (readonly string[])[]): Markup {
  return table({ head, rows, kind: head.some((name) => name !== '') ? 'plain' : 'facts' })
}

function gates(results: RunReport['gates']): Content {
  if (results.length === 0) return ''
  const rows = results.map(({ figure, of, condition, value, failed }) => [
    of === '' ? figure : `${figure} (${of})`,
    condition,
    value === null ? 'none' : String(Number(value.toPrecision(4))),
    failed ? 'failed' : 'passed',
  ])
  return html`<h2>Gates</h2>${facts(['Figure', 'Fails if', 'Value', 'Result'], rows)}`
}

function warnings(steps: RunReport['steps']): Content {
  const rows = steps.flatMap(({ name, warnings = [] }) => warnings.map((warning) => [name, warning]))
  return rows.length > 0 && html`<h2>Warnings</h2>${table({ head: ['', ''], rows, kind: 'facts' })}`
}

function tallies(title: string, tally: Tally): Content {
  const entries = Object.entries(tally).sort((a, b) => b[1] - a[1])
  if (entries.length === 0) return ''
  return html`<h2>${title}</h2>${facts(
    ['Kind', 'Count'],
    entries.map(([kind, value]) => [kind, count(value)]),
  )}`
}

function samples(name: string, kinds: StepCounts['samples']): Content {
  const rows = Object.entries(kinds).map(([kind, kept]) => [kind, kept.map(({ text }) => text).join('   ')])
  if (rows.length === 0) return ''
  const body = facts(['Kind', 'Samples'], rows.sort())
  return html`<h2>${name}: masked samples</h2><div class="samples">${body}</div>`
}

/** The rate of a small input is that of the start of the process: it would only mislead. */
function timeOf({ seconds, workers, input }: RunReport): string {
  const rate = input.bytes < 20e6 ? '' : `${Math.round(input.bytes / 1e6 / seconds)} MB/s of input, `
  return `${seconds.toFixed(2)} s, ${rate}${workers === 0 ? 'one thread' : plural(workers, 'worker')}`
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
