import type { Data } from '../../arrow/arrow.js'
import type { ReadTask } from '../format/reader.js'
import { type CsvColumn, csvColumn } from './columns.js'
import type { CsvRecord } from './records/records.js'

/** Takes records into the columns of a schema, each whole or not at all. */
export class RowReader {
  /** Records that were taken since the columns were finished. */
  rows = 0
  readonly #task: ReadTask
  #columns: readonly CsvColumn[]
  /** Of each column of the schema its field in the file, -1 where the file lacks it. */
  readonly #fields: readonly number[]
  readonly #count: number
  /** Whether the file has a column that is not wanted and not passed over: then no record can be taken. */
  readonly hasUnknown: boolean
  /** The column whose value did not fit, of the record that was last refused as `wrong_type`. */
  misfit: string | undefined

  constructor(task: ReadTask, names: readonly string[]) {
    const places = new Map(names.map((name, i) => [name, i]))
    const wanted = new Set(task.schema.fields.map((field) => field.name))
    this.#task = task
    this.#columns = task.schema.fields.map(csvColumn)
    this.#fields = task.schema.fields.map(({ name }) => places.get(name) ?? -1)
    this.#count = names.length
    this.hasUnknown = names.some((name) => !wanted.has(name) && !task.skipped.has(name))
  }

  /** The reason why a record cannot be taken, if there is one. */
  take(record: CsvRecord): string | undefined {
    const { invalidUtf8, onBad } = this.#task
    if (record.isTooLong) return 'too_long'
    if (!record.isValidUtf8 && invalidUtf8 === 'reject') return 'invalid_utf8'
    if (!record.isWhole) return 'broken_quotes'
    if (record.count !== this.#count) return 'wrong_field_count'
    if (this.hasUnknown) return 'unknown_field'
    if (!this.#takeFields(record)) return 'wrong_type'
    if (!record.isValidUtf8)
      onBad({ offset: record.offset, length: record.length, reason: 'invalid_utf8', action: 'repaired' })
    this.rows++
    return undefined
  }

  finish(): Data[] {
    this.rows = 0
    return this.#columns.map((column) => column.builder.finish())
  }

  /** Lets the columns go behind the last values, since many of them take more room than these, which live on. */
  letGo(): void {
    this.#columns = []
  }

  #takeFields(record: CsvRecord): boolean {
    const columns = this.#columns
    const fields = this.#fields
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]
      if (fields[i] >= 0) record.select(fields[i])
      const isMissing =
        fields[i] < 0 || (record.from === record.to && !(record.isQuoted && column.keepsEmpty))
      if (isMissing) {
        column.builder.appendNull()
        continue
      }
      if (column.take(record.bytes, record.from, record.to)) continue
      for (let done = 0; done < i; done++) {
        const { builder } = columns[done]
        builder.truncate(builder.length - 1)
      }
      this.misfit = this.#task.schema.fields[i].name
      return false
    }
    return true
  }
}
