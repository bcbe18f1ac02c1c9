/**
 * Thrift's compact protocol, as far as the metadata of Parquet uses it (Apache Thrift, "Thrift Compact Protocol"). A
 * struct is an object of `field_N`, as the package that reads it has it: what was read can be written again.
 */
export type ThriftValue =
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | readonly ThriftValue[]
  | ThriftFields

/** The fields of a struct. Whole numbers are of 32 bits, a `bigint` of 64; what is `undefined` is left out. */
export interface ThriftFields {
  readonly [field: `field_${number}`]: ThriftValue | undefined
}

const types = { true: 1, false: 2, i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const

/** Lists of more items than this have their length behind the type. */
const shortList = 14

/** A struct as bytes. */
export function encodeThrift(struct: ThriftFields): Uint8Array {
  const writer = new ThriftWriter()
  writer.struct(struct)
  return writer.finish()
}

class ThriftWriter {
  #bytes = Buffer.alloc(1 << 10)
  #end = 0

  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#end)
  }

  struct(fields: ThriftFields): void {
    let last = 0
    for (const [name, value] of Object.entries(fields)) {
      if (value === undefined) continue
      const id = Number(name.slice('field_'.length))
      this.#byte(((id - last) << 4) | typeOf(value))
      last = id
      // The type says already which of the two it is.
      if (typeof value !== 'boolean') this.#value(value)
    }
    this.#byte(0)
  }

  #value(value: Exclude<ThriftValue, boolean>): void {
    if (typeof value === 'number') this.#varint(BigInt.asUintN(32, BigInt((value << 1) ^ (value >> 31))))
    else if (typeof value === 'bigint') this.#varint(BigInt.asUintN(64, (value << 1n) ^ (value >> 63n)))
    else if (typeof value === 'string') this.#binary(Buffer.from(value))
    else if (value instanceof Uint8Array) this.#binary(value)
    else if (isList(value)) this.#list(value)
    else this.struct(value)
  }

  #list(items: readonly ThriftValue[]): void {
    const type = items.length === 0 ? types.struct : typeOf(items[0])
    if (items.length <= shortList) this.#byte((items.length << 4) | type)
    else {
      this.#byte(0xf0 | type)
      this.#varint(BigInt(items.length))
    }
    for (const item of items) if (typeof item !== 'boolean') this.#value(item)
  }

  #binary(bytes: Uint8Array): void {
    this.#varint(BigInt(bytes.length))
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#end)
    this.#end += bytes.length
  }

  #varint(value: bigint): void {
    let left = value
    for (; left >= 0x80n; left >>= 7n) this.#byte(Number(left & 0x7fn) | 0x80)
    this.#byte(Number(left))
  }

  #byte(byte: number): void {
    this.#reserve(1)
    this.#bytes[this.#end++] = byte
  }

  #reserve(count: number): void {
    if (this.#end + count <= this.#bytes.length) return
    const larger = Buffer.alloc(Math.max(this.#bytes.length * 2, this.#end + count))
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

function typeOf(value: ThriftValue): number {
  if (value === true) return types.true
  if (value === false) return types.false
  if (typeof value === 'number') return types.i32
  if (typeof value === 'bigint') return types.i64
  if (typeof value === 'string' || value instanceof Uint8Array) return types.binary
  return isList(value) ? types.list : types.struct
}

function isList(value: ThriftValue): value is readonly ThriftValue[] {
  return Array.isArray(value)
}
