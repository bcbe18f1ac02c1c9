/** Numbers of a slot: a node, a unit, and the node behind both. */
const slotNumbers = 3

/**
 * Tokens by their beginnings, in UTF-16 units: what follows a node is found by open addressing in one array, as a `Map`
 * of a million keys takes ten times the memory and time. Node 0 is the empty beginning, and follows none. Most of what
 * is asked for is not there, and is turned away by a filter that stays in the cache of the processor.
 */
export class TokenTrie {
  readonly #slots: Int32Array
  readonly #mask: number
  readonly #ids: Int32Array
  /** A bit for each hash of a node and a unit. */
  readonly #filter: Uint8Array
  readonly #filterShift: number

  constructor(tokens: ReadonlyMap<string, number>) {
    let units = 1
    for (const token of tokens.keys()) units += token.length
    let size = 16
    while (size < 2 * units) size *= 2
    this.#slots = new Int32Array(slotNumbers * size)
    this.#mask = size - 1
    this.#ids = new Int32Array(units).fill(-1)
    this.#filter = new Uint8Array(size >> 1)
    this.#filterShift = 32 - Math.log2(8 * this.#filter.length)
    let nodes = 1
    for (const [token, id] of tokens) {
      let node = 0
      for (let i = 0; i < token.length; i++) {
        const hash = hashEdge(node, token.charCodeAt(i))
        const at = this.#find(node, token.charCodeAt(i), hash)
        if (this.#slots[at + 2] === 0) {
          const bit = filterBit(hash, this.#filterShift)
          this.#filter[bit >>> 3] |= 1 << (bit & 7)
          this.#slots[at] = node
          this.#slots[at + 1] = token.charCodeAt(i)
          this.#slots[at + 2] = nodes++
        }
        node = this.#slots[at + 2]
      }
      if (node !== 0) this.#ids[node] = id
    }
  }

  /** The node behind a node and a unit; 0 where no token goes on like that. */
  next(node: number, unit: number): number {
    const hash = hashEdge(node, unit)
    const bit = filterBit(hash, this.#filterShift)
    if ((this.#filter[bit >>> 3] & (1 << (bit & 7))) === 0) return 0
    return this.#slots[this.#find(node, unit, hash) + 2]
  }

  /** The token that ends at a node; -1 where none does. */
  idAt(node: number): number {
    return this.#ids[node]
  }

  #find(node: number, unit: number, hash: number): number {
    const slots = this.#slots
    let slot = hash & this.#mask
    for (;;) {
      const at = slot * slotNumbers
      if (slots[at + 2] === 0 || (slots[at] === node && slots[at + 1] === unit)) return at
      slot = (slot + 1) & this.#mask
    }
  }
}

function hashEdge(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}

function filterBit(hash: number, shift: number): number {
  return Math.imul(hash, 0x2c1b3c6d) >>> shift
}
