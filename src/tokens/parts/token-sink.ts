/** Room for so many tokens at first. */
const firstRoom = 1024

/**
 * Takes the tokens of texts, one text behind the other, in arrays that grow: `ids` up to `length`, and where each
 * token begins where that was asked for.
 */
export class TokenSink {
  /** The numbers of the tokens; valid up to `length`. Another array after it has grown. */
  ids: Int32Array
  /** Where each token begins: a byte offset in the UTF-8 of its text. Only where the sink was made with `starts`. */
  starts: Int32Array | undefined
  /** How many tokens there are. */
  length = 0
  /** How many lone halves of surrogate pairs, and invalid bytes, were read as U+FFFD. */
  replaced = 0

  /** With `starts`, the places of the tokens are kept, too. */
  constructor({ starts = false }: { starts?: boolean } = {}) {
    this.ids = new Int32Array(firstRoom)
    if (starts) this.starts = new Int32Array(firstRoom)
  }

  /** Takes one token. */
  push(id: number, start: number): void {
    if (this.length === this.ids.length) this.reserve(1)
    this.ids[this.length] = id
    if (this.starts !== undefined) this.starts[this.length] = start
    this.length++
  }

  /** Makes room for so many more. */
  reserve(count: number): void {
    const wanted = this.length + count
    if (wanted <= this.ids.length) return
    const room = Math.max(wanted, 2 * this.ids.length)
    this.ids = grown(this.ids, room)
    if (this.starts !== undefined) this.starts = grown(this.starts, room)
  }

  /** Forgets all tokens and keeps the room. */
  clear(): void {
    this.length = 0
    this.replaced = 0
  }
}

function grown(array: Int32Array, room: number): Int32Array {
  const larger = new Int32Array(room)
  larger.set(array)
  return larger
}
