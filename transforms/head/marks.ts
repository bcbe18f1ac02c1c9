/**
 * Finds the n-th row of the data while partitions are read apart: each keeps a mark for every so many rows, and the
 * marks one after the other count rows up to the n-th. Where it lies between two marks, the next pass marks every
 * row there. Marks are a few thousand, whatever n is.
 */
import type { Origin } from '../../src/arrow/batch.js'
import { PrepError } from '../../src/base/errors.js'
import type { Verdict } from '../../src/transform/transform.js'
import { isBehind, isPlaceBehind, placeOf, type RowPlace } from './row-place.js'

/** Rows that follow one another: how many, and the last of them. */
interface Mark {
  rows: number
  last: RowPlace
}

/** The first rows of a partition, or of several that follow one another. Plain data. */
export interface HeadSummary {
  /** So many rows are looked for among those between the bounds. */
  wanted: number
  bounds: Bounds
  /** The most rows that one mark stands for. */
  grain: number
  marks: Mark[]
  /** The rows of all marks; none is made for rows behind the wanted ones. */
  rows: number
  /** The last row that was seen, within the bounds or not. */
  end: RowPlace | undefined
  /** The first one. */
  begin: RowPlace | undefined
  isOrdered: boolean
}

/** Only rows behind `after` and up to `upTo` are looked at. */
interface Bounds {
  after?: RowPlace
  upTo?: RowPlace
}

/** What a further pass is made for. */
interface HeadAgain {
  wanted: number
  bounds: Bounds
}

/** About so many marks are made. */
const markCount = 4096

export function emptyHead(rows: number, again: unknown): HeadSummary {
  const { wanted, bounds } = (again ?? { wanted: rows, bounds: {} }) as HeadAgain
  const grain = again === undefined ? Math.ceil(rows / markCount) : 1
  return { wanted, bounds, grain, marks: [], rows: 0, begin: undefined, end: undefined, isOrdered: true }
}

/** Takes the rows of a batch into a summary. */
export function addRows(summary: HeadSummary, origin: Origin): void {
  const count = origin.positions.length
  if (count === 0) return
  const { begin, end, bounds } = summary
  summary.isOrdered &&= isAscending(origin) && (end === undefined || isBehind(origin, 0, end))
  summary.begin = begin ?? placeOf(origin, 0)
  summary.end = placeOf(origin, count - 1)
  let from = 0
  while (from < count && bounds.after !== undefined && !isBehind(origin, from, bounds.after)) from++
  let to = count
  while (to > from && bounds.upTo !== undefined && isBehind(origin, to - 1, bounds.upTo)) to--
  for (; from < to && summary.rows < summary.wanted; from += summary.grain) {
    const rows = Math.min(summary.grain, to - from)
    summary.marks.push({ rows, last: placeOf(origin, from + rows - 1) })
    summary.rows += rows
  }
}

/** The rows of two summaries, those of `b` behind those of `a`. */
export function mergeHeads(a: HeadSummary, b: HeadSummary): HeadSummary {
  const isBehindIt = a.end === undefined || b.begin === undefined || isPlaceBehind(b.begin, a.end)
  a.isOrdered = a.isOrdered && b.isOrdered && isBehindIt
  a.begin ??= b.begin
  a.end = b.end ?? a.end
  for (const mark of b.marks) {
    if (a.rows >= a.wanted) break
    a.marks.push(mark)
    a.rows += mark.rows
  }
  return a
}

/** The last row that stays, or where to look for it once more. Throws `bad_pipeline` where rows are in another order than they were read in. */
export function decideHead(summary: HeadSummary): Verdict<{ last?: RowPlace }> {
  const { wanted, marks, rows, isOrdered } = summary
  if (!isOrdered)
    throw new PrepError(
      'bad_pipeline',
      'An earlier step changes the order of rows, so the first ones are not those that were read first. Put head in front of it',
    )
  if (wanted === 0 || rows < wanted) return { decision: {} }
  let left = wanted
  let at = 0
  while (marks[at].rows < left) left -= marks[at++].rows
  if (marks[at].rows === left) return { decision: { last: marks[at].last } }
  const after = at === 0 ? summary.bounds.after : marks[at - 1].last
  return { again: { wanted: left, bounds: { after, upTo: marks[at].last } } satisfies HeadAgain }
}

function isAscending({ positions, copies }: Origin): boolean {
  for (let row = 1; row < positions.length; row++) {
    if (positions[row] > positions[row - 1]) continue
    if (positions[row] < positions[row - 1] || copies[row] <= copies[row - 1]) return false
  }
  return true
}
