import { Message } from '../../arrow/arrow.js'
import { PrepError } from '../../base/errors.js'
import type { FileFrame } from '../format/encoder.js'
import { alignment, type BatchPlace, fileFooter, prefixBytes } from './ipc-metadata.js'

/**
 * What makes a stream an Arrow IPC file (Feather V2): `ARROW1` before it, and behind it a footer that repeats the
 * schema and tells where each record batch lies (Arrow columnar format, "IPC File Format"). The footer is made
 * of the bytes of the stream themselves as they pass, whose bodies are skipped.
 */
export function arrowFileFrame(): FileFrame {
  const messages = new MessageScan()
  return {
    head: () => Buffer.concat([magic, Buffer.alloc(alignment - magic.length)]),
    see: (piece) => messages.see(piece),
    tail() {
      const footer = fileFooter(messages.schema, messages.batches)
      const length = Buffer.alloc(4)
      length.writeInt32LE(footer.length)
      return Buffer.concat([footer, length, magic])
    },
  }
}

const magic = Buffer.from('ARROW1', 'latin1')

/** Finds the messages of a stream that comes in pieces of any size. */
class MessageScan {
  readonly batches: BatchPlace[] = []
  #schema: Uint8Array | undefined
  /** Where the next byte stands in the file. */
  #at = alignment
  /** Bytes of a body that are still to come. */
  #skip = 0
  /** The prefix of a message, then prefix and metadata: as far as they have come, and how long they are. */
  #header = Buffer.alloc(0)
  #wanted = prefixBytes

  /** The metadata of the message of the schema. */
  get schema(): Uint8Array {
    if (this.#schema === undefined)
      throw new PrepError(
        'write_failed',
        'The shards have no schema to make a footer of. Start the run again',
      )
    return this.#schema
  }

  see(piece: Uint8Array): void {
    for (let at = 0; at < piece.length; ) {
      const want = this.#skip > 0 ? this.#skip : this.#wanted - this.#header.length
      const got = Math.min(want, piece.length - at)
      if (this.#skip > 0) this.#skip -= got
      else this.#header = Buffer.concat([this.#header, piece.subarray(at, at + got)])
      at += got
      this.#at += got
      if (this.#skip === 0 && this.#header.length === this.#wanted) this.#takeHeader()
    }
  }

  #takeHeader(): void {
    const header = this.#header
    if (this.#wanted === prefixBytes) {
      // The end of the stream is a message without metadata.
      const metadataBytes = header.readInt32LE(4)
      this.#wanted += metadataBytes
      if (metadataBytes > 0) return
    } else {
      const metadata = header.subarray(prefixBytes)
      const message = Message.decode(metadata)
      const bodyBytes = message.bodyLength
      if (message.isSchema()) this.#schema = metadata
      else this.batches.push({ offset: this.#at - header.length, metadataBytes: header.length, bodyBytes })
      this.#skip = bodyBytes
    }
    this.#header = Buffer.alloc(0)
    this.#wanted = prefixBytes
  }
}
