/**
 * Follows the rows of a partition through its steps, for the trail that stands beside the output. Steps know nothing of it:
 * before each of them the rows are numbered, the numbers travel with the rows that it takes, and what comes out is compared
 * with the row of that number, in the columns that the step says it writes. A row whose own copy number does not come out
 * has left there; one of another number is a copy that the step made.
 */
import { Batch } from '../../arrow/batch.js'
import { sameValues } from '../../arrow/columns/same-values.js'
import { splitNumbers } from '../../arrow/splits.js'
import { PrepError } from '../../base/errors.js'
import { optionName } from '../../base/option-name.js'
import type { BadRecord } from '../../formats/format/reader.js'
import type { InputFile } from '../../formats/input-file.js'
import type { Partition } from '../../input/partition.js'
import type { OpenStep } from '../../transform/step.js'
import type { OutputSplits } from '../write/data-splits.js'
import { type LinesOfRange, RowLines } from './row-lines.js'
import type { RowNotes } from './row-notes.js'
import { none, type TrailTable } from './trail-table.js'

/** A step at work, and what it is called, writes and says of rows. */
export interface FollowedStep {
  label: string
  writes: readonly string[]
  /** Whether it joins rows, and holds some back to the end of the partition. */
  joins: boolean
  open: OpenStep
  notes: RowNotes
}

/** What rows are followed by. */
interface FollowOptions {
  table: TrailTable
  partition: Partition
  splits: OutputSplits | undefined
}

/** A batch that a step is given. */
interface GivenBatch {
  numbered: Batch
  /** Of each row its number in the table. */
  rows: Int32Array
  /** Of each row whether it has come out of the step. */
  isHere: Uint8Array
}

/** Sends batches through steps, and notes in a table what becomes of each row. */
export class FollowedRows {
  readonly #steps: readonly FollowedStep[]
  readonly #table: TrailTable
  readonly #splits: OutputSplits | undefined
  readonly #partition: Partition
  readonly #block = Buffer.allocUnsafe(1 << 18)
  readonly #ranges: readonly RowLines[]
  readonly #ofRejected = new Map<number, RowLines>()
  readonly #repaired = new Map<string, string>()
  /** Of each step that joins rows those that it was given. */
  readonly #given: readonly (GivenRows | undefined)[]

  constructor(steps: readonly FollowedStep[], { table, partition, splits }: FollowOptions) {
    this.#steps = steps
    this.#table = table
    this.#splits = splits
    this.#partition = partition
    this.#ranges = partition.ranges.map((part) => new RowLines(part, this.#block))
    this.#given = steps.map(({ joins }) => (joins ? new GivenRows() : undefined))
  }

  through(batch: Batch): Iterable<Batch> {
    return this.#through(batch, this.#readRows(batch), 0)
  }

  /** Behind the last batch: what steps have held back. */
  *finish(): Generator<Batch> {
    for (const [at, { open }] of this.#steps.entries()) {
      yield* this.#joined(open.finish(), at)
      this.#endJoined(at)
    }
  }

  /** Takes a record that could not be read, or was repaired as it was read. */
  onBad({ source }: InputFile, { offset: position, action, reason }: BadRecord): void {
    if (action !== 'rejected') {
      this.#repaired.set(`${source} ${position}`, reason)
      return
    }
    const number = this.#ranges.findIndex((range) => range.holds(source, position))
    const lines = this.#ofRejected.get(number) ?? this.#openLines(number)
    if (lines !== undefined) this.#ofRejected.set(number, lines)
    const [line] = lines?.of([position]) ?? [none]
    const row = this.#table.add({ source, position, copy: 0, line, parent: none, events: 0 })
    this.#table.end(row, { fate: 'rejected', step: none, reason })
  }

  /** Once, behind the last row: the lines of the ranges that were read. */
  lines(): LinesOfRange[] {
    return this.#ranges.map((range) => range.end())
  }

  /** Records that cannot be read are found before the rows around them, so their lines are counted anew. */
  #openLines(number: number): RowLines | undefined {
    return number < 0 ? undefined : new RowLines(this.#partition.ranges[number], this.#block)
  }

  /** The rows of a batch as they were read. */
  #readRows({ origin }: Batch): Int32Array {
    const { source, positions, copies } = origin
    const last = positions[positions.length - 1]
    const lines = this.#ranges.find((one) => one.holds(source, last))?.of(positions)
    const rows = new Int32Array(positions.length)
    for (let i = 0; i < rows.length; i++) {
      const [position, copy, line] = [positions[i], copies[i], lines?.[i] ?? none]
      const events = this.#repaired.size === 0 ? 0 : this.#eventsOfReading(source, position)
      rows[i] = this.#table.add({ source, position, copy, line, parent: none, events })
    }
    return rows
  }

  #eventsOfReading(source: number, position: number): number {
    const fault = this.#repaired.get(`${source} ${position}`)
    return fault === undefined ? 0 : this.#table.eventsAfter(0, { step: 'read', noted: { [fault]: 1 } })
  }

  /** `rows`: of each row its number in the table. */
  *#through(batch: Batch, rows: Int32Array, at: number): Generator<Batch> {
    if (at === this.#steps.length) {
      this.#write(batch, rows)
      yield batch
      return
    }
    const { open, notes } = this.#steps[at]
    const list = this.#given[at]
    const numbered = withNumbers(batch, list?.add(rows) ?? 0)
    if (list !== undefined) {
      yield* this.#joined(open.apply(numbered), at)
      return
    }
    notes.begin(open.counts)
    const given = { numbered, rows, isHere: new Uint8Array(rows.length) }
    for (const made of open.apply(numbered))
      yield* this.#through(made, this.#rowsMade(made, given, at), at + 1)
    if (given.isHere.includes(0)) this.#endOthers(given, at)
  }

  #write(batch: Batch, rows: Int32Array): void {
    const splitOf = this.#splits && splitNumbers(batch, this.#splits)
    for (let i = 0; i < rows.length; i++) this.#table.write(rows[i], splitOf?.[i] ?? 0)
  }

  /** The numbers of the rows that a step has made, and what it did to each. */
  #rowsMade(made: Batch, { numbered, rows, isHere }: GivenBatch, at: number): Int32Array {
    const table = this.#table
    const { label: step, notes, writes } = this.#steps[at]
    const parents = parentsOf(made)
    const changedIn = changes(numbered, made, writes)
    const { source, positions, copies } = made.origin
    const next = new Int32Array(made.numRows)
    for (let row = 0; row < next.length; row++) {
      const parent = parents[row]
      const of = rows[parent]
      const changed = changedIn?.(row, parent)
      if (isHere[parent] === 0 && isItself(numbered.origin.copies[parent], copies[row])) {
        next[row] = of
        isHere[parent] = 1
        table.copies[of] = copies[row]
        const noted = notes.of(parent)
        if (changed !== undefined || noted !== undefined)
          table.events[of] = table.eventsAfter(table.events[of], { step, changed, noted })
        continue
      }
      const events = table.eventsAfter(0, { step, made: true, changed })
      const [position, copy, line] = [positions[row], copies[row], table.lines[of]]
      next[row] = table.add({ source, position, copy, line, parent: of, events })
    }
    return next
  }

  /** Notes of the rows that did not come out of a step why. */
  #endOthers({ rows, isHere }: GivenBatch, at: number): void {
    const table = this.#table
    const { label: step, notes, open } = this.#steps[at]
    const reasons = notes.reasons(open.counts)
    const reason = reasons.length === 0 ? undefined : reasons.join('|')
    for (let i = 0; i < rows.length; i++) {
      if (isHere[i] === 1) continue
      const row = rows[i]
      const noted = notes.of(i)
      if (noted !== undefined) table.events[row] = table.eventsAfter(table.events[row], { step, noted })
      table.end(row, { ...(notes.endOf(i) ?? { fate: 'dropped', reason }), step: at })
    }
  }

  /** Rows that a joining step has made: each bears the place of one that it was given. */
  *#joined(batches: Iterable<Batch>, at: number): Generator<Batch> {
    const table = this.#table
    const list = this.#given[at]!
    const { label: step } = this.#steps[at]
    for (const made of batches) {
      const { source, positions, copies } = made.origin
      const rows = Int32Array.from(parentsOf(made), (number, i) => {
        const of = list.at(number)
        const isOwn = copies[i] === table.copies[of] && !list.isHere(number)
        list.see(number)
        if (isOwn) {
          table.events[of] = table.eventsAfter(table.events[of], { step, joined: true })
          return of
        }
        const events = table.eventsAfter(0, { step, made: true, joined: true })
        const [position, copy, line] = [positions[i], copies[i], table.lines[of]]
        return table.add({ source, position, copy, line, parent: of, events })
      })
      yield* this.#through(made, rows, at + 1)
    }
  }

  /** Notes of the rows that a joining step was given, and whose place no row bears, what became of them. */
  #endJoined(at: number): void {
    const list = this.#given[at]
    const { notes } = this.#steps[at]
    for (let number = 0; number < (list?.length ?? 0); number++) {
      if (list!.isHere(number)) continue
      const end = notes.endOf(number) ?? { fate: 'joined' as const, reason: undefined }
      this.#table.end(list!.at(number), { ...end, step: at })
    }
  }
}

/** The rows that a joining step was given, by the numbers that it knows them by. */
class GivenRows {
  readonly #rows: number[] = []
  readonly #here = new Set<number>()

  get length(): number {
    return this.#rows.length
  }

  /** Adds some, and answers with the number of the first. */
  add(rows: Int32Array): number {
    const first = this.#rows.length
    for (const row of rows) this.#rows.push(row)
    return first
  }

  at(number: number): number {
    return this.#rows[number]
  }

  /** Notes that a row came out that bears the place of this one. */
  see(number: number): void {
    this.#here.add(number)
  }

  isHere(number: number): boolean {
    return this.#here.has(number)
  }
}

function withNumbers({ schema, columns, origin, numRows }: Batch, first: number): Batch {
  const marks = new Float64Array(numRows)
  for (let row = 0; row < numRows; row++) marks[row] = first + row
  return new Batch(schema, columns, { ...origin, marks })
}

/** Of each row the number that it was given. Throws `count_mismatch` for rows that were made in another way than by taking some. */
function parentsOf({ origin }: Batch): Float64Array {
  if (origin.marks !== undefined || origin.positions.length === 0) return origin.marks ?? new Float64Array(0)
  throw new PrepError(
    'count_mismatch',
    `A step makes rows anew, so ${optionName('trail')} cannot tell where they came from. Let it take rows with takeRows or filterRows, which keep the place that each was read from`,
  )
}

/** Whether the first row that a step makes of another one is still that row: a step that adds copies numbers the rows anew that are copies already. */
function isItself(given: number, made: number): boolean {
  return made === given || (given > 0 && made % given === 0)
}

/** Tells in which columns a row that was made differs from one that was given, of those that both have; `undefined` where in none. */
function changes(
  given: Batch,
  made: Batch,
  writes: readonly string[],
): ((row: number, parent: number) => string[] | undefined) | undefined {
  const pairs = writes.flatMap((name) => {
    const [i, j] = [given, made].map(({ schema }) => schema.fields.findIndex((field) => field.name === name))
    if (i < 0 || j < 0) return []
    const isKept = given.columns[i] === made.columns[j] && given.origin === made.origin
    return isKept ? [] : [{ name, isSame: sameValues(given.columns[i], made.columns[j]) }]
  })
  if (pairs.length === 0) return undefined
  return (row, parent) => {
    let changed: string[] | undefined
    for (const { name, isSame } of pairs) if (!isSame(parent, row)) (changed ??= []).push(name)
    return changed
  }
}
