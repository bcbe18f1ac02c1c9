import type { Schema } from '../../arrow/arrow.js'
import { openCsv } from '../../kernels/csv.js'
import type { CsvDialect } from '../format/reader.js'
import { KernelColumns, type RecordKernel } from '../kernel/columns.js'
import { kindOf } from '../kernel/layout.js'

/** The columns of a schema as the kernel fills them from the fields of CSV records. */
export class CsvColumns extends KernelColumns {
  readonly #dialect: CsvDialect

  constructor(schema: Schema, dialect: CsvDialect) {
    super(schema, openKernel(schema, dialect))
    this.#dialect = dialect
  }

  /** Whether they are of this schema, and take in files of this dialect. */
  isFor(schema: Schema, { columns, delimiter, quote }: CsvDialect): boolean {
    const own = this.#dialect
    const isSame = own.delimiter === delimiter && own.quote === quote && own.columns.length === columns.length
    return isSame && this.isOf(schema) && columns.every((name, i) => own.columns[i] === name)
  }

  /** Whether the kernel can read such files into such columns, each of which must have a field. */
  static canRead(schema: Schema, { columns, delimiter, quote, trim }: CsvDialect): boolean {
    const isPlain =
      !trim && isByte(delimiter) && (quote === '' || isByte(quote)) && columns.length < mostFields
    const names = new Set(columns)
    const areKnown = schema.fields.every((field) => names.has(field.name) && kindOf(field) !== 'json')
    const isFlat = schema.fields.every(({ type }) => (type.children ?? []).length === 0)
    return isPlain && areKnown && isFlat && KernelColumns.fits(schema)
  }
}

const mostFields = 1 << 16

function isByte(text: string): boolean {
  return text.length === 1 && text.charCodeAt(0) < 0x80
}

/** What stands in place of a quote where quotes mean nothing. */
const noQuote = 0

function openKernel({ fields }: Schema, { columns, delimiter, quote }: CsvDialect): RecordKernel {
  const { memory, readRecords, stopped, lastEnd } = openCsv()
  const places = new Map(fields.map(({ name }, i) => [name, i]))
  const quoteByte = quote === '' ? noQuote : quote.charCodeAt(0)
  const closing = quote === '' ? 0x0a : quoteByte
  return {
    memory,
    behind: Uint8Array.of(closing, 0x0a, closing, 0x0a),
    read: readRecords,
    outcome: () => ({ stopped: stopped.value, last: lastEnd.value }),
    settings: {
      count: 4 + columns.length,
      wordsFor: ({ at, columns: addresses }) => [
        delimiter.charCodeAt(0),
        quoteByte,
        columns.length,
        at + 4 * Uint32Array.BYTES_PER_ELEMENT,
        ...columns.map((name) => addresses[places.get(name) ?? -1] ?? 0),
      ],
    },
  }
}
