import { isUtf8 } from 'node:buffer'
import type { Batch } from '../../arrow/batch.js'
import { emptyShape, mergeShape } from '../../arrow/infer-schema.js'
import { batchBytes, type ReadTask } from '../format/reader.js'
import { laneOf } from '../kernel/lane.js'
import { OneByOne } from '../kernel/one-by-one.js'
import { RowPieces } from '../kernel/row-pieces.js'
import { BadJson } from './bytes.js'
import { JsonCursor } from './cursor.js'
import { JsonColumns } from './kernel/columns.js'
import { blocksOf, isBlank, isSoundLine, type Line, lineAt, linesEnd, openLine } from './line.js'
import type { LineBlock } from './lines.js'
import { JsonObserver } from './observe.js'
import { observeLine } from './observe-lines.js'
import { recordReader } from './read-record.js'

/**
 * Reads the records of a task into batches. The kernel reads what it can, many lines at once; other lines are read one
 * by one, and what comes out is the same.
 */
export function* readBatches(task: ReadTask): Generator<Batch> {
  const pass = new ReadPass(task)
  for (const block of blocksOf(task)) yield* pass.read(block)
  yield* pass.rest()
  pass.end()
}

class ReadPass {
  readonly #task: ReadTask
  readonly #reader
  readonly #cursor = new JsonCursor()
  readonly #kernel: JsonColumns | undefined
  readonly #oneByOne = new OneByOne()
  readonly #strays: JsonObserver | undefined
  readonly #rows: RowPieces
  /** Where the line begins behind which the batch began. */
  #batchStart: number
  /** The part of the block that the kernel has taken in. */
  #loaded = { from: 0, to: 0 }

  constructor(task: ReadTask) {
    this.#task = task
    this.#reader = recordReader(task.schema)
    const isKernels = laneOf(task) === 'kernel' && JsonColumns.fits(task.schema)
    this.#kernel = isKernels ? openColumns(task) : undefined
    if (this.#kernel !== undefined) this.#kernel.observed = task.strays && emptyShape()
    this.#rows = new RowPieces(task, { reader: this.#reader, kernel: this.#kernel })
    this.#batchStart = task.range.from
    this.#strays = task.strays && new JsonObserver(task.strays)
  }

  *read(block: LineBlock): Generator<Batch> {
    if (block.skippedBytes > 0) {
      const { offset, skippedBytes: length } = block
      this.#task.onBad({ offset, length, reason: 'too_long', action: 'rejected' })
      if (this.#isFull(block.offset)) yield* this.#endBatch(block.offset)
    }
    const isSound = isUtf8(block.bytes.subarray(0, block.length))
    this.#loaded = { from: 0, to: 0 }
    for (let at = 0; at < block.length; ) {
      const isKernels = isSound && this.#oneByOne.left <= 0 && this.#load(block, at)
      const step = isKernels
        ? this.#readMany(block, at)
        : this.#readOne(lineAt(block, at), { block, isSound })
      at = step.to
      if (step.isLast) yield* this.#endBatch(block.offset + step.lastLine)
    }
  }

  /** Whether the batch ends with the line that begins at `offset`. */
  #isFull(offset: number): boolean {
    return this.#rows.rows >= this.#rows.most || offset - this.#batchStart >= batchBytes
  }

  *#endBatch(lastLine: number): Generator<Batch> {
    this.#batchStart = lastLine
    yield* this.rest()
  }

  /** The rows that are still to be given away, as a batch. */
  *rest(): Generator<Batch> {
    const batch = this.#rows.finish()
    if (batch !== undefined) yield batch
  }

  /** Tells what the kernel has seen, and leaves its memory to the next range. */
  end(): void {
    if (this.#kernel === undefined) return
    if (this.#task.strays !== undefined) mergeShape(this.#task.strays, this.#kernel.observed!)
    this.#task.scratch?.giveBack(this.#kernel)
  }

  /** Gives the kernel the lines from `at` on, if it does not have them. Answers whether it has. */
  #load(block: LineBlock, at: number): boolean {
    if (this.#kernel === undefined) return false
    const { from, to } = this.#loaded
    if (at >= from && at < to) return true
    const end = linesEnd(block, at, this.#kernel.pieceBytes)
    if (end === at) return false
    this.#kernel.load(block.bytes, at, end)
    this.#loaded = { from: at, to: end }
    return true
  }

  /** Reads lines from `at` on by the kernel, until a batch is full or a line is not for it. */
  #readMany(block: LineBlock, at: number): Step {
    const kernel = this.#kernel!
    const { from, to } = this.#loaded
    const limits = {
      from: at - from,
      to: to - from,
      recordBytes: block.maxLineBytes,
      last: this.#batchStart + batchBytes - block.offset - from,
    }
    const reached = this.#rows.readMany(kernel, limits, block.offset + from)
    if (reached.why === 'record') this.#oneByOne.stopped(reached.taken)
    if (reached.why === 'room') {
      if (kernel.rows === 0) this.#oneByOne.left = 1
      this.#rows.endPiece()
    }
    const isLast = reached.why === 'limit'
    return { to: Math.min(to, from + reached.to), lastLine: from + reached.last, isLast }
  }

  /** Reads one line. */
  #readOne(line: Line, { block, isSound }: { block: LineBlock; isSound: boolean }): Step {
    this.#oneByOne.left--
    this.#rows.beginOne()
    const offset = block.offset + line.from
    const sound = isSound || isSoundLine(line)
    if (this.#strays !== undefined)
      observeLine(this.#cursor, line, { isSound: sound, observer: this.#strays })
    if (this.#readLine(line, { offset, isSound: sound })) this.#rows.addOne(offset)
    return { to: line.to + 1, lastLine: line.from, isLast: this.#isFull(offset) }
  }

  /** Reads one line into the columns of the reader. Answers whether it was a record that could be read. */
  #readLine(line: Line, { offset, isSound }: { offset: number; isSound: boolean }): boolean {
    const length = line.to - line.from
    const reject = (reason: string, column?: string) => {
      this.#task.onBad({
        offset,
        length,
        reason,
        action: 'rejected',
        ...(column !== undefined && { column }),
      })
      return false
    }
    if (line.isTooLong) return reject('too_long')
    if (!isSound && this.#task.invalidUtf8 === 'reject') return reject('invalid_utf8')
    const cursor = this.#cursor
    openLine(cursor, line, isSound)
    if (isBlank(cursor)) return false
    try {
      this.#reader.read(cursor)
    } catch (error) {
      if (!(error instanceof BadJson)) throw error
      return reject(error.reason, error.column)
    }
    const damage = isSound ? (cursor.repaired ? 'lone_surrogate' : undefined) : 'invalid_utf8'
    if (damage !== undefined) this.#task.onBad({ offset, length, reason: damage, action: 'repaired' })
    return true
  }
}

/** The columns of the range before, if they are of the same schema, or new ones. */
function openColumns({ schema, scratch }: ReadTask): JsonColumns {
  const known = scratch?.take(JsonColumns)
  return known?.isOf(schema) ? known : new JsonColumns(schema)
}

/** How far reading came in a block. */
interface Step {
  to: number
  /** Where the last line begins that was read. */
  lastLine: number
  /** Whether the batch ends with it. */
  isLast: boolean
}
