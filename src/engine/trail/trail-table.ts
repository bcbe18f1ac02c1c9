import { enlarge } from '../../arrow/typed-arrays.js'

/** What may become of a row, in the order of their codes. */
export const fates = ['written', 'dropped', 'rejected', 'joined'] as const
export type Fate = (typeof fates)[number]

/** What a number stands for that is not known. */
export const none = -1

/** What a step did to one row: plain words and numbers, no text of a record. */
export interface StepEvent {
  /** How the step is called, such as `2 anonymize`. */
  step: string
  /** There where the step made this row, as a copy of another. */
  made?: true
  /** There where others became part of this row. */
  joined?: true
  /** The columns in which the row is not what it was. */
  changed?: readonly string[] | undefined
  /** What the step saw in the row, and how often. */
  noted?: Readonly<Record<string, number>> | undefined
}

/** What is known of a row when it is first seen. */
export interface FirstSight {
  /** The number of its source. */
  source: number
  position: number
  copy: number
  line: number
  /** The row that it is a copy of, and which step made it. */
  parent: number
  /** Of the events of a row, as `TrailTable.eventsAfter` answers. */
  events: number
}

/**
 * What became of the rows of one partition: a line for each record that was read or could not be, and for each row that a
 * step made. Numbers only, in arrays that grow: what is said in words is kept once and named by a number.
 */
export class TrailTable {
  sources = new Int32Array(1024)
  positions = new Float64Array(1024)
  copies = new Uint32Array(1024)
  lines = new Int32Array(1024)
  parents = new Int32Array(1024)
  fates = new Int8Array(1024)
  /** Of rows that are not written, the number of the step that they left at; that of the reader is -1. */
  steps = new Int16Array(1024)
  reasons = new Int32Array(1024)
  splits = new Int8Array(1024)
  /** The number of a written row among those of its split. */
  places = new Int32Array(1024)
  events = new Int32Array(1024)
  readonly reasonNames: string[] = []
  /** What the steps did to rows, as JSON; the first is nothing. */
  readonly histories: string[] = ['']
  readonly #reasonCodes = new Map<string, number>()
  readonly #eventCodes = new Map<string, number>()
  readonly #chains = new Map<number, number>()
  readonly #written: number[] = []
  #rows = 0

  get rows(): number {
    return this.#rows
  }

  /** Adds a row of which nothing is known but where it comes from. Answers its number. */
  add({ source, position, copy, line, parent, events }: FirstSight): number {
    const row = this.#rows++
    if (row === this.sources.length) this.#enlarge()
    this.sources[row] = source
    this.positions[row] = position
    this.copies[row] = copy
    this.lines[row] = line
    this.parents[row] = parent
    this.events[row] = events
    this.fates[row] = none
    this.steps[row] = none
    this.reasons[row] = none
    this.splits[row] = none
    this.places[row] = none
    return row
  }

  /** Notes that a row went into a split of the output, behind all others. */
  write(row: number, split: number): void {
    const place = this.#written[split] ?? 0
    this.#written[split] = place + 1
    this.fates[row] = fates.indexOf('written')
    this.splits[row] = split
    this.places[row] = place
  }

  /** Notes that a row left at a step, whose number is -1 where it could not be read. */
  end(row: number, { fate, step, reason }: { fate: Fate; step: number; reason: string | undefined }): void {
    this.fates[row] = fates.indexOf(fate)
    this.steps[row] = step
    if (reason !== undefined) this.reasons[row] = this.#reasonCode(reason)
  }

  /** The events of a row with one more. */
  eventsAfter(events: number, event: StepEvent): number {
    const text = JSON.stringify(event)
    const code = this.#eventCodes.get(text) ?? this.#eventCodes.size
    if (code === this.#eventCodes.size) this.#eventCodes.set(text, code)
    // Both are below 2^26: a partition has no more rows.
    const chain = events * 2 ** 26 + code
    const known = this.#chains.get(chain)
    if (known !== undefined) return known
    const before = this.histories[events]
    const after = this.histories.push(before === '' ? `[${text}]` : `${before.slice(0, -1)},${text}]`) - 1
    this.#chains.set(chain, after)
    return after
  }

  #reasonCode(reason: string): number {
    const known = this.#reasonCodes.get(reason)
    if (known !== undefined) return known
    const code = this.reasonNames.push(reason) - 1
    this.#reasonCodes.set(reason, code)
    return code
  }

  #enlarge(): void {
    this.sources = enlarge(this.sources)
    this.positions = enlarge(this.positions)
    this.copies = enlarge(this.copies)
    this.lines = enlarge(this.lines)
    this.parents = enlarge(this.parents)
    this.fates = enlarge(this.fates)
    this.steps = enlarge(this.steps)
    this.reasons = enlarge(this.reasons)
    this.splits = enlarge(this.splits)
    this.places = enlarge(this.places)
    this.events = enlarge(this.events)
  }
}
