import { PrepError } from '../../base/errors.js'
import { TrailReader, type TrailRow } from './trail-reader.js'

/** What happened to a row of an output. */
export interface RowHistory {
  /** The row. */
  row: TrailRow
  /** Those that it is a copy of, the next one first and the record that was read last. */
  parents: TrailRow[]
}

/** What became of a record of an input. */
export interface RecordTrace {
  /** The record, and the rows that steps made of it. */
  rows: TrailRow[]
}

/**
 * What happened to a row of an output, by its trail. It is named as `SHARD:ROW` or by its number in the whole output, both
 * counted from 1, or by its id: `INPUT@POSITION`, with `#COPY` behind it where it is a copy. Throws `not_found` and `bad_option`.
 */
export function explainWritten(path: string, name: string): RowHistory {
  const trail = new TrailReader(path)
  const place = placeOf(trail, name)
  const part = trail.part(place.partition)
  const parents: TrailRow[] = []
  let at = place.at
  let of = part.parentOf(at)
  while (of !== undefined) {
    // What was done to a parent later did not happen to its copy.
    const made = part.row(at).events[0]?.step
    const parent = trail.row({ partition: place.partition, at: of })
    const until = parent.events.findIndex(({ step }) => step === made)
    parents.push(until < 0 ? parent : { ...parent, events: parent.events.slice(0, until) })
    at = of
    of = part.parentOf(at)
  }
  return { row: trail.row(place), parents }
}

function placeOf(trail: TrailReader, name: string) {
  const [, shard, digits] = /^(?:(.+):)?(\d+)$/s.exec(name) ?? []
  const row = Number(digits)
  if (digits !== undefined && row >= 1 && Number.isSafeInteger(row))
    return shard === undefined ? trail.atNumber(row) : trail.atRow(shard, row)
  const [, source, position, copy = '0'] = /^(.+)@(\d+)(?:#(\d+))?$/s.exec(name) ?? []
  if (source === undefined)
    throw new PrepError(
      'bad_option',
      `"${name}" names no row. Give its number from 1, a shard with a number, such as data-00000-of-00001.arrow:7, or an id, such as data.jsonl@1042#1`,
    )
  const found = trail.ofRecord(source, { position: Number(position) })
  const own = found.find((place) => trail.row(place).copy === Number(copy))
  if (own !== undefined) return own
  throw new PrepError(
    'not_found',
    `The record at position ${position} of "${source}" has no copy ${copy}. prep trace shows its rows`,
  )
}

/**
 * What became of a record of an input, by the trail of the output. It is named by the input and a line there, as
 * `INPUT:LINE`, or as `INPUT@POSITION`. Throws `not_found` and `bad_option`.
 */
export function traceRecord(path: string, name: string): RecordTrace {
  const trail = new TrailReader(path)
  const [, source, mark, digits] = /^(.+)([:@])(\d+)$/s.exec(name) ?? []
  if (source === undefined)
    throw new PrepError(
      'bad_option',
      `"${name}" names no record. Give an input and a line from 1, such as data.jsonl:7, or a position, such as data.jsonl@1042`,
    )
  const number = Number(digits)
  const found = trail.ofRecord(source, mark === ':' ? { line: number } : { position: number })
  return { rows: found.map((place) => trail.row(place)) }
}
