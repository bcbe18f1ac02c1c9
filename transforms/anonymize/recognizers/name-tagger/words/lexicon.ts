/**
 * What the lexicon knows of a word. One table of 32-bit entries, open addressing: the upper half of an entry is
 * the upper half of the word's hash, the lower half its flags. The words themselves are not in it.
 */
export const wordFlags = {
  given: 1,
  family: 2,
  /** A name in the lists of two languages or more, or of a well-known person. */
  known: 4,
  /** A city of 50,000 or more. */
  city: 8,
  /** A smaller town, or one word of a place name of several. */
  town: 16,
  /** A country, a state or another large region. */
  region: 32,
  /** "French", "Peruvian", a language. */
  nationality: 64,
  /** What companies and institutions end in or are made of: "Ltd", "University". */
  orgWord: 128,
  /** A known company or institution. */
  org: 256,
  /** An ordinary word: a lower-case lemma of WordNet, or a form of one. */
  common: 512,
  /** A function word: "the", "if". */
  stop: 1024,
  /** A month or a day of the week. */
  calendar: 2048,
  /** "Dr", "President": stands before a name and outside it. */
  title: 4096,
  /** May stand inside a name in lower case: "van", "of". */
  connector: 8192,
  /** "River", "Street". */
  placeWord: 16384,
  /** A personal relation or a role: "wife", "manager". */
  role: 32768,
} as const

/** The seed of the hash of a word: each folded letter is taken in with {@link hashLetter}. */
export const hashSeed = 0x2545f491

/** The hash of a word with one more folded letter (FNV-1a over code units). */
export function hashLetter(hash: number, folded: number): number {
  return Math.imul(hash ^ folded, 0x01000193)
}

/** Spreads the bits of a hash (the finaliser of MurmurHash3, public domain). */
export function spread(hash: number): number {
  let x = hash ^ (hash >>> 16)
  x = Math.imul(x, 0x85ebca6b)
  x ^= x >>> 13
  return Math.imul(x, 0xc2b2ae35) ^ (x >>> 16)
}

/** The flags of the word with that (spread) hash; 0 where it is unknown. `table` has a power of two entries. */
export function lookUp(table: Uint32Array, hash: number): number {
  const mask = table.length - 1
  const check = hash >>> 16
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = table[slot]
    if (entry === 0) return 0
    if (entry >>> 16 === check) return entry & 0xffff
  }
}

/** A table of these words, by spread hash; at most three quarters of it are taken. */
export function buildTable(words: ReadonlyMap<number, number>, size: number): Uint32Array {
  const table = new Uint32Array(size)
  for (const [hash, flags] of words) {
    let slot = hash & (size - 1)
    while (table[slot] !== 0) slot = (slot + 1) & (size - 1)
    table[slot] = (((hash >>> 16) << 16) | flags) >>> 0
  }
  return table
}
