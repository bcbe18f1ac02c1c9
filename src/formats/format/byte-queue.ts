/** Bytes that come piece by piece and are taken in portions of known size. */
export class ByteQueue {
  readonly #pieces: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)

  constructor(input: AsyncIterable<Buffer>) {
    this.#pieces = input[Symbol.asyncIterator]()
  }

  /** The next bytes, so many; `undefined` where fewer are left. */
  async take(size: number): Promise<Buffer | undefined> {
    if (this.#held.length < size) {
      const pieces = [this.#held]
      let length = this.#held.length
      while (length < size) {
        const { done, value } = await this.#pieces.next()
        if (done === true) return undefined
        pieces.push(value)
        length += value.length
      }
      this.#held = Buffer.concat(pieces)
    }
    const taken = this.#held.subarray(0, size)
    this.#held = this.#held.subarray(size)
    return taken
  }
}
