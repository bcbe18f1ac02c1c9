/**
 * Texts in JSON documents that are longer than a whole record may be. The parser gathers the characters of a text
 * until it ends; so the rest of a long one is taken out before the parser sees it, and a quote ends what it has seen.
 * What is left is still longer than a record may be, and is rejected for that.
 */
export class LongValues {
  readonly #maxRecordBytes: number
  /** The least that the parser has gathered of one value, in bytes of JSON. */
  #gathered = 0
  /** The last characters that the parser has seen. */
  #tail = ''
  #isSkipping = false
  /** Inside a text that is skipped: whether a backslash stands before the next character. */
  #isEscaped = false

  constructor(maxRecordBytes: number) {
    this.#maxRecordBytes = maxRecordBytes
  }

  /** The part of a piece of the document that the parser is to see. */
  skip(piece: string): string {
    if (!this.#isSkipping) return piece
    for (let i = 0; i < piece.length; i++) {
      const code = piece.charCodeAt(i)
      if (this.#isEscaped) this.#isEscaped = false
      else if (code === 0x5c) this.#isEscaped = true
      else if (code === 0x22) {
        this.#isSkipping = false
        return piece.slice(i + 1)
      }
    }
    return ''
  }

  /** The parser has taken a piece and found the end of a value in it. */
  end(piece: string): void {
    this.#gathered = 0
    this.#tail = piece.slice(-tailLength)
  }

  /**
   * The parser has taken a piece and found no end of a value. Answers whether that value is too long; then a quote
   * has to end it, and the rest is skipped.
   */
  grow(piece: string): boolean {
    // Between two values stand spaces, commas and colons, which are not gathered.
    if (this.#isSkipping || !/[^\s,:]/.test(piece)) return false
    const escapes = (this.#tail.slice(-1) + piece).split(/\\[u/]/).length - 1
    this.#tail = (this.#tail + piece.slice(-tailLength)).slice(-2 * tailLength)
    this.#gathered += piece.length - shortening * escapes
    if (this.#gathered <= this.#maxRecordBytes || endsInEscape(this.#tail)) return false
    this.#gathered = 0
    this.#isSkipping = true
    this.#isEscaped = false
    return true
  }
}

/** An escape of six characters may stand for one. Other escapes are as long in the line that is written. */
const shortening = 5

/** Characters that tell whether an escape goes on behind them, unless all of them are backslashes. */
const tailLength = 12

/** Whether an escape may go on behind these characters. */
function endsInEscape(tail: string): boolean {
  const [slashes] = /\\*$/.exec(tail) ?? ['']
  return slashes.length % 2 === 1 || slashes.length === tail.length || /\\u[\da-f]{0,3}$/i.test(tail)
}
