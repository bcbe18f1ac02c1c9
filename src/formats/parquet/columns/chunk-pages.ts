import { PrepError } from '../../../base/errors.js'
import { readFully } from '../../../files/read-fully.js'
import { type ColumnChunk, decodeThrift, type ThriftStruct } from '../packages/hyparquet.js'
import type { Unpack } from './codecs.js'

/** A page of a column chunk, unpacked. */
export interface Page {
  isDictionary: boolean
  /** How many values, nulls and empty lists among them. */
  count: number
  /** Its `Encoding` of parquet.thrift. */
  encoding: number
  /** Levels and values; without the levels of a page of version 2, which are not packed. */
  bytes: Uint8Array
  /** The levels of a page of version 2. */
  levels?: { repetition: Uint8Array; definition: Uint8Array }
}

/** `PageType` and `Encoding` of parquet.thrift. */
const pageTypes = { data: 0, index: 1, dictionary: 2, dataV2: 3 } as const

/** The header of a page is found in so many bytes, but for one with long statistics. */
const headerBytes = 1 << 10
/** So much is read at once where pages are small. */
const windowBytes = 1 << 16
/** No writer makes pages of this size; a header that tells of one is damaged. */
const maxPageBytes = 0x7fffffff

/** The pages of a column chunk, one after the other. */
export class ChunkPages {
  readonly #fd: number
  readonly #unpack: Unpack | undefined
  readonly #end: number
  #at: number
  #window = new Uint8Array(0)
  #windowFrom = 0

  constructor(fd: number, { meta_data: meta }: ColumnChunk, unpack: Unpack | undefined) {
    if (meta === undefined) throw new RangeError('The column chunk has no metadata')
    const { from, to } = spanOf(meta)
    this.#fd = fd
    this.#unpack = unpack
    this.#at = from
    this.#end = to
  }

  /**
   * The next page; `undefined` where its values are passed over, because `skips` says of how many values or rows (of a
   * page of version 2) that none is wanted. Throws `RangeError` where there is none.
   */
  next(skips: (page: { count: number; rows: number | undefined }) => boolean): Page | undefined {
    for (;;) {
      const header = this.#header()
      const [size, packed] = [numberOf(header.field_2), numberOf(header.field_3)]
      if (!(size >= 0 && packed >= 0 && size <= maxPageBytes) || this.#at + packed > this.#end)
        throw new RangeError('A page is damaged')
      const from = this.#at
      this.#at += packed
      if (header.field_1 === pageTypes.index) continue
      const isV2 = header.field_1 === pageTypes.dataV2
      const isDictionary = header.field_1 === pageTypes.dictionary
      const about = structOf(isV2 ? header.field_8 : isDictionary ? header.field_7 : header.field_5)
      const count = numberOf(about.field_1)
      if (!(count >= 0)) throw new RangeError('A page is damaged')
      if (!isDictionary && skips({ count, rows: isV2 ? numberOf(about.field_3) : undefined }))
        return undefined
      const bytes = this.#read(from, packed)
      const encoding = numberOf(isV2 ? about.field_4 : about.field_2)
      if (isV2) return { isDictionary, count, encoding, ...this.#partsOf(bytes, { about, size }) }
      return { isDictionary, count, encoding, bytes: this.#unpacked(bytes, size) }
    }
  }

  /** The levels of a page of version 2 stand before its values, and are not packed. */
  #partsOf(
    bytes: Uint8Array,
    { about, size }: { about: ThriftStruct; size: number },
  ): Pick<Page, 'bytes' | 'levels'> {
    const [definition, repetition] = [numberOf(about.field_5), numberOf(about.field_6)]
    const start = definition + repetition
    if (!(definition >= 0 && repetition >= 0) || start > bytes.length || start > size)
      throw new RangeError('A page is damaged')
    const levels = {
      repetition: bytes.subarray(0, repetition),
      definition: bytes.subarray(repetition, start),
    }
    const values = bytes.subarray(start)
    const isPacked = about.field_7 !== false && size > start
    return { levels, bytes: isPacked ? this.#unpacked(values, size - start) : values }
  }

  #unpacked(bytes: Uint8Array, size: number): Uint8Array {
    const unpacked = this.#unpack === undefined || size === 0 ? bytes : this.#unpack(bytes, size)
    if (unpacked.length < size) throw new RangeError('A page is shorter than it should be')
    return unpacked
  }

  #header(): ThriftStruct {
    for (let length = headerBytes; ; length *= 16) {
      const bytes = this.#read(this.#at, Math.min(length, this.#end - this.#at))
      if (bytes.length === 0) throw new RangeError('The column chunk ends too early')
      try {
        const { struct, length: read } = decodeThrift(bytes)
        this.#at += read
        return struct
      } catch (error) {
        // It may go on behind the bytes that were read.
        if (bytes.length < length) throw error
      }
    }
  }

  /** Bytes of the file. They are in memory that is not written to again, so that columns can lie in it. */
  #read(from: number, length: number): Uint8Array {
    const start = from - this.#windowFrom
    if (start >= 0 && start + length <= this.#window.length)
      return this.#window.subarray(start, start + length)
    const wanted = Math.max(length, Math.min(windowBytes, this.#end - from))
    const bytes = new Uint8Array(wanted)
    if (readFully(this.#fd, { into: bytes, from }) < length)
      throw new PrepError('bad_input', 'The Parquet file ends inside a page. Write or copy it anew')
    this.#window = bytes
    this.#windowFrom = from
    return bytes.subarray(0, length)
  }
}

/** The bytes of a column chunk in the file. */
export function spanOf(meta: NonNullable<ColumnChunk['meta_data']>): { from: number; to: number } {
  const first = Number(meta.data_page_offset)
  const dictionary = Number(meta.dictionary_page_offset ?? 0)
  const from = dictionary > 0 && dictionary < first ? dictionary : first
  return { from, to: from + Number(meta.total_compressed_size) }
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}

function structOf(value: unknown): ThriftStruct {
  if (typeof value !== 'object' || value === null) throw new RangeError('A page has no header')
  return value as ThriftStruct
}
