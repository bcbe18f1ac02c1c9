import type { Data } from '../../arrow/arrow.js'
import { Batch, originOf } from '../../arrow/batch.js'
import { joinColumns } from '../../arrow/concat.js'
import { lentRows, type ReadTask, rowsOfBatch, smallBatchRows } from '../format/reader.js'
import type { KernelColumns, Reached, RecordLimits } from './columns.js'

/** What collects rows, until they are taken away as columns. */
interface RowSource {
  readonly rows: number
  finish(): Data[]
}

/** The rows of a batch, which come by turns from a kernel and from the reader that stands in for it. */
export class RowPieces {
  /** Rows of the batch so far. */
  rows = 0
  /** The most that it may have. */
  readonly most: number
  readonly #task: Pick<ReadTask, 'schema' | 'file' | 'lends'>
  readonly #reader: RowSource
  readonly #kernel: KernelColumns | undefined
  /** Columns of its rows, but for those that still are with the reader or with the kernel. */
  #pieces: Data[][] = []
  readonly #positions = new Float64Array(lentRows)

  constructor(
    task: Pick<ReadTask, 'schema' | 'file' | 'lends'>,
    from: { reader: RowSource; kernel: KernelColumns | undefined },
  ) {
    this.#task = task
    this.#reader = from.reader
    this.#kernel = from.kernel
    this.most = rowsOfBatch(task.schema.fields.length, task.lends)
  }

  /** To be called before the reader takes a record. */
  beginOne(): void {
    if (this.#kernel !== undefined && this.#kernel.rows > 0) this.endPiece()
  }

  /** Notes where the record stands that the reader has taken. */
  addOne(position: number): void {
    this.#positions[this.rows++] = position
  }

  /**
   * Lets the kernel take records within these limits, until the batch is full or one is not for it; what it has loaded
   * stands at `offset` of the file. Answers how far it came, and how many it took.
   */
  readMany(
    kernel: KernelColumns,
    limits: Omit<RecordLimits, 'rows'>,
    offset: number,
  ): Reached & { taken: number } {
    if (this.#reader.rows > 0 || !kernel.hasRoom(limits.to - limits.from)) this.endPiece()
    const before = kernel.rows
    const reached = kernel.read({ ...limits, rows: this.most - this.rows + before })
    const after = kernel.rows
    const { starts } = kernel
    const positions = this.#positions
    const first = this.rows - before
    for (let row = before; row < after; row++) positions[first + row] = offset + starts[row]
    this.rows += after - before
    return { ...reached, taken: after - before }
  }

  /** The rows as a batch, where there are any. Large ones may be lent; see `ReadTask`. */
  finish(): Batch | undefined {
    if (this.rows === 0) return undefined
    const { schema, file, lends = false } = this.#task
    this.endPiece(lends && this.#pieces.length === 0 && this.rows >= smallBatchRows)
    const pieces = this.#pieces
    const columns =
      pieces.length === 1 ? pieces[0] : pieces[0].map((_, i) => joinColumns(pieces.map((one) => one[i])))
    const origin = originOf(file.source, this.#positions.slice(0, this.rows))
    this.#pieces = []
    this.rows = 0
    return new Batch(schema, columns, origin)
  }

  /** Ends the columns that the reader or the kernel has rows in: only one of them has. The kernel may lend its own. */
  endPiece(lends = false): void {
    if (this.#reader.rows > 0) this.#pieces.push(this.#reader.finish())
    else if (this.#kernel !== undefined && this.#kernel.rows > 0)
      this.#pieces.push(this.#kernel.finish(lends))
  }
}
