import { count } from '../../base/count.js'
import { sampleBatches } from '../../run/sample.js'
import type { InputSpec } from '../../schemas/options/pipeline.js'
import type { Words } from '../language/words.js'
import { openScreenOf, type Screen } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'
import { fittedLines } from '../terminal/table.js'
import { type AnonymizeTools, loadDetector } from './load.js'

/** What `prep anonymize --explain` is to do. */
export interface ExplainJob {
  input: InputSpec
  /** The options of the step as they were given. */
  options: Record<string, unknown>
  /** How many records to look at. */
  rows: number
  /** Whether values may be shown as they are. */
  showText: boolean
  json: boolean
}

/**
 * Says hit by hit what was seen, by which recognizer, on what evidence, and why a candidate was not taken.
 * Values are shown as their shape, such as `000-00-0000`, unless asked for.
 */
export async function explain(job: ExplainJob, session: Session): Promise<void> {
  const { terminal, words } = session
  const screen = openScreenOf(session, terminal.stdout)
  const { tools, options, opened } = await loadDetector(job.options)
  const batches = sampleBatches(job.input, { rows: job.rows, stdin: terminal.stdin })
  let taken = 0
  let rejected = 0
  for await (const explained of tools.explainBatches(batches, opened, options.fields)) {
    for (const { rejected: reason } of explained.hits) reason === undefined ? taken++ : rejected++
    const shown = {
      ...explained,
      show: (value: string) => (job.showText ? value : tools.shapeOfValue(value)),
    }
    terminal.stdout.write(hitLines(shown, { json: job.json, screen }))
  }
  terminal.say(
    words.text('{values} would be taken, {candidates} not, in at most {records}. Nothing was changed', {
      values: words.counted(taken, 'value'),
      candidates: words.counted(rejected, 'candidate'),
      records: words.counted(job.rows, 'record'),
    }),
  )
}

type ExplainedText = AnonymizeTools extends { explainBatches: (...given: never[]) => AsyncGenerator<infer T> }
  ? T
  : never

interface Explained extends ExplainedText {
  show(value: string): string
}

/** The candidates of one text, for a screen or as a line of JSON each. */
export function hitLines(explained: Explained, { json, screen }: { json: boolean; screen: Screen }): string {
  return json ? jsonLines(explained) : `${screenLines(explained, screen).join('\n')}\n\n`
}

function screenLines(
  { record, field, text, hits, show }: Explained,
  { paint, words, columns }: Screen,
): string[] {
  const rows = worthShowing(hits).map(({ rejected, entity, score, recognizer, start, end, why }) => [
    rejected === undefined ? words.text('taken') : '-',
    entity,
    score.toFixed(2),
    recognizer,
    show(text.slice(start, end)).replaceAll('\n', '⏎'),
    rejected === undefined ? why : `${why}: ${rejected}`,
  ])
  return [
    paint('bold', words.text('Record {record}, {field}', { record: count(record), field })),
    ...fittedLines(rows, { columns: columns - 2, right: [2], kept: [0, 1, 3], wrapsLast: true }).map(
      (line) => `  ${line}`,
    ),
    ...hiddenLine(hits.length - rows.length, words),
  ]
}

const shownPerPlace = 2

/** All that is taken, and of what is not the strongest at each place: a bare number could be fifty things. */
function worthShowing(hits: ExplainedText['hits']): ExplainedText['hits'] {
  const kept = new Set(hits.filter(({ rejected }) => rejected === undefined))
  const strongest = hits.filter((hit) => !kept.has(hit)).sort((a, b) => b.score - a.score)
  for (const hit of strongest) {
    const beside = [...kept].filter(({ start, end }) => start < hit.end && hit.start < end)
    if (beside.length < shownPerPlace) kept.add(hit)
  }
  return hits.filter((hit) => kept.has(hit))
}

function hiddenLine(hidden: number, { text, counted }: Words): string[] {
  if (hidden === 0) return []
  const candidates = counted(hidden, 'weaker candidate')
  return [`  ${text('and {candidates} at the same places (--json tells all)', { candidates })}`]
}

function jsonLines({ record, field, text, hits, show }: Explained): string {
  return hits
    .map(
      (hit) => `${JSON.stringify({ record, field, ...hit, value: show(text.slice(hit.start, hit.end)) })}\n`,
    )
    .join('')
}
