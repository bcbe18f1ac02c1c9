import { TokenSink } from '../parts/token-sink.js'

/**
 * Remembers the tokens of segments by their bytes: those of a language come again and again, and what is looked up here
 * is neither made a string nor changed nor cut nor looked for in a vocabulary.
 */

/** Segments of more bytes are not remembered: they hardly come again. */
const longest = 64
/** Slots of the table, and entries over which all are forgotten, since the rarest would cost as much to find. */
const slotCount = 1 << 18
const mostEntries = slotCount >> 1
/** Room for the entries, in numbers of four bytes. */
const room = 3 << 20

/** Numbers of an entry before those of its tokens: the hash, the length with the kind, the place of the bytes, and how many tokens. */
const headNumbers = 4

/** A segment: a range of bytes, and its kind, from 0 to 3, by which the same bytes may have other tokens. */
export interface Segment {
  bytes: Uint8Array
  from: number
  to: number
  kind: number
}

/** Writes the tokens of a segment, with places from its beginning, to a sink. */
export type SegmentEncoder = (segment: Segment, into: TokenSink) => void

/** A table of segments. */
export class SegmentMemo {
  readonly #encode: SegmentEncoder
  readonly #slots = new Int32Array(slotCount)
  readonly #entries = new Int32Array(room)
  readonly #bytes = new Uint8Array(this.#entries.buffer)
  readonly #sink: TokenSink
  /** How many numbers are taken; an entry never begins at 0, which is an empty slot. */
  #taken = headNumbers
  #count = 0

  constructor(encode: SegmentEncoder, { starts }: { starts: boolean }) {
    this.#encode = encode
    this.#sink = new TokenSink({ starts })
  }

  /** Adds the tokens of a segment to a sink, which keeps places if this one does. */
  add(segment: Segment, into: TokenSink): void {
    const { bytes, from, to, kind } = segment
    if (to - from > longest) return this.#addUnseen(segment, into)
    // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv).
    let hash = 0x811c9dc5 ^ kind
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193)
    hash ^= hash >>> 15
    const entries = this.#entries
    const size = ((to - from) << 2) | kind
    let slot = hash & (slotCount - 1)
    for (let at = this.#slots[slot]; at !== 0; at = this.#slots[slot]) {
      if (entries[at] === hash && entries[at + 1] === size && this.#isSame(entries[at + 2], segment))
        return this.#copy(at, from, into)
      slot = (slot + 1) & (slotCount - 1)
    }
    this.#addUnseen(segment, into)
    this.#remember(segment, { hash, slot })
  }

  #isSame(place: number, { bytes, from, to }: Segment): boolean {
    const known = this.#bytes
    for (let i = from, k = place; i < to; i++, k++) if (known[k] !== bytes[i]) return false
    return true
  }

  #copy(at: number, from: number, into: TokenSink): void {
    const entries = this.#entries
    const count = entries[at + 3]
    into.reserve(count)
    const { ids, starts, length } = into
    const first = at + headNumbers
    for (let i = 0; i < count; i++) ids[length + i] = entries[first + i]
    if (starts !== undefined)
      for (let i = 0; i < count; i++) starts[length + i] = from + entries[first + count + i]
    into.length = length + count
  }

  #addUnseen(segment: Segment, into: TokenSink): void {
    const sink = this.#sink
    sink.clear()
    this.#encode(segment, sink)
    into.reserve(sink.length)
    for (let i = 0; i < sink.length; i++) into.push(sink.ids[i], segment.from + (sink.starts?.[i] ?? 0))
  }

  /** Keeps what the sink holds. */
  #remember(segment: Segment, { hash, slot }: { hash: number; slot: number }): void {
    const { ids, starts, length } = this.#sink
    const size = segment.to - segment.from
    const numbers = headNumbers + 2 * length + ((size + 3) >> 2)
    if (this.#count === mostEntries || this.#taken + numbers > room) return this.#forget()
    const at = this.#taken
    const place = 4 * (at + headNumbers + 2 * length)
    this.#entries.set([hash, (size << 2) | segment.kind, place, length], at)
    this.#entries.set(ids.subarray(0, length), at + headNumbers)
    if (starts !== undefined) this.#entries.set(starts.subarray(0, length), at + headNumbers + length)
    this.#bytes.set(segment.bytes.subarray(segment.from, segment.to), place)
    this.#slots[slot] = at
    this.#taken += numbers
    this.#count++
  }

  #forget(): void {
    this.#slots.fill(0)
    this.#taken = headNumbers
    this.#count = 0
  }
}
