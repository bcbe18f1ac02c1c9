import { sumTally, type Tally } from '../core/report.js'
import type { RunReport } from './pipeline.js'

/**
 * `report.html`: the account of a run as one page without scripts, fonts or pictures from elsewhere. It holds
 * counts and names of columns, never the text of a record.
 */
export function renderReport(report: RunReport): string {
  const { rows, input, output } = report
  const perSecond = (input.bytes / 1e6 / report.seconds).toFixed(0)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>prepkit run report</title><style>${style}</style></head><body>
<h1>Run report</h1>
<p class="lead">${count(rows.read)} records read, ${count(rows.written)} rows written, ${count(rows.rejected)} rejected by the reader.</p>
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
${tallies('Rejected by the reader', report.rejected)}
${tallies('Repaired by the reader', report.repaired)}
${report.steps
  .map(({ name, counts }) =>
    [
      tallies(`${name}: dropped`, counts.dropped),
      tallies(`${name}: rejected`, counts.rejected),
      tallies(`${name}: notes`, counts.notes),
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
    ['Input', `${count(input.files)} files, ${megabytes(input.bytes)}`],
    [
      'Output',
      `${output.path}, ${output.format}, ${count(output.shards)} shards, ${megabytes(output.bytes)}`,
    ],
    ['Digest', report.digest],
    ['Time', `${report.seconds.toFixed(2)} s, ${perSecond} MB/s of input, ${report.workers} workers`],
    ['Peak memory', megabytes(report.peakMemoryBytes)],
    ['Splits resumed', count(report.resumedSplits)],
  ],
)}
</body></html>
`
}

const style = `body{font:16px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;max-width:54rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:2rem}.lead{font-size:1.1rem}
table{border-collapse:collapse;width:100%}th,td{padding:.35rem .6rem;border-bottom:1px solid #ddd;text-align:right;overflow-wrap:anywhere}
th:first-child,td:first-child{text-align:left}th{font-weight:600}
meter{width:8rem;vertical-align:middle}
@media print{body{margin:0;max-width:none}}`

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (values: readonly string[], tag: string) =>
    values.map((value) => `<${tag}>${escapeHtml(value)}</${tag}>`).join('')
  const header = head.some((name) => name !== '') ? `<thead><tr>${cells(head, 'th')}</tr></thead>` : ''
  return `<table>${header}<tbody>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table>`
}

function tallies(title: string, tally: Tally): string {
  const entries = Object.entries(tally).sort((a, b) => b[1] - a[1])
  if (entries.length === 0) return ''
  return `<h2>${escapeHtml(title)}</h2>${table(
    ['Kind', 'Count'],
    entries.map(([kind, value]) => [kind, count(value)]),
  )}`
}

function count(value: number): string {
  return value.toLocaleString('en-US')
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
