import { type StepCounts, sumTally, type Tally } from '../core/report.js'
import type { RunReport } from './pipeline.js'

/**
 * `report.html`: the account of a run as one page without scripts, fonts or pictures from elsewhere. It holds
 * counts and names of columns, never the text of a record.
 */
export function renderReport(report: RunReport): string {
  const { rows, input, output } = report
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>prepkit run report</title><style>${style}</style></head><body>
<h1>Run report</h1>
<p class="lead">${plural(rows.read, 'record')} read, ${plural(rows.written, 'row')} written, ${count(rows.rejected)} rejected by the reader.</p>
${table(
  ['Step', 'In', 'Added', 'Dropped', 'Rejected', 'Out'],
  [
    ['read', count(rows.read), '', '', count(rows.rejected), count(rows.read - rows.rejected)],
    ...report.steps.map(({ name, counts }) => [
      name,
      count(counts.rowsIn),
      count(counts.added),
      count(sumTally(counts.dropped)),
      count(sumTally(counts.rejected)),
      count(counts.rowsOut),
    ]),
    ['write', count(rows.written), '', '', '', count(rows.written)],
  ],
)}
${report.profile === undefined ? '' : '<p><a href="profile.html">The profile of the rows before and after</a></p>'}
${gates(report.gates)}
${tallies('Rejected by the reader', report.rejected)}
${tallies('Repaired by the reader', report.repaired)}
${report.steps
  .map(({ name, counts }) =>
    [
      tallies(`${name}: dropped`, counts.dropped),
      tallies(`${name}: rejected`, counts.rejected),
      tallies(`${name}: notes`, counts.notes),
      ...Object.entries(counts.tables).map(([table, tally]) => tallies(`${name}: ${table}`, tally)),
      samples(name, counts.samples),
    ].join(''),
  )
  .join('')}
${
  report.mixed.length === 0
    ? ''
    : `<h2>Columns of mixed kinds</h2>${table(
        ['Column', 'Kinds', 'Outcome'],
        report.mixed.map(({ path, kinds, outcome }) => [
          path,
          Object.entries(kinds)
            .map(([kind, values]) => `${count(values)} ${kind}`)
            .join(', '),
          outcome === 'json' ? 'kept as JSON text' : 'rare kinds rejected',
        ]),
      )}`
}
<h2>Run</h2>
${table(
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
    ['Splits resumed', count(report.resumedSplits)],
  ],
)}
</body></html>
`
}

const style = `body{font:16px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;max-width:54rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:2rem}.lead{font-size:1.1rem}
table{border-collapse:collapse;width:100%}th,td{padding:.35rem .6rem;border-bottom:1px solid #ddd;text-align:right;white-space:nowrap}
th:first-child,td:first-child{text-align:left;white-space:normal}
.facts td:last-child,.samples td:last-child{white-space:normal;overflow-wrap:anywhere}th{font-weight:600}
@media(max-width:40rem){table{display:block;overflow-x:auto;font-size:.8rem}th,td{padding:.35rem .25rem}}
@media print{body{margin:0;max-width:none}}`

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (values: readonly string[], tag: string) =>
    values.map((value) => `<${tag}>${escapeHtml(value)}</${tag}>`).join('')
  const header = head.some((name) => name !== '') ? `<thead><tr>${cells(head, 'th')}</tr></thead>` : ''
  const facts = header === '' ? ' class="facts"' : ''
  return `<table${facts}>${header}<tbody>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table>`
}

function gates(results: RunReport['gates']): string {
  if (results.length === 0) return ''
  const rows = results.map(({ figure, of, condition, value, failed }) => [
    of === '' ? figure : `${figure} (${of})`,
    condition,
    value === null ? 'none' : String(Number(value.toPrecision(4))),
    failed ? 'failed' : 'passed',
  ])
  return `<h2>Gates</h2>${table(['Figure', 'Fails if', 'Value', 'Result'], rows)}`
}

function tallies(title: string, tally: Tally): string {
  const entries = Object.entries(tally).sort((a, b) => b[1] - a[1])
  if (entries.length === 0) return ''
  return `<h2>${escapeHtml(title)}</h2>${table(
    ['Kind', 'Count'],
    entries.map(([kind, value]) => [kind, count(value)]),
  )}`
}

function samples(name: string, kinds: StepCounts['samples']): string {
  const rows = Object.entries(kinds).map(([kind, kept]) => [kind, kept.map(({ text }) => text).join('   ')])
  if (rows.length === 0) return ''
  const body = table(['Kind', 'Samples'], rows.sort())
  return `<h2>${escapeHtml(name)}: masked samples</h2><div class="samples">${body}</div>`
}

function count(value: number): string {
  return value.toLocaleString('en-US')
}

/** `1 file`, `2 files`. */
function plural(value: number, word: string): string {
  return `${count(value)} ${word}${value === 1 ? '' : 's'}`
}

/** The rate of a small input is that of the start of the process: it would only mislead. */
function timeOf({ seconds, workers, input }: RunReport): string {
  const rate = input.bytes < 20e6 ? '' : `${Math.round(input.bytes / 1e6 / seconds)} MB/s of input, `
  return `${seconds.toFixed(2)} s, ${rate}${workers === 0 ? 'one thread' : plural(workers, 'worker')}`
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
