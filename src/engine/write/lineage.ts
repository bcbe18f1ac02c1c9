/**
 * Columns that tell where each written row came from, where they are asked for: its file, its position there, its copy
 * number, and the steps that changed it. Steps know nothing of it: before each of them the rows are numbered, the
 * numbers travel with the rows that it takes, and what comes out is compared with the row of that number. Only the
 * columns are compared that a step says it writes. Columns that were added or left out change no row.
 */
import { Field, Int64, makeColumn, Schema, Utf8 } from '../../arrow/arrow.js'
import { Batch } from '../../arrow/batch.js'
import { hashColumn } from '../../arrow/hashes/content-hash.js'
import { enlarge } from '../../arrow/typed-arrays.js'
import { PrepError } from '../../base/errors.js'
import { optionName } from '../../base/option-name.js'
import type { OpenStep } from '../../transform/step.js'

/** The names of the columns, in their order. */
const names = { source: '_source', position: '_position', copy: '_copy', steps: '_ops' } as const
/** Steps are noted as bits of a double. */
const maxSteps = 52

/** A step at work, and what it is called and writes. */
export interface TracedStep {
  name: string
  writes: readonly string[]
  /** Whether it joins rows, and holds some back to the end of the partition. */
  joins: boolean
  open: OpenStep
}

/** Steps at work, with the columns added behind them. */
export interface Lineage {
  through(batch: Batch): Iterable<Batch>
  /** Behind the last batch: what steps have held back. */
  finish(): Iterable<Batch>
}

/** The schema with the columns of lineage. Throws `bad_option` where it has one of their names, and for too many steps. */
export function withLineage(schema: Schema, steps: number): Schema {
  const taken = schema.fields.find(({ name }) => Object.values<string>(names).includes(name))
  if (taken !== undefined)
    throw new PrepError(
      'bad_option',
      `Column "${taken.name}" is in the data already, and ${optionName('lineage')} writes one of that name. Rename it with convert, or leave out ${optionName('lineage')}`,
    )
  if (steps > maxSteps)
    throw new PrepError(
      'bad_option',
      `Option ${optionName('lineage')} follows rows through ${maxSteps} steps at most, and there are ${steps}. Part the pipeline`,
    )
  const text = new Utf8()
  const number = new Int64()
  return new Schema(
    [
      ...schema.fields,
      new Field(names.source, text, false),
      new Field(names.position, number, false),
      new Field(names.copy, number, false),
      new Field(names.steps, text, false),
    ],
    schema.metadata,
  )
}

/** Sends batches through steps and adds the columns. `sourceOf` names the file of a source. */
export function openLineage(
  steps: readonly TracedStep[],
  { schema, sourceOf }: { schema: Schema; sourceOf: (source: number) => string },
): Lineage {
  /** Of each row that a joining step was given, the steps that had changed it. */
  const given = steps.map(({ joins }) => (joins ? new MarkList() : undefined))
  return {
    through: (batch) => through(batch, new Float64Array(batch.numRows), 0),
    *finish() {
      for (const [from, { open }] of steps.entries()) yield* joined(open.finish(), from)
    },
  }

  /** Rows that a joining step has made, each with the steps that changed the row whose place it bears. */
  function* joined(batches: Iterable<Batch>, from: number): Generator<Batch> {
    for (const made of batches) {
      const marks = Float64Array.from(parentsOf(made), (parent) => given[from]!.at(parent) + 2 ** from)
      yield* through(made, marks, from + 1)
    }
  }

  /** `marks`: of each row the steps that changed it, as bits. */
  function* through(batch: Batch, marks: Float64Array, from: number): Generator<Batch> {
    if (from === steps.length) {
      yield withColumns(batch, { marks, steps, schema, sourceOf })
      return
    }
    const list = given[from]
    const first = list?.add(marks) ?? 0
    const numbers = Float64Array.from(marks, (_, row) => first + row)
    const numbered = new Batch(batch.schema, batch.columns, { ...batch.origin, marks: numbers })
    if (list !== undefined) {
      yield* joined(steps[from].open.apply(numbered), from)
      return
    }
    const wasSeen = new Uint8Array(batch.numRows)
    for (const made of steps[from].open.apply(numbered)) {
      const isOther = differing(numbered, made, steps[from].writes)
      const parents = parentsOf(made)
      const next = new Float64Array(made.numRows)
      for (let row = 0; row < next.length; row++) {
        const parent = parents[row]
        const isChanged = isOther(row, parent) || wasSeen[parent] === 1
        next[row] = marks[parent] + (isChanged ? 2 ** from : 0)
        wasSeen[parent] = 1
      }
      yield* through(made, next, from + 1)
    }
  }
}

/** What the columns of lineage are made of. */
interface RowNames {
  /** Of each row the steps that changed it, as bits. */
  marks: Float64Array
  steps: readonly TracedStep[]
  schema: Schema
  sourceOf: (source: number) => string
}

/** A batch with the columns of lineage. */
function withColumns(batch: Batch, { marks, steps, schema, sourceOf }: RowNames): Batch {
  const { source, positions, copies } = batch.origin
  const { numRows } = batch
  const name = sourceOf(source)
  const namesIn = (bits: number) =>
    bits === 0
      ? ''
      : steps
          .filter((_, i) => Math.floor(bits / 2 ** i) % 2 === 1)
          .map((step) => step.name)
          .join(',')
  const lineage = [
    textColumn(numRows, () => name),
    numberColumn(positions),
    numberColumn(copies),
    textColumn(numRows, (row) => namesIn(marks[row])),
  ]
  const origin = { source, positions, copies }
  return new Batch(schema, [...batch.columns, ...lineage], origin)
}

/** Numbers by their place in a list that grows. */
class MarkList {
  #marks = new Float64Array(1024)
  #length = 0

  /** Adds some, and answers with the place of the first. */
  add(marks: Float64Array): number {
    const first = this.#length
    this.#length += marks.length
    while (this.#length > this.#marks.length) this.#marks = enlarge(this.#marks)
    this.#marks.set(marks, first)
    return first
  }

  at(place: number): number {
    return this.#marks[place]
  }
}

/** Of each row the number that it was given. Throws `count_mismatch` for rows that were made in another way than by taking some. */
function parentsOf({ origin }: Batch): Float64Array {
  if (origin.marks !== undefined || origin.positions.length === 0) return origin.marks ?? new Float64Array(0)
  throw new PrepError(
    'count_mismatch',
    `A step makes rows anew, so ${optionName('lineage')} cannot tell where they came from. Let it take rows with takeRows or filterRows, which keep the place that each was read from`,
  )
}

/** Tells whether a row that was made differs from one that was given, in columns that both have. */
function differing(
  given: Batch,
  made: Batch,
  writes: readonly string[],
): (row: number, parent: number) => boolean {
  const pairs = writes.flatMap((name) => {
    const [i, j] = [given, made].map(({ schema }) => schema.fields.findIndex((field) => field.name === name))
    if (i < 0 || j < 0) return []
    return [{ before: hashColumn(given.columns[i]), after: hashColumn(made.columns[j]) }]
  })
  return (row, parent) =>
    pairs.some(
      ({ before, after }) => before.low[parent] !== after.low[row] || before.high[parent] !== after.high[row],
    )
}

function numberColumn(numbers: ArrayLike<number>) {
  const data = BigInt64Array.from({ length: numbers.length }, (_, row) => BigInt(numbers[row]))
  return makeColumn(new Int64(), { length: numbers.length, nullCount: 0, data })
}

function textColumn(length: number, textOf: (row: number) => string) {
  const texts = new Map<string, Buffer>()
  const valueOffsets = new Int32Array(length + 1)
  const rows = Array.from({ length }, (_, row) => {
    const text = textOf(row)
    const bytes = texts.get(text) ?? Buffer.from(text)
    texts.set(text, bytes)
    valueOffsets[row + 1] = valueOffsets[row] + bytes.length
    return bytes
  })
  return makeColumn(new Utf8(), { length, nullCount: 0, valueOffsets, data: Buffer.concat(rows) })
}
