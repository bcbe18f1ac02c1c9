import { isUtf8 } from 'node:buffer'

/**
 * Stands for bytes that are not UTF-8. A lone surrogate cannot come from valid bytes; written as a JSON
 * escape it survives to the reader of the records, which puts U+FFFD in its place and counts the repair.
 */
const invalid = '\udfff'

/** Decodes UTF-8 that arrives in chunks cut anywhere. A byte order mark at the start is left out. */
export class Utf8Chunks {
  #rest: Uint8Array = new Uint8Array(0)
  #isStart = true

  /** The text of a chunk, but for a character that its end cuts in two. */
  decode(chunk: Uint8Array): string {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    const whole = bytes.length - cutCharacter(bytes)
    this.#rest = Uint8Array.from(bytes.subarray(whole))
    return this.#text(bytes.subarray(0, whole))
  }

  /** The text of what is left at the end of the input. */
  end(): string {
    return this.#text(this.#rest)
  }

  #text(bytes: Uint8Array): string {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
    const sound = isUtf8(bytes) ? text : text.replaceAll('\ufffd', invalid)
    const isMarked = this.#isStart && sound.startsWith('\ufeff')
    if (sound !== '') this.#isStart = false
    return isMarked ? sound.slice(1) : sound
  }
}

/** How many bytes at the end begin a character that goes on behind them: 0 to 3. */
function cutCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}
