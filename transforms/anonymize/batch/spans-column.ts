import { type DataType, Field, Float64, Int32, Schema, Utf8 } from '../../../src/arrow/arrow.js'
import { Batch } from '../../../src/arrow/batch.js'
import { builderFor } from '../../../src/arrow/builders.js'
import { listOf, parsePath, structOf } from '../../../src/arrow/path.js'
import type { Span } from '../detect/recognizer.js'

/** One span, a row of the column. */
export interface TextSpan {
  /** The path of the field, such as `messages[].content`. */
  field: string
  /** Which text of the field in this record, from 0: a list has several. */
  item: number
  entity: string
  /** In characters (code points), as Python counts them. */
  start: number
  end: number
  score: number
  recognizer: string
}

/** `list<struct<field, item, entity, start, end, score, recognizer>>` */
export function spansType(): DataType {
  return listOf(
    structOf({
      field: new Utf8(),
      item: new Int32(),
      entity: new Utf8(),
      start: new Int32(),
      end: new Int32(),
      score: new Float64(),
      recognizer: new Utf8(),
    }),
  )
}

/** The schema with the column of spans; only the named columns and it, where `only` is given. */
export function schemaWithSpans(schema: Schema, { column, only }: SpansOptions): Schema {
  const names = only?.map(parsePath).flatMap(({ column, steps }) => (steps.length === 0 ? [column] : []))
  const kept = names === undefined ? schema.fields : schema.fields.filter(({ name }) => names.includes(name))
  return new Schema([...kept, new Field(column, spansType(), true)], schema.metadata)
}

/** The spans of a text, with places counted in code points. */
export function textSpans(
  text: string,
  spans: readonly Span[],
  place: { field: string; item: number },
): TextSpan[] {
  let units = 0
  let points = 0
  const pointAt = (at: number) => {
    for (; units < at; points++) units += (text.codePointAt(units) as number) > 0xffff ? 2 : 1
    return points
  }
  return spans.map(({ entity, start, end, score, recognizer }) => ({
    ...place,
    entity,
    start: pointAt(start),
    end: pointAt(end),
    score,
    recognizer,
  }))
}

/** Where spans are written down. */
export interface SpansOptions {
  /** The new column. */
  column: string
  /** The only other columns of the output, which makes it a side file; all, when left out. */
  only?: readonly string[] | undefined
}

/** The option in one form: a bare text is the name of the column. */
export function spansSettings(given: string | SpansOptions | undefined): SpansOptions | undefined {
  return typeof given === 'string' ? { column: given } : given
}

/** The spans of a batch's records, as they are found. */
export interface Marks {
  add(row: number, spans: readonly TextSpan[]): void
  /** The batch with the column of spans; a record without any has an empty list. */
  write(batch: Batch, given: { original: Batch; rejected: ReadonlySet<number> }): Batch
}

/** Opens the list for one batch, or `undefined` where spans are replaced. */
export function openMarks(options: SpansOptions | undefined): Marks | undefined {
  if (options === undefined) return undefined
  const byRow = new Map<number, TextSpan[]>()
  return {
    add(row, spans) {
      byRow.set(row, [...(byRow.get(row) ?? []), ...spans])
    },
    write(batch, { original, rejected }) {
      const schema = schemaWithSpans(batch.schema, options)
      const builder = builderFor(schema.fields[schema.fields.length - 1])
      for (let row = 0; row < original.numRows; row++)
        if (!rejected.has(row)) builder.append(byRow.get(row) ?? [])
      const kept = schema.fields.slice(0, -1).map(({ name }) => batch.column(name))
      return new Batch(schema, [...kept, builder.finish()], batch.origin)
    },
  }
}
