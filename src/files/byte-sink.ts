/** A growing buffer that a writer fills batch by batch. Its memory is used again, never given away. */
export class ByteSink {
  bytes = new Uint8Array(1 << 20)
  /** Where the next byte goes. */
  end = 0

  /** Makes room for `size` more bytes; `bytes` may be another array afterwards. */
  reserve(size: number): void {
    const wanted = this.end + size
    if (wanted <= this.bytes.length) return
    const grown = new Uint8Array(Math.max(wanted, this.bytes.length * 2))
    grown.set(this.bytes.subarray(0, this.end))
    this.bytes = grown
  }

  put(byte: number): void {
    if (this.end === this.bytes.length) this.reserve(1)
    this.bytes[this.end++] = byte
  }

  putBytes(bytes: Uint8Array): void {
    this.reserve(bytes.length)
    this.bytes.set(bytes, this.end)
    this.end += bytes.length
  }

  /** `text` holds ASCII only. */
  putAscii(text: string): void {
    this.reserve(text.length)
    for (let i = 0; i < text.length; i++) this.bytes[this.end++] = text.charCodeAt(i)
  }

  /** What was put since the last call, valid until something is put again. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.end)
    this.end = 0
    return taken
  }
}
