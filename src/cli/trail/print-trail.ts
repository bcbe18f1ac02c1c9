import type { StepEvent } from '../../engine/trail/trail-table.js'
import { explainWritten, traceRecord } from '../../run/trail/trace-rows.js'
import type { TrailRow } from '../../run/trail/trail-reader.js'
import type { Words } from '../language/words.js'
import { type Screen, screenOf } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'
import { printable } from '../terminal/width.js'

/** Flags of `prep why` and `prep trace`. */
export interface TrailFlags {
  json?: boolean
}

/** What the command line gives. */
interface TrailRequest {
  output: string
  /** Names a row or a record. */
  name: string
  flags: TrailFlags
}

/** Prints what happened to a row of an output, and nothing of its text. */
export function printWhy({ output, name, flags }: TrailRequest, session: Session): void {
  const found = explainWritten(output, name)
  print(found, flags, session, (screen) => [
    ...rowLines(found.row, screen),
    ...found.parents.flatMap((row) => ['', screen.words.text('It is a copy of:'), ...rowLines(row, screen)]),
  ])
}

/** Prints what became of a record of an input, and nothing of its text. */
export function printTrace({ output, name, flags }: TrailRequest, session: Session): void {
  const found = traceRecord(output, name)
  print(found, flags, session, (screen) =>
    found.rows.flatMap((row, i) => [...(i === 0 ? [] : ['']), ...rowLines(row, screen)]),
  )
}

function print(
  found: object,
  { json }: TrailFlags,
  session: Session,
  linesOf: (screen: Screen) => string[],
): void {
  const { stdout } = session.terminal
  stdout.write(`${json ? JSON.stringify(found) : linesOf(screenOf(session, stdout)).join('\n')}\n`)
}

function rowLines(row: TrailRow, { paint, words }: Screen): string[] {
  const { source, line, id, events } = row
  const place = line === undefined ? id : `${source}:${line} (${id})`
  return [
    paint('bold', printable(place)),
    ...events.map((event) => `  ${printable(eventLine(event, words))}`),
    `  ${printable(fateLine(row, words))}`,
  ]
}

function eventLine({ step, made, joined, changed = [], noted = {} }: StepEvent, words: Words): string {
  const kinds = Object.entries(noted).map(([kind, count]) => (count === 1 ? kind : `${kind} ×${count}`))
  const parts = [
    ...(made ? [words.text('made as a copy')] : []),
    ...(joined ? [words.text('others became part of it')] : []),
    ...(changed.length > 0 ? [words.text('changed {fields}', { fields: changed.join(', ') })] : []),
    ...(kinds.length > 0 ? [words.text('noted {kinds}', { kinds: kinds.join(', ') })] : []),
  ]
  return `${step}: ${words.joined(parts)}`
}

function fateLine({ fate, step = '', reason, shard = '', row = 0 }: TrailRow, words: Words): string {
  if (fate === 'written') return words.text('written to {shard}, row {row}', { shard, row })
  if (fate === 'joined') return `${step}: ${words.text('became part of another row')}`
  const why = reason?.replaceAll('|', ', ') ?? words.text('other rows took its place')
  const said =
    fate === 'dropped'
      ? words.text('dropped, because {reason}', { reason: why })
      : words.text('rejected, because {reason}', { reason: why })
  return `${step}: ${said}`
}
