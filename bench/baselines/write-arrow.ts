import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  Bool,
  type Builder,
  type Data,
  Field,
  Float64,
  List,
  makeBuilder,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Utf8,
} from 'apache-arrow'
import type { Row } from './rows.js'

const messages = new List(
  new Field(
    'item',
    new Struct([new Field('role', new Utf8(), true), new Field('content', new Utf8(), true)]),
    true,
  ),
)

/** The schemas of the bench's data. The plain way is told them; prepkit finds them out, in the same measured run. */
export const schemas = {
  mixed: schemaOf({
    id: new Utf8(),
    lang: new Utf8(),
    prompt: new Utf8(),
    completion: new Utf8(),
    gender: new Utf8(),
    hired: new Bool(),
    score: new Float64(),
  }),
  chat: schemaOf({ id: new Utf8(), messages, source: new Utf8() }),
  prompts: schemaOf({ prompt: new Utf8(), completion: new Utf8() }),
  /** What the full pipeline makes of the mixed data. */
  mixedMessages: schemaOf({
    id: new Utf8(),
    lang: new Utf8(),
    gender: new Utf8(),
    hired: new Bool(),
    score: new Float64(),
    messages,
  }),
}

function schemaOf(types: Record<string, Utf8 | Bool | Float64 | List>): Schema {
  return new Schema(Object.entries(types).map(([name, type]) => new Field(name, type, true)))
}

const batchRows = 1024

/** Writes rows as one Arrow IPC stream by the builders of apache-arrow, with backpressure; returns their number. */
export async function writeArrow(path: string, schema: Schema, rows: AsyncIterable<Row>): Promise<number> {
  let count = 0
  await pipeline(Readable.from(batches()), RecordBatchStreamWriter.throughNode(), createWriteStream(path))
  return count

  async function* batches(): AsyncGenerator<RecordBatch> {
    let builders: Builder[] = schema.fields.map(({ type }) =>
      makeBuilder({ type, nullValues: [null, undefined] }),
    )
    let length = 0
    for await (const row of rows) {
      for (let i = 0; i < builders.length; i++) builders[i].append(row[schema.fields[i].name])
      count++
      if (++length < batchRows) continue
      yield flush()
      length = 0
    }
    if (length > 0) yield flush()

    function flush(): RecordBatch {
      const children = builders.map((builder) => builder.flush() as Data)
      builders = builders.map(({ type }) => makeBuilder({ type, nullValues: [null, undefined] }))
      return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length, children }))
    }
  }
}
