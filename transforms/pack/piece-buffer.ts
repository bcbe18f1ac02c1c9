/** What is known of a piece beside its tokens. */
export interface PieceOrigin {
  source: number
  position: number
  /** The number that travels with its row, where somebody follows the rows. */
  mark: number
  /** The number of its document in the partition. */
  document: number
  /** Pieces of other groups never share a row with it. */
  group: number
}

/**
 * The documents that are held back, or pieces of them, with their tokens one after the other: in the order in which they
 * came. It never grows beyond what it was made for.
 */
export class PieceBuffer {
  readonly ids: Int32Array
  /** As many as there are ids, or none. */
  readonly labels: Int32Array
  readonly starts: Int32Array
  readonly lengths: Int32Array
  readonly sources: Int32Array
  readonly positions: Float64Array
  readonly marks: Float64Array
  readonly documents: Int32Array
  readonly groups: Int32Array
  /** How many pieces there are. */
  count = 0
  /** How many tokens they have. */
  tokens = 0

  constructor({ tokens, pieces, hasLabels }: { tokens: number; pieces: number; hasLabels: boolean }) {
    this.ids = new Int32Array(tokens)
    this.labels = new Int32Array(hasLabels ? tokens : 0)
    this.starts = new Int32Array(pieces)
    this.lengths = new Int32Array(pieces)
    this.sources = new Int32Array(pieces)
    this.positions = new Float64Array(pieces)
    this.marks = new Float64Array(pieces)
    this.documents = new Int32Array(pieces)
    this.groups = new Int32Array(pieces)
  }

  hasRoomFor(tokens: number): boolean {
    return this.count < this.starts.length && this.tokens + tokens <= this.ids.length
  }

  push(ids: Int32Array, labels: Int32Array, { source, position, mark, document, group }: PieceOrigin): void {
    const piece = this.count++
    this.starts[piece] = this.tokens
    this.lengths[piece] = ids.length
    this.sources[piece] = source
    this.positions[piece] = position
    this.marks[piece] = mark
    this.documents[piece] = document
    this.groups[piece] = group
    this.ids.set(ids, this.tokens)
    if (this.labels.length > 0) this.labels.set(labels, this.tokens)
    this.tokens += ids.length
  }

  /** Keeps these pieces, which ascend, and forgets all others. */
  keep(pieces: Iterable<number>): void {
    this.count = 0
    this.tokens = 0
    for (const from of pieces) {
      const to = this.count++
      const start = this.starts[from]
      const end = start + this.lengths[from]
      this.ids.copyWithin(this.tokens, start, end)
      if (this.labels.length > 0) this.labels.copyWithin(this.tokens, start, end)
      this.starts[to] = this.tokens
      for (const facts of [
        this.lengths,
        this.sources,
        this.positions,
        this.marks,
        this.documents,
        this.groups,
      ])
        facts[to] = facts[from]
      this.tokens += this.lengths[to]
    }
  }
}
