/** Hashes of words whatever the case of their letters, to pass over what is not in the lists. */

const slots = 1 << 13

/** The hash with one more letter, given as its code; it starts from 1. */
export function nextHash(hash: number, code: number): number {
  return (Math.imul(hash, 0x01000193) + (code & 31)) | 0
}

/** A set of hashes: hardly ever does a word that is not in the lists have the hash of one that is. */
export class HashSet {
  readonly #slots = new Int32Array(slots)
  readonly #pairs = new Uint8Array(1024)
  #longest = 0

  /** Letters beyond ASCII have a capital with other low bits, so words are entered in three cases. */
  constructor(words: Iterable<string>) {
    for (const word of words)
      for (const form of [word, word.toUpperCase(), word[0].toUpperCase() + word.slice(1)]) {
        let hash = 1
        for (let i = 0; i < form.length; i++) hash = nextHash(hash, form.charCodeAt(i))
        this.#add(hash)
        this.#pairs[((form.charCodeAt(0) & 31) << 5) | (form.charCodeAt(1) & 31)] = 1
        this.#longest = Math.max(this.#longest, form.length)
      }
  }

  /** Whether a word of this length, of two letters or more, may begin with these two. */
  mayBegin(first: number, second: number, length: number): boolean {
    return length <= this.#longest && this.#pairs[((first & 31) << 5) | (second & 31)] === 1
  }

  has(hash: number): boolean {
    let slot = slotOf(hash)
    while (this.#slots[slot] !== 0) {
      if (this.#slots[slot] === hash) return true
      slot = (slot + 1) & (slots - 1)
    }
    return false
  }

  #add(hash: number): void {
    let slot = slotOf(hash)
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== hash) slot = (slot + 1) & (slots - 1)
    this.#slots[slot] = hash
  }
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (slots - 1)
}
