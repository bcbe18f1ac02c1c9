import type { Pack } from '../../files/compression/pack.js'
import { type FileFrame, noBytes, type OpenEncoder } from './encoder.js'

/**
 * So many bytes of text become one member of a gzip file, or one frame of Zstandard. The number decides bytes of the
 * output. Members are packed apart, so that shards can be joined into one file, and so that readers can share out a
 * file; of this size, that costs less than a hundredth of what the text takes when it is packed as a whole.
 */
const memberBytes = 1 << 20

/**
 * An encoder whose files are packed. The text is cut into members by its bytes alone, wherever batches end. What stands
 * at the start and at the end of every file are members of their own; the one at the end is there also where it holds
 * nothing, because a compressed file of no bytes is none.
 */
export function packEncoder(openEncoder: OpenEncoder, pack: Pack): OpenEncoder {
  return (schema, place) => {
    const inner = openEncoder(schema, place)
    const members = new MemberWriter(pack)
    return {
      head: () => packPart(inner.head(), pack),
      encode: (batch) => members.add(inner.encode(batch)),
      encodeWithin(batch, room) {
        const { rows, pieces } = inner.encodeWithin!(batch, room)
        return { rows, pieces: members.add(pieces) }
      },
      rest: () => [...members.add(inner.rest?.() ?? []), ...members.rest()],
      tail: () => pack(inner.tail()),
      prefersLargeBatches: inner.prefersLargeBatches,
    }
  }
}

/** A frame of files that are packed: of a text format, whose frame looks at no byte of what it stands around. */
export function packFrame(frame: FileFrame, pack: Pack): FileFrame {
  return {
    ...frame,
    between: () => packPart(frame.between?.() ?? noBytes, pack),
    head: () => packPart(frame.head(), pack),
    tail: () => packPart(frame.tail(), pack),
  }
}

function packPart(bytes: Uint8Array, pack: Pack): Uint8Array {
  return bytes.length === 0 ? noBytes : pack(bytes)
}

/** Gathers bytes until they fill a member. */
class MemberWriter {
  readonly #pack: Pack
  readonly #open = new Uint8Array(memberBytes)
  #filled = 0

  constructor(pack: Pack) {
    this.#pack = pack
  }

  /** Answers the members that these bytes have filled. */
  add(pieces: readonly Uint8Array[]): Uint8Array[] {
    const members: Uint8Array[] = []
    for (const piece of pieces)
      for (let at = 0; at < piece.length; ) {
        const taken = piece.subarray(at, at + memberBytes - this.#filled)
        this.#open.set(taken, this.#filled)
        this.#filled += taken.length
        at += taken.length
        if (this.#filled === memberBytes) members.push(...this.rest())
      }
    return members
  }

  /** The member of what is left. */
  rest(): Uint8Array[] {
    if (this.#filled === 0) return []
    const member = this.#pack(this.#open.subarray(0, this.#filled))
    this.#filled = 0
    return [member]
  }
}
