/** Signs of JSON. */
const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a]
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d]

/** A text within some bytes. */
export interface TextRange {
  bytes: Uint8Array
  from: number
  to: number
}

/** Reads JSON from bytes. What is not well formed makes it stop, and is found by `JSON.parse`. */
export class JsonBytes {
  readonly #bytes: Buffer
  /** Where the next value begins. */
  at: number

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes
    this.at = at
  }

  /** Calls for each key of an object, before its value; a value that `visit` has not taken is passed over. */
  eachKey(visit: (key: string) => void): void {
    const range = emptyRange()
    if (!this.#take(openObject)) return
    while (this.#next() === quote) {
      if (!this.#text(range) || !this.#take(colon)) return
      this.#next()
      const from = this.at
      visit(Buffer.from(range.bytes.subarray(range.from, range.to)).toString())
      if (this.at === from) this.skipValue()
      if (!this.#take(comma)) break
    }
    this.#take(closeObject)
  }

  /** Calls for each text and number of an object; `false` for an object of anything else, and for none. */
  eachNumber(visit: (text: TextRange, number: number) => void): boolean {
    const text = emptyRange()
    if (!this.#take(openObject)) return false
    do {
      if (this.#next() !== quote || !this.#text(text) || !this.#take(colon)) return false
      const number = this.#whole()
      if (number === undefined) return false
      visit(text, number)
    } while (this.#take(comma))
    return this.#take(closeObject)
  }

  /** Calls for each pair of texts in a list, of lists of two or of texts with one space; `false` for a list of anything else. */
  eachPair(visit: (left: TextRange, right: TextRange) => void): boolean {
    const [left, right] = [emptyRange(), emptyRange()]
    if (!this.#take(openList)) return false
    do {
      if (!this.#pair(left, right)) return false
      visit(left, right)
    } while (this.#take(comma))
    return this.#take(closeList)
  }

  #pair(left: TextRange, right: TextRange): boolean {
    if (this.#next() === quote) return this.#text(left) && cutAtSpace(left, right)
    if (!this.#take(openList) || this.#next() !== quote || !this.#text(left)) return false
    return this.#take(comma) && this.#next() === quote && this.#text(right) && this.#take(closeList)
  }

  skipValue(): void {
    const bytes = this.#bytes
    let depth = 0
    do {
      const byte = this.#next()
      if (byte === quote) this.#skipText()
      else {
        if (byte === openList || byte === openObject) depth++
        else if (byte === closeList || byte === closeObject) depth--
        this.at++
        // The rest of a number or a word.
        if (depth === 0) while (this.at < bytes.length && !isMark(bytes[this.at])) this.at++
      }
    } while (depth > 0 && this.at < bytes.length)
  }

  /** Finds the text that begins here; `false` where it has no end. */
  #text(range: TextRange): boolean {
    const bytes = this.#bytes
    const from = this.at + 1
    let to = from
    for (; bytes[to] !== quote; to++)
      if (bytes[to] === backslash || to >= bytes.length) return this.#escaped(range)
    this.at = to + 1
    range.bytes = bytes
    range.from = from
    range.to = to
    return true
  }

  #escaped(range: TextRange): boolean {
    const from = this.at
    this.#skipText()
    if (this.at > this.#bytes.length) return false
    range.bytes = Buffer.from(JSON.parse(this.#bytes.toString('utf8', from, this.at)) as string)
    range.from = 0
    range.to = range.bytes.length
    return true
  }

  #skipText(): void {
    const bytes = this.#bytes
    for (this.at++; this.at < bytes.length && bytes[this.at] !== quote; this.at++)
      if (bytes[this.at] === backslash) this.at++
    this.at++
  }

  /** A whole number of at least 0 and few digits. */
  #whole(): number | undefined {
    this.#next()
    const bytes = this.#bytes
    const from = this.at
    let value = 0
    for (; bytes[this.at] >= 0x30 && bytes[this.at] <= 0x39; this.at++)
      value = 10 * value + bytes[this.at] - 0x30
    const digits = this.at - from
    const isPlain = digits === 1 || (digits > 1 && digits < 10 && bytes[from] !== 0x30)
    return isPlain ? value : undefined
  }

  /** The byte behind white space. */
  #next(): number {
    const bytes = this.#bytes
    while (bytes[this.at] <= 0x20 && isSpace(bytes[this.at])) this.at++
    return bytes[this.at]
  }

  #take(byte: number): boolean {
    const isThere = this.#next() === byte
    if (isThere) this.at++
    return isThere
  }
}

function emptyRange(): TextRange {
  return { bytes: new Uint8Array(0), from: 0, to: 0 }
}

/** Takes a text apart at its only space; `false` where it has none or several. */
function cutAtSpace(text: TextRange, behind: TextRange): boolean {
  const { bytes, from, to } = text
  const space = bytes.indexOf(0x20, from)
  if (space === -1 || space >= to) return false
  const other = bytes.indexOf(0x20, space + 1)
  if (other !== -1 && other < to) return false
  behind.bytes = bytes
  behind.from = space + 1
  behind.to = to
  text.to = space
  return true
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 10 || byte === 13 || byte === 9
}

/** Whether a byte ends a number or a word. */
function isMark(byte: number): boolean {
  return byte === comma || byte === closeList || byte === closeObject || byte <= 0x20
}
