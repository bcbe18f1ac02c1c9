import { parse } from 'csv-parse/sync'
import type { CsvDialect } from '../../format/reader.js'
import { type CsvFields, quoted, unquoted } from './scanner.js'

/**
 * The one door to csv-parse, which judges what is not plain: header lines, records with spaces around quotes
 * or with a quote in the wrong place. It knows every dialect but reads some 40 MB/s; plain records do not need it.
 */
export interface StrictCsv {
  /** The fields of one record, without its line end; `undefined` where it is not well-formed. */
  read(record: Uint8Array): StrictRecord | undefined
}

/** Fields of one record over bytes of their own. */
export interface StrictRecord extends CsvFields {
  bytes: Buffer
  texts: readonly string[]
}

interface StrictField {
  text: string
  isQuoted: boolean
}

/** Opens csv-parse for one dialect. */
export function openStrictCsv(dialect: Omit<CsvDialect, 'columns'>): StrictCsv {
  const options = {
    delimiter: dialect.delimiter,
    quote: dialect.quote === '' ? null : dialect.quote,
    escape: dialect.quote === '' ? null : dialect.quote,
    trim: dialect.trim,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    relax_quotes: true,
    cast: (text: string, context: { quoting: boolean }): StrictField => ({ text, isQuoted: context.quoting }),
  }
  return {
    read(record) {
      try {
        const records = parse(record, options) as unknown as StrictField[][]
        return records.length === 1 ? strictRecord(records[0]) : undefined
      } catch {
        // What csv-parse says quotes the record, so it goes no further.
        return undefined
      }
    },
  }
}

function strictRecord(fields: readonly StrictField[]): StrictRecord {
  const texts = fields.map((field) => field.text)
  const bytes = Buffer.from(texts.join(''))
  const ends = new Int32Array(fields.length)
  const starts = new Int32Array(fields.length)
  let end = 0
  for (let i = 0; i < fields.length; i++) {
    starts[i] = end
    ends[i] = end += Buffer.byteLength(texts[i])
  }
  const quoting = Uint8Array.from(fields, (field) => (field.isQuoted ? quoted : unquoted))
  return { count: fields.length, starts, ends, quoting, bytes, texts }
}
