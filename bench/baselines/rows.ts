import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parser } from 'stream-json/jsonl/parser.js'

/** A record as `JSON.parse` gives it. */
export type Row = Record<string, unknown>

/** The two plain ways to read JSON Lines in Node. */
export type Reading = 'readline' | 'stream-json'

/** The records of a file, one by one. */
export async function* readRows(path: string, reading: Reading): AsyncGenerator<Row> {
  if (reading === 'readline') {
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity }))
      if (line !== '') yield JSON.parse(line)
    return
  }
  for await (const { value } of createReadStream(path).pipe(parser.asStream())) yield value
}
