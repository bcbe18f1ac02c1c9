import { type Data, Field, makeColumn, type Schema, Struct } from '../../../arrow/arrow.js'
import { clearBehind } from '../../../arrow/bits.js'
import { type JsonKernel, MemoryPlan, openJson } from '../../../kernels/json.js'
import { batchBytes, batchRows } from '../../format/reader.js'
import { word } from './keys.js'
import { columnWords, type KernelColumn, kindOf, planColumn, withInner, writeColumn } from './layout.js'

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

/** Which of the lines that were loaded are read at once. */
export interface LineLimits {
  /** The first: the beginning of a line. */
  from: number
  /** Behind the last one. */
  to: number
  /** The most rows that there are to be. */
  rows: number
  /** The longest line. */
  lineBytes: number
  /** A line that begins here or behind is the last one to be read. */
  last: number
}

/** How far the kernel came, and why no farther: all was read, a line is not for it, it needs room, a limit was reached. */
export interface Reached {
  to: number
  why: 'end' | 'line' | 'room' | 'limit'
  /** Where the last line begins that was read or is blank. */
  lastLine: number
}

const reasons = ['end', 'line', 'room', 'limit'] as const

/** The columns of a schema in the memory of the kernel, which fills them line by line. */
export class KernelColumns {
  /** Bytes that `load` takes at once. */
  readonly pieceBytes: number
  /** Where each row begins among the lines loaded, for those that the last `read` added. */
  readonly starts: Uint32Array
  readonly #kernel: JsonKernel = openJson()
  readonly #record: KernelColumn
  readonly #texts: readonly KernelColumn[]
  readonly #textBytes: number
  readonly #input: number
  readonly #limits: number
  readonly #bytes: Uint8Array
  readonly #words: Uint32Array

  constructor(schema: Schema) {
    const all = schema.fields.flatMap(withInner)
    const texts = all.filter(isText).length
    this.#textBytes = Math.min(batchBytes + mostPiece, Math.floor(textRoom / Math.max(1, texts)))
    this.pieceBytes = Math.min(mostPiece, this.#textBytes >> 1)
    const plan = new MemoryPlan()
    const room = {
      text: this.#textBytes + spare,
      items: Math.min(mostItems, Math.floor(allItems / Math.max(1, all.length))),
    }
    this.#limits = plan.take(4 * word)
    const starts = plan.take(batchRows * word)
    this.#record = planColumn(new Field('', new Struct(schema.fields)), batchRows, { plan, room })
    this.#input = plan.take(this.pieceBytes + spare)
    plan.enlarge(this.#kernel.memory)
    const { buffer } = this.#kernel.memory
    writeColumn(this.#record, buffer)
    this.#bytes = new Uint8Array(buffer)
    this.#words = new Uint32Array(buffer)
    this.#texts = textsOf(this.#record)
    this.starts = new Uint32Array(buffer, starts, batchRows)
  }

  /** Whether the kernel knows all types of a schema, and has room for so many columns. */
  static fits({ fields }: Schema): boolean {
    const all = fields.flatMap(withInner)
    const isKnown = all.every((field) => kindOf(field) !== undefined)
    return isKnown && all.length <= mostColumns && all.filter(isText).length <= mostTexts
  }

  /** Rows that are in the columns now. */
  get rows(): number {
    return this.#wordOf(this.#record, 'length')
  }

  /** Takes in whole lines: bytes `from` to `to`, of which there are at most `pieceBytes`. */
  load(bytes: Uint8Array, from: number, to: number): void {
    this.#bytes.set(bytes.subarray(from, to), this.#input)
    this.#bytes[this.#input + to - from] = 0x0a
  }

  /** Whether each column of text has room for so many bytes more. */
  hasRoom(bytes: number): boolean {
    const most = this.#textBytes - bytes
    return this.#texts.every((column) => this.#wordOf(column, 'end') - column.values <= most)
  }

  /** Reads lines that were loaded, from the first on; places are counted from there. */
  read({ from, to, rows, lineBytes, last }: LineLimits): Reached {
    const { starts } = this
    const before = this.rows
    const limits = [rows, lineBytes, Math.min(this.#input + Math.max(0, last), 0xffffffff), starts.byteOffset]
    this.#words.set(limits, this.#limits / word)
    const reached = this.#kernel.readLines(
      this.#record.at,
      this.#input + from,
      this.#input + to,
      this.#limits,
    )
    for (let row = before; row < this.rows; row++) starts[row] -= this.#input
    return {
      to: (reached >>> 0) - this.#input,
      why: reasons[this.#kernel.stopped.value],
      lastLine: (this.#kernel.lastLine.value >>> 0) - this.#input,
    }
  }

  /** Gives the rows away. The columns are empty then. */
  finish(): Data[] {
    const columns = this.#record.children.map((column) => this.#finish(column))
    this.#setWord(this.#record, 'length', 0)
    return columns
  }

  #finish(column: KernelColumn): Data {
    const { type, kind, values } = column
    const length = this.#wordOf(column, 'length')
    const end = this.#wordOf(column, 'end')
    this.#setWord(column, 'length', 0)
    if (kind === 'null') return makeColumn(type, { length })
    const parts = { length, ...this.#finishValidity(column, length) }
    if (kind === 'struct')
      return makeColumn(type, { ...parts, children: column.children.map((child) => this.#finish(child)) })
    if (kind === 'list') {
      const [child] = column.children
      return makeColumn(type, {
        ...parts,
        valueOffsets: this.#offsets(column, length),
        child: this.#finish(child),
      })
    }
    if (isTextKind(kind)) {
      this.#setWord(column, 'end', values)
      return makeColumn(type, {
        ...parts,
        valueOffsets: this.#offsets(column, length),
        data: this.#bytes.slice(values, end),
      })
    }
    const { buffer } = this.#bytes
    if (kind === 'bool') return makeColumn(type, { ...parts, data: this.#bits(values, length) })
    const cells = buffer.slice(values, values + length * 8)
    return makeColumn(type, {
      ...parts,
      data: kind === 'long' ? new BigInt64Array(cells) : new Float64Array(cells),
    })
  }

  #finishValidity(column: KernelColumn, length: number) {
    const nullCount = this.#wordOf(column, 'nullCount')
    if (nullCount === 0) return { nullCount, nullBitmap: undefined }
    const nullBitmap = this.#bits(column.validity, length)
    this.#bytes.fill(0xff, column.validity, column.validity + nullBitmap.length)
    this.#setWord(column, 'nullCount', 0)
    return { nullCount, nullBitmap }
  }

  #bits(at: number, length: number): Uint8Array {
    return clearBehind(this.#bytes.slice(at, at + ((length + 7) >> 3)), length)
  }

  #offsets({ offsets }: KernelColumn, length: number): Int32Array {
    return new Int32Array(this.#bytes.buffer, offsets, length + 1).slice()
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
