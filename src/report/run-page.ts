import type { RunReport } from '../schemas/run-report.js'
import { type StepCounts, sumTally, type Tally } from '../schemas/step-counts.js'
import { curationPart } from './curation/rules-part.js'
import { fewRows, repeatedGroups } from './group-warnings.js'
import { type Content, html, type Markup } from './page/markup.js'
import { renderPage, table } from './page/page.js'
import { runTimes } from './run-times.js'
import type { Lang } from './words/figures.js'
import { type Translator, translatorOf } from './words/words.js'
import type { WordKey } from './words/words-en.data.js'

/**
 * `report.html`: the account of a run as one page without scripts, fonts or pictures from elsewhere. It holds
 * counts and names of columns, never the text of a record.
 */
export function renderReport(
  report: RunReport,
  { lang = 'en', isOneFile = false }: { lang?: Lang; isOneFile?: boolean } = {},
): string {
  const words = translatorOf(lang)
  const { t } = words
  const body = html`<h1>${t('runTitle')}</h1>
${lead(report, words)}
${stepTable(report, words)}
${report.profile !== undefined && html`<p><a href="profile.html">${t('profileLink')}</a></p>`}
${report.drift !== undefined && html`<p><a href="drift.html">${t('driftLink', { drifted: words.figures.count(report.drift.drifted), compared: words.figures.count(report.drift.compared) })}</a></p>`}
${gates(report.gates, words)}
${warnings(report, words)}
${tallies([t('rejectedByReader'), report.reader.rejected], words)}
${tallies([t('repairedByReader'), report.reader.repaired], words)}
${report.steps.map((done) => {
  const { name: step, counts, unread } = done
  return [
    curationPart(done, words),
    tallies([t('stepRejected', { step }), counts.rejected], words),
    tallies([t('stepNotes', { step }), counts.notes], words),
    unread !== undefined &&
      html`<p>${t('notLookedAt', { step, fields: unread.join(t('listSeparator')) })}</p>`,
    ...Object.entries(counts.tables).map(([table, tally]) =>
      tallies([t('stepTable', { step, table: tableName(table, words) }), tally], words),
    ),
    samples([t('stepSamples', { step }), counts.samples], words),
  ]
})}
${mixedColumns(report.mixed, words)}
${runTimes(report, words)}
<h2>${t('run')}</h2>
${runFacts(report, { ...words, isOneFile })}
`
  return renderPage({ lang: lang === 'zh' ? 'zh-CN' : 'en', title: `prepkit: ${t('runTitle')}`, body })
}

function lead({ rows }: RunReport, { t, figures: { count } }: Translator): Markup {
  const said = t('runLead', {
    read: rows.read === 1 ? t('oneRecord') : t('manyRecords', { count: count(rows.read) }),
    written: rows.written === 1 ? t('oneRow') : t('manyRows', { count: count(rows.written) }),
    rejected: count(rows.rejected),
  })
  return html`<p class="lead">${said}</p>`
}

/** What each step took in and gave out, between reading and writing. */
function stepTable({ rows, reader, steps }: RunReport, { t, figures: { count } }: Translator): Markup {
  const rejected = sumTally(reader.rejected)
  return facts(
    [
      t('runStep'),
      t('rowsIn'),
      t('rowsAdded'),
      t('rowsJoined'),
      t('rowsDropped'),
      t('rowsRejected'),
      t('rowsOut'),
    ],
    [
      [t('reading'), count(rows.read), '', '', '', count(rejected), count(rows.read - rejected)],
      ...steps.map(({ name, counts }) => [
        name,
        count(counts.rowsIn),
        count(counts.added),
        count(counts.joined),
        count(sumTally(counts.dropped)),
        count(sumTally(counts.rejected)),
        count(counts.rowsOut),
      ]),
      [t('writing'), count(rows.written), '', '', '', '', count(rows.written)],
    ],
  )
}

function mixedColumns(mixed: RunReport['mixed'], { t, figures: { count } }: Translator): Content {
  if (mixed.length === 0) return ''
  const rows = mixed.map(({ path, kinds, outcome }) => [
    path,
    Object.entries(kinds)
      .map(([kind, values]) => `${count(values)} ${kind}`)
      .join(t('listSeparator')),
    outcome === 'json' ? t('mixedJson') : t('mixedRejected'),
  ])
  return html`<h2>${t('mixedColumns')}</h2>${facts([t('column'), t('kinds'), t('mixedOutcome')], rows)}`
}

function runFacts(report: RunReport, words: Translator & { isOneFile: boolean }): Markup {
  const { t, isOneFile } = words
  const { count } = words.figures
  const { input, output } = report
  const files = input.files === 1 ? t('oneFile') : t('manyFiles', { count: count(input.files) })
  const shards = output.shards === 1 ? t('oneShard') : t('manyShards', { count: count(output.shards) })
  const made = [output.path, output.format, ...(isOneFile ? [] : [shards]), sizeOf(output.bytes)]
  return facts(
    ['', ''],
    [
      [t('runInput'), [files, sizeOf(input.bytes)].join(t('listSeparator'))],
      [t('runOutput'), made.join(t('listSeparator'))],
      [t('digest'), report.digest],
      [t('time'), timeOf(report, words)],
      [t('peakMemory'), sizeOf(report.peakMemoryBytes)],
      [t('resumed'), count(report.resumedPartitions)],
      ...(report.retries.length > 0 ? [[t('retries'), count(report.retries.length)]] : []),
    ],
  )
}

const tableNames: Readonly<Record<string, WordKey>> = {
  'by field': 'byField',
  'by recognizer': 'byRecognizer',
  'rows by split': 'rowsBySplit',
}

/** The tables that steps of the project count in; others are called as they are. */
function tableName(table: string, { t }: Translator): string {
  const key = tableNames[table]
  return key === undefined ? table : t(key)
}

function facts(head: readonly string[], rows: readonly (readonly string[])[]): Markup {
  return table({ head, rows, kind: head.some((name) => name !== '') ? 'plain' : 'facts' })
}

function gates(results: RunReport['gates'], { t }: Translator): Content {
  if (results.length === 0) return ''
  const rows = results.map(({ figure, of, condition, value, failed }) => [
    of === '' ? figure : `${figure} (${of})`,
    condition,
    value === null ? t('noValue') : String(Number(value.toPrecision(4))),
    failed ? t('gateFailed') : t('gatePassed'),
  ])
  const head = [t('gateFigure'), t('gateCondition'), t('value'), t('gateResult')]
  return html`<h2>${t('gates')}</h2>${facts(head, rows)}`
}

/** How a group is called, in the language of the page: by its values, or as small ones that are hidden together. */
function groupName(group: string, t: Translator['t']): string {
  const [, groups] = /^\(hidden: (\S+) small groups?\)$/.exec(group) ?? []
  return groups === undefined ? group : t('hiddenGroups', { groups })
}

function warnings(
  { steps, profile }: Pick<RunReport, 'steps' | 'profile'>,
  { t, figures: { count } }: Translator,
): Content {
  const few = steps.flatMap(({ name, groups = [] }) => {
    const found = fewRows(groups)
    if (found === undefined) return []
    const { rows, expected, percent, smallest, smallestRows } = found
    const said = {
      before: count(rows),
      after: count(expected),
      percent: String(percent),
      group: groupName(smallest, t),
    }
    return [[name, t('fewKept', { ...said, rows: count(smallestRows) })]]
  })
  const repeated = steps.flatMap(({ name, groups = [] }) =>
    repeatedGroups(groups).map(({ group, rows, expected, times }) => [
      name,
      t('repeatedGroup', {
        group: groupName(group, t),
        before: rows === 1 ? t('oneRow') : t('manyRows', { count: count(rows) }),
        after: count(expected),
        times: count(times),
      }),
    ]),
  )
  const absent = (profile?.changes.bias?.absent ?? []).map(({ name }) => [
    'profile',
    t('absentPositive', { name }),
  ])
  const rows = [...repeated, ...few, ...absent]
  return rows.length > 0 && html`<h2>${t('warnings')}</h2>${table({ head: ['', ''], rows, kind: 'facts' })}`
}

function tallies(
  [title, tally]: readonly [title: string, tally: Tally],
  { t, figures: { count } }: Translator,
): Content {
  const entries = Object.entries(tally).sort((a, b) => b[1] - a[1])
  if (entries.length === 0) return ''
  const rows = entries.map(([kind, value]) => [kind, count(value)])
  return html`<h2>${title}</h2>${table({ head: [t('kind'), t('valueCount')], rows, kind: 'plain tally' })}`
}

function samples(
  [title, kinds]: readonly [title: string, kinds: StepCounts['samples']],
  { t }: Translator,
): Content {
  const rows = Object.entries(kinds).map(([kind, kept]) => [kind, kept.map(({ text }) => text).join('   ')])
  if (rows.length === 0) return ''
  const body = facts([t('kind'), t('samples')], rows.sort())
  return html`<h2>${title}</h2><div class="samples">${body}</div>`
}

/** The rate of a small input is that of the start of the process: it would only mislead. */
function timeOf({ seconds, workers, input }: RunReport, { t, figures: { count } }: Translator): string {
  const parts = [`${seconds.toFixed(2)} s`]
  if (input.bytes >= 20e6)
    parts.push(t('inputRate', { rate: String(Math.round(input.bytes / 1e6 / seconds)) }))
  if (workers === 0) parts.push(t('oneThread'))
  else parts.push(workers === 1 ? t('oneWorker') : t('manyWorkers', { count: count(workers) }))
  return parts.join(t('listSeparator'))
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
