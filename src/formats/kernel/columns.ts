import { type Data, Field, makeColumn, type Schema, Struct } from '../../arrow/arrow.js'
import { clearBehind } from '../../arrow/bits.js'
import { fieldShape, itemShape, type Shape } from '../../arrow/infer-schema.js'
import { MemoryPlan } from '../../kernels/memory-plan.js'
import { batchBytes, rowsOfBatch } from '../format/reader.js'
import { word } from './keys.js'
import {
  columnWords,
  type KernelColumn,
  type Kind,
  kindOf,
  planColumn,
  withInner,
  writeColumn,
} from './layout.js'

/** More columns of text than this, or more columns in all, are not for the kernel. */
const mostTexts = 1024
const mostColumns = 4096
/** Bytes of lines that are read at once, where there are few columns of text. */
const mostPiece = 1 << 20
/** Room for the text of all columns. It takes no memory before it is written to. */
const textRoom = 160 << 20
/** Items that a column within lists has room for, and that all columns have room for together. */
const mostItems = 1 << 16
const allItems = 1 << 22
/** The kernel may write so much behind a text, and look so far behind the lines. */
const spare = 64

const wordOf = Object.fromEntries(columnWords.map((name, i) => [name, i])) as Record<
  (typeof columnWords)[number],
  number
>

/** What the values of a column count as, of the kinds of numbers one that its type stands for. */
const counted = {
  text: 'texts',
  json: 'texts',
  long: 'ints',
  double: 'doubles',
  bool: 'bools',
  list: 'lists',
  struct: 'objects',
} as const satisfies Record<Exclude<Kind, 'null'>, keyof Shape>

/** Which of the records that were loaded are read at once. */
export interface RecordLimits {
  /** The first: the beginning of a record. */
  from: number
  /** Behind the last one. */
  to: number
  /** The most rows that there are to be. */
  rows: number
  /** The longest record, without its line end. */
  recordBytes: number
  /** The last one to be read: a line of JSON that begins here or behind, a record of CSV that ends here or behind. */
  last: number
}

/** How far the kernel came, and why no farther: all was read, a record is not for it, it needs room, a limit was reached. */
export interface Reached {
  to: number
  why: 'end' | 'record' | 'room' | 'limit'
  /** Where the last line of JSON begins that was read or is blank, or the last record of CSV ends. */
  last: number
}

const reasons = ['end', 'record', 'room', 'limit'] as const

/** A compiled loop that turns records into rows of columns in its memory. */
export interface RecordKernel {
  memory: WebAssembly.Memory
  /** What it needs to find behind the records. */
  behind: Uint8Array
  /** Reads records from `from` to `to` into the columns of `record`; places are addresses. */
  read(record: number, from: number, to: number, limits: number): number
  /** Of the last `read`: the number of the reason why it stopped, and what `Reached.last` is made of. */
  outcome(): { stopped: number; last: number }
  /** What it is told behind the limits, as words of four bytes, once it is known where these and the columns stand. */
  settings?: { count: number; wordsFor(place: { at: number; columns: readonly number[] }): readonly number[] }
}

const limitWords = 4

/** The columns of a schema in the memory of a kernel, which fills them record by record. */
export class KernelColumns {
  /** Bytes that `load` takes at once. */
  readonly pieceBytes: number
  /** Where each row begins among the bytes loaded, for those that the last `read` added. */
  readonly starts: Uint32Array
  readonly #kernel: RecordKernel
  readonly #schema: Schema
  readonly #record: KernelColumn
  readonly #texts: readonly KernelColumn[]
  readonly #textBytes: number
  readonly #input: number
  readonly #limits: number
  readonly #bytes: Uint8Array
  readonly #words: Uint32Array
  /** The bits of rows that were given away, some of which are 0. */
  #cleared: { at: number; bytes: number }[] = []

  constructor(schema: Schema, kernel: RecordKernel) {
    this.#schema = schema
    this.#kernel = kernel
    const all = schema.fields.flatMap(withInner)
    const texts = all.filter(isText).length
    this.#textBytes = Math.min(batchBytes + mostPiece, Math.floor(textRoom / Math.max(1, texts)))
    this.pieceBytes = Math.min(mostPiece, this.#textBytes >> 1)
    const plan = new MemoryPlan()
    const room = {
      text: this.#textBytes + spare,
      items: Math.min(mostItems, Math.floor(allItems / Math.max(1, all.length))),
    }
    const { settings } = kernel
    this.#limits = plan.take((limitWords + (settings?.count ?? 0)) * word)
    const rows = rowsOfBatch(schema.fields.length, true)
    const starts = plan.take(rows * word)
    this.#record = planColumn(new Field('', new Struct(schema.fields)), rows, { plan, room })
    this.#input = plan.take(this.pieceBytes + spare)
    plan.enlarge(kernel.memory)
    const { buffer } = kernel.memory
    writeColumn(this.#record, buffer)
    this.#bytes = new Uint8Array(buffer)
    this.#words = new Uint32Array(buffer)
    this.#texts = textsOf(this.#record)
    this.starts = new Uint32Array(buffer, starts, rows)
    const at = this.#limits + limitWords * word
    const columns = this.#record.children.map((child) => child.at)
    if (settings !== undefined) this.#words.set(settings.wordsFor({ at, columns }), at / word)
  }

  /** Whether the kernel knows all types of a schema, and has room for so many columns. */
  static fits({ fields }: Schema): boolean {
    const all = fields.flatMap(withInner)
    const isKnown = all.every((field) => kindOf(field) !== undefined)
    return isKnown && all.length <= mostColumns && all.filter(isText).length <= mostTexts
  }

  /** Whether these are the columns of a schema. */
  isOf(schema: Schema): boolean {
    return this.#schema === schema
  }

  /** Rows that are in the columns now. */
  get rows(): number {
    return this.#wordOf(this.#record, 'length')
  }

  /** Takes in bytes `from` to `to`, of which there are at most `pieceBytes`. */
  load(bytes: Uint8Array, from: number, to: number): void {
    this.#bytes.set(bytes.subarray(from, to), this.#input)
    this.#bytes.set(this.#kernel.behind, this.#input + to - from)
  }

  /** Whether each column of text has room for so many bytes more. */
  hasRoom(bytes: number): boolean {
    const most = this.#textBytes - bytes
    return this.#texts.every((column) => this.#wordOf(column, 'end') - column.values <= most)
  }

  /** Reads records that were loaded; places are counted from the first byte loaded. */
  read({ from, to, rows, recordBytes, last }: RecordLimits): Reached {
    this.#setCleared()
    const { starts } = this
    const before = this.rows
    const limits = [
      rows,
      recordBytes,
      Math.min(this.#input + Math.max(0, last), 0xffffffff),
      starts.byteOffset,
    ]
    this.#words.set(limits, this.#limits / word)
    const reached = this.#kernel.read(this.#record.at, this.#input + from, this.#input + to, this.#limits)
    const { rows: after } = this
    const input = this.#input
    for (let row = before; row < after; row++) starts[row] -= input
    const { stopped, last: lastPlace } = this.#kernel.outcome()
    return {
      to: (reached >>> 0) - this.#input,
      why: reasons[stopped],
      last: (lastPlace >>> 0) - this.#input,
    }
  }

  /**
   * Adds what the rows at hand hold to their shape. What of a `null` is written is counted at least once; a field that
   * is null in more rows than that, and than what is around it, is missing there.
   */
  countInto(shape: Shape): void {
    this.#count(this.#record, shape)
  }

  #count(column: KernelColumn, shape: Shape): void {
    const { kind, type, children } = column
    shape.nulls += this.#wordOf(column, 'nulls')
    if (kind === 'null') return
    const values = this.#wordOf(column, 'length') - this.#wordOf(column, 'nullCount')
    shape[counted[kind]] += values
    if (kind === 'list' && this.#wordOf(children[0], 'length') > 0) this.#count(children[0], itemShape(shape))
    if (kind === 'struct')
      children.forEach((child, i) => {
        this.#count(child, fieldShape(shape, type.children[i].name))
      })
  }

  /** Gives the rows away, or lends them until records are read again. The columns are empty then. */
  finish(lends: boolean): Data[] {
    const columns = this.#record.children.map((column) => this.#finish(column, lends))
    this.#setWord(this.#record, 'length', 0)
    return columns
  }

  #finish(column: KernelColumn, lends: boolean): Data {
    const { type, kind, values, children } = column
    const length = this.#wordOf(column, 'length')
    const end = this.#wordOf(column, 'end')
    this.#setWord(column, 'length', 0)
    this.#setWord(column, 'nulls', 0)
    if (kind === 'null') return makeColumn(type, { length })
    const bytesOf = (from: number, to: number) =>
      lends ? this.#bytes.subarray(from, to) : this.#bytes.slice(from, to)
    const bitsOf = (from: number) => clearBehind(bytesOf(from, from + ((length + 7) >> 3)), length)
    const nullCount = this.#wordOf(column, 'nullCount')
    const nullBitmap = nullCount === 0 ? undefined : bitsOf(column.validity)
    if (nullBitmap !== undefined) this.#cleared.push({ at: column.validity, bytes: nullBitmap.length })
    this.#setWord(column, 'nullCount', 0)
    const parts = { length, nullCount, nullBitmap }
    if (kind === 'struct')
      return makeColumn(type, { ...parts, children: children.map((child) => this.#finish(child, lends)) })
    if (kind === 'bool') return makeColumn(type, { ...parts, data: bitsOf(values) })
    if (kind === 'long' || kind === 'double') {
      const { buffer, byteOffset } = bytesOf(values, values + length * 8)
      const isLong = kind === 'long'
      const data = isLong
        ? new BigInt64Array(buffer, byteOffset, length)
        : new Float64Array(buffer, byteOffset, length)
      return makeColumn(type, { ...parts, data })
    }
    const offsets = bytesOf(column.offsets, column.offsets + (length + 1) * word)
    const valueOffsets = new Int32Array(offsets.buffer, offsets.byteOffset, length + 1)
    if (kind === 'list')
      return makeColumn(type, { ...parts, valueOffsets, child: this.#finish(children[0], lends) })
    this.#setWord(column, 'end', values)
    return makeColumn(type, { ...parts, valueOffsets, data: bytesOf(values, end) })
  }

  /** Sets the bits again that say which rows are not null, where rows were given away or lent. */
  #setCleared(): void {
    for (const { at, bytes } of this.#cleared) this.#bytes.fill(0xff, at, at + bytes)
    this.#cleared = []
  }

  #wordOf({ at }: KernelColumn, name: (typeof columnWords)[number]): number {
    return this.#words[at / word + wordOf[name]]
  }

  #setWord({ at }: KernelColumn, name: (typeof columnWords)[number], value: number): void {
    this.#words[at / word + wordOf[name]] = value
  }
}

function isText(field: Field): boolean {
  return isTextKind(kindOf(field))
}

function isTextKind(kind: string | undefined): boolean {
  return kind === 'text' || kind === 'json'
}

function textsOf(column: KernelColumn): KernelColumn[] {
  return [...(isTextKind(column.kind) ? [column] : []), ...column.children.flatMap(textsOf)]
}
