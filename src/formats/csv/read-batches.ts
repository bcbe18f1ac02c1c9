import type { Batch } from '../../arrow/batch.js'
import { fieldShape, type Shape } from '../../arrow/infer-schema.js'
import { batchBytes, type ReadTask, recordLimit } from '../format/reader.js'
import { laneOf } from '../kernel/lane.js'
import { OneByOne } from '../kernel/one-by-one.js'
import { RowPieces } from '../kernel/row-pieces.js'
import { CsvColumns } from './csv-columns.js'
import { dialectOf } from './dialect.js'
import { observeRecord } from './infer-kinds.js'
import { type CsvRange, type CsvRecord, readCsvRecords } from './records/records.js'
import { RowReader } from './row-reader.js'

/**
 * Reads the records of a task into batches. The kernel reads what it can, many records at once; others are read one by
 * one, and what comes out is the same.
 */
export function* readCsvBatches(task: ReadTask): Generator<Batch> {
  const pass = new ReadPass(task)
  for (const record of readCsvRecords(task.file.readPath, pass.records)) {
    const batch = pass.take(record)
    if (batch !== undefined) yield batch
  }
  const rest = pass.end()
  if (rest !== undefined) yield rest
}

class ReadPass {
  /** Which records are to be read. */
  readonly records: CsvRange
  readonly #task: ReadTask
  readonly #reader: RowReader
  readonly #kernel: CsvColumns | undefined
  readonly #oneByOne = new OneByOne()
  /** The kinds that are counted for `strays`, of each field of a record. */
  readonly #strays: readonly Shape[] | undefined
  readonly #rows: RowPieces
  /** Where the record ends behind which the batch began. */
  #batchStart: number
  /** Where the last record ends that the kernel took. */
  #takenTo = 0
  /** The part of the file that the kernel has taken in. */
  #loaded = { from: 0, to: 0 }

  constructor(task: ReadTask) {
    const { file, range, schema, onBytes, strays } = task
    const dialect = dialectOf(file)
    this.#task = task
    this.#reader = new RowReader(task, dialect.columns)
    const isKernels =
      laneOf(task) === 'kernel' && !this.#reader.hasUnknown && CsvColumns.canRead(schema, dialect)
    this.#kernel = isKernels ? openColumns(task) : undefined
    this.#strays = strays && dialect.columns.map((name) => fieldShape(strays, name))
    this.#rows = new RowPieces(task, { reader: this.#reader, kernel: this.#kernel })
    this.#batchStart = range.from
    this.records = { ...range, dialect, maxRecordBytes: recordLimit(file), onBytes }
    const kernel = this.#kernel
    if (kernel !== undefined)
      this.records.takeMany = (bytes, at, offset) => this.#takeMany(kernel, bytes, { at, offset })
  }

  /** Takes a record in. Answers with a batch where one is full. */
  take(record: CsvRecord): Batch | undefined {
    if (record.isTaken) {
      this.#batchStart = this.#takenTo
      return this.#rows.finish()
    }
    this.#oneByOne.left--
    this.#rows.beginOne()
    if (this.#strays !== undefined) observeRecord(record, this.#strays)
    const { offset, length } = record
    const fault = this.#reader.take(record)
    if (fault === undefined) this.#rows.addOne(offset)
    else {
      const column = fault === 'wrong_type' ? { column: this.#reader.misfit } : {}
      this.#task.onBad({ offset, length, reason: fault, action: 'rejected', ...column })
    }
    const { rows, most } = this.#rows
    if (rows < most && offset + length - this.#batchStart < batchBytes) return undefined
    this.#batchStart = offset + length
    return this.#rows.finish()
  }

  /** The rows that are still to be given away, as a batch. Leaves the memory of the kernel to the next range. */
  end(): Batch | undefined {
    const rest = this.#rows.finish()
    this.#reader.letGo()
    if (this.#kernel !== undefined) this.#task.scratch?.giveBack(this.#kernel)
    return rest
  }

  /** Lets the kernel take records in, until a batch is full or a record is not for it. */
  #takeMany(
    kernel: CsvColumns,
    bytes: Buffer,
    { at, offset }: { at: number; offset: number },
  ): { to: number; isFull: boolean } {
    if (this.#oneByOne.left > 0) return { to: at, isFull: false }
    const start = offset + at
    if (start < this.#loaded.from || start >= this.#loaded.to) {
      const end = Math.min(bytes.length, at + kernel.pieceBytes)
      kernel.load(bytes, at, end)
      this.#loaded = { from: start, to: offset + end }
    }
    const { from, to } = this.#loaded
    const limits = {
      from: start - from,
      to: to - from,
      recordBytes: this.records.maxRecordBytes,
      last: this.#batchStart + batchBytes - from,
    }
    const reached = this.#rows.readMany(kernel, limits, from)
    if (reached.why === 'record') this.#oneByOne.stopped(reached.taken)
    // A record that is cut off there may be whole in what is loaded next.
    if (reached.why === 'end') this.#loaded = { from: 0, to: 0 }
    this.#takenTo = from + reached.last
    return { to: from + reached.to - offset, isFull: reached.why === 'limit' }
  }
}

/** The columns of the range before, if they are for the same files, or new ones. */
function openColumns({ schema, file, scratch }: ReadTask): CsvColumns {
  const dialect = dialectOf(file)
  const known = scratch?.take(CsvColumns)
  return known?.isFor(schema, dialect) ? known : new CsvColumns(schema, dialect)
}
