import { count, plural } from '../../base/count.js'
import { sampleBatches } from '../../run/sample.js'
import type { InputSpec } from '../../schemas/options/pipeline.js'
import { tableLines } from '../terminal/table.js'
import type { Terminal } from '../terminal/terminal.js'
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
export async function explain(job: ExplainJob, terminal: Terminal): Promise<void> {
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
    terminal.stdout.write(hitLines(shown, { json: job.json, terminal }))
  }
  terminal.say(
    `${plural(taken, 'value')} would be taken, ${count(rejected)} ${rejected === 1 ? 'candidate' : 'candidates'} not, in at most ${plural(job.rows, 'record')}. Nothing was changed`,
  )
}

type ExplainedText = AnonymizeTools extends { explainBatches: (...given: never[]) => AsyncGenerator<infer T> }
  ? T
  : never

interface Explained extends ExplainedText {
  show(value: string): string
}

/** The candidates of one text, for a screen or as a line of JSON each. */
export function hitLines(
  explained: Explained,
  { json, terminal }: { json: boolean; terminal: Terminal },
): string {
  return json ? jsonLines(explained) : `${screenLines(explained, terminal).join('\n')}\n\n`
}

function screenLines({ record, field, text, hits, show }: Explained, { paint }: Terminal): string[] {
  const rows = worthShowing(hits).map(({ rejected, entity, score, recognizer, start, end, why }) => [
    rejected === undefined ? 'taken' : '-',
    entity,
    score.toFixed(2),
    recognizer,
    show(text.slice(start, end)).replaceAll('\n', '⏎'),
    rejected === undefined ? why : `${why}: ${rejected}`,
  ])
  return [
    paint('bold', `Record ${count(record)}, ${field}`),
    ...tableLines(rows, [2]).map((line) => `  ${line}`),
    ...hiddenLine(hits.length - rows.length),
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

function hiddenLine(hidden: number): string[] {
  return hidden === 0
    ? []
    : [`  and ${plural(hidden, 'weaker candidate')} at the same places (--json tells all)`]
}

function jsonLines({ record, field, text, hits, show }: Explained): string {
  return hits
    .map(
      (hit) => `${JSON.stringify({ record, field, ...hit, value: show(text.slice(hit.start, hit.end)) })}\n`,
    )
    .join('')
}
