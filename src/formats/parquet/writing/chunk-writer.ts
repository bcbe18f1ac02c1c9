import { DataType } from '../../../arrow/arrow.js'
import type { LeafPlan } from './column-plan.js'
import { type AppendPlain, Bytes, plainWriter } from './plain-values.js'
import type { Shreds } from './shred.js'
import { encodeThrift, type ThriftFields } from './thrift.js'

/** How pages are packed. */
export interface Codec {
  /** `CompressionCodec` of parquet.thrift. */
  id: number
  /** Left out where they are not. */
  pack?: ((bytes: Uint8Array) => Uint8Array) | undefined
}

/** A page is made of about so many bytes … */
const pageBytes = 1 << 20
/** … or of so many values. */
const pageValues = 1 << 17

/** `Encoding` and `PageType` of parquet.thrift. */
const encodings = { plain: 0, rle: 3 } as const
const dataPage = 0
/** `CompressionCodec` of parquet.thrift for pages that are not packed. */
const unpacked = 0
/** Pages are packed where that leaves less than this of the first one. */
const worthPacking = 0.9

/** The pages of a column chunk, and what the metadata say of it. */
export interface FinishedChunk {
  pieces: Uint8Array[]
  /** `ColumnMetaData` of parquet.thrift, but for the place in the file. */
  about: ThriftFields
  packedBytes: number
  plainBytes: number
}

/** Makes the column chunk of a leaf in one row group after the other. */
export class ChunkWriter {
  readonly #leaf: LeafPlan
  readonly #codec: Codec
  /** Whether the pages of this row group are packed; known from the first one on. */
  #isPacked: boolean | undefined
  readonly #append: AppendPlain
  readonly #values = new Bytes()
  readonly #definition = new Bytes()
  readonly #repetition = new Bytes()
  /** The page that is being packed, in memory that is used again. */
  readonly #page = new Bytes()
  /** Values in the open page; of as many, nothing is in `#definition` as long as none of them is null. */
  #count = 0
  #pages: Uint8Array[] = []
  #total = 0
  #nulls = 0
  #packedBytes = 0
  #plainBytes = 0

  constructor(leaf: LeafPlan, codec: Codec) {
    this.#leaf = leaf
    this.#codec = codec
    this.#append = plainWriter(leaf.type)
  }

  /** The bytes of the values that are still to be written, packed or not. */
  get heldBytes(): number {
    return this.#plainBytes + this.#values.end
  }

  add(shreds: Shreds): void {
    const { maxDefinition, maxRepetition } = this.#leaf
    const { count } = shreds
    this.#append(shreds, this.#values)
    if (shreds.definition !== undefined || this.#definition.end > 0) {
      // Until now nothing was null.
      fill(this.#definition, this.#count - this.#definition.end, maxDefinition)
      if (shreds.definition === undefined) fill(this.#definition, count, maxDefinition)
      else append(this.#definition, shreds.definition)
    }
    if (maxRepetition > 0) append(this.#repetition, shreds.repetition ?? new Uint8Array(count))
    this.#count += count
    if (this.#values.end >= pageBytes || this.#count >= pageValues) this.#endPage()
  }

  finish(): FinishedChunk {
    if (this.#count > 0) this.#endPage()
    const { stored, path } = this.#leaf
    const [pieces, packedBytes, plainBytes] = [this.#pages, this.#packedBytes, this.#plainBytes]
    const about = {
      field_1: stored.physical,
      field_2: [encodings.plain, encodings.rle],
      field_3: path,
      field_4: this.#isPacked === false ? unpacked : this.#codec.id,
      field_5: BigInt(this.#total),
      field_6: BigInt(plainBytes),
      field_7: BigInt(packedBytes),
    }
    const statistics = { field_12: { field_3: BigInt(this.#nulls) } }
    this.#isPacked = undefined
    this.#pages = []
    this.#total = 0
    this.#nulls = 0
    this.#packedBytes = 0
    this.#plainBytes = 0
    return { pieces, about: { ...about, ...statistics }, packedBytes, plainBytes }
  }

  /**
   * Packs a page. A column whose first page hardly shrinks, such as one of random numbers, is written as it is: that
   * reads and writes several times as fast.
   */
  #pack(page: Uint8Array): Uint8Array {
    const { pack } = this.#codec
    if (pack === undefined || this.#isPacked === false) return page.slice()
    const packed = pack(page)
    this.#isPacked ??= packed.length < page.length * worthPacking
    return this.#isPacked ? packed : page.slice()
  }

  #endPage(): void {
    const { maxDefinition, maxRepetition, type } = this.#leaf
    const definition = this.#definition.view()
    const levels = [
      ...(maxRepetition > 0 ? levelsOf(this.#repetition.view(), maxRepetition) : []),
      ...(maxDefinition === 0
        ? []
        : definition.length === 0
          ? oneRun(this.#count, maxDefinition)
          : levelsOf(definition, maxDefinition)),
    ]
    const values = DataType.isBool(type) ? packBits(this.#values.view()) : this.#values.view()
    this.#page.end = 0
    for (const bytes of [...levels, values]) append(this.#page, bytes)
    const page = this.#page.view()
    const packed = this.#pack(page)
    const header = encodeThrift({
      field_1: dataPage,
      field_2: page.length,
      field_3: packed.length,
      field_5: {
        field_1: this.#count,
        field_2: encodings.plain,
        field_3: encodings.rle,
        field_4: encodings.rle,
      },
    })
    for (let i = 0; i < definition.length; i++) if (definition[i] < maxDefinition) this.#nulls++
    this.#pages.push(header, packed)
    this.#total += this.#count
    this.#packedBytes += header.length + packed.length
    this.#plainBytes += header.length + page.length
    this.#count = 0
    for (const bytes of [this.#values, this.#definition, this.#repetition]) bytes.end = 0
  }
}

function fill(bytes: Bytes, count: number, value: number): void {
  bytes.reserve(count).fill(value, bytes.end, bytes.end + count)
  bytes.end += count
}

function append(bytes: Bytes, more: Uint8Array): void {
  bytes.reserve(more.length).set(more, bytes.end)
  bytes.end += more.length
}

/** Levels as one run, of the same number or packed into as few bits as it takes, behind their length. */
function levelsOf(levels: Uint8Array, max: number): Uint8Array[] {
  let same = 1
  while (same < levels.length && levels[same] === levels[0]) same++
  if (same === levels.length) return oneRun(same, levels[0])
  const groups = (levels.length + 7) >> 3
  const width = 32 - Math.clz32(max)
  return behindLength(varint(groups * 2 + 1), packLevels(levels, { width, bytes: groups * width }))
}

/** The same level so many times. */
function oneRun(count: number, level: number): Uint8Array[] {
  return behindLength(varint(count * 2), Uint8Array.of(level))
}

function behindLength(header: Uint8Array, run: Uint8Array): Uint8Array[] {
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, header.length + run.length, true)
  return [length, header, run]
}

function packLevels(levels: Uint8Array, { width, bytes }: { width: number; bytes: number }): Uint8Array {
  const packed = new Uint8Array(bytes)
  let held = 0
  let bits = 0
  let end = 0
  for (const level of levels) {
    held |= level << bits
    for (bits += width; bits >= 8; bits -= 8) {
      packed[end++] = held
      held >>>= 8
    }
  }
  if (bits > 0) packed[end] = held
  return packed
}

function packBits(cells: Uint8Array): Uint8Array {
  return packLevels(cells, { width: 1, bytes: (cells.length + 7) >> 3 })
}

function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let left = value
  for (; left >= 0x80; left = Math.floor(left / 128)) bytes.push((left & 0x7f) | 0x80)
  return Uint8Array.from([...bytes, left])
}
