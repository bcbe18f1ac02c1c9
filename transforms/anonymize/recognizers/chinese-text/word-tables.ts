/**
 * The tables that tell names from words in Chinese text, packed: what words cost (minus the logarithm of how
 * likely they are, in twelfths, 255 for never), what characters cost as parts of names, and simplified forms of
 * traditional characters. Words are kept as fingerprints of 16 bits in a hash table: a word that is not there
 * is taken for one about once in 20,000 look-ups. Built by `bench/train-chinese/build-words.ts`.
 */

/** What goes into the packed file. */
export interface WordTables {
  folds: readonly (readonly [traditional: string, simplified: string])[]
  characters: readonly CharacterCosts[]
  words: readonly { hash: number; cost: number }[]
  slotBits: number
}

export interface CharacterCosts {
  character: string
  word: number
  surname: number
  first: number
  last: number
  only: number
}

/** The tables, opened: by character code. */
export interface Words {
  /** The simplified character; itself for most. */
  simplified: Uint16Array
  /** What a character costs as a word, as a surname, and in given names: first or last of two, or the only one. */
  word: Uint8Array
  surname: Uint8Array
  first: Uint8Array
  last: Uint8Array
  only: Uint8Array
  fingerprints: Uint16Array
  costs: Uint8Array
  mask: number
}

const magic = 0x315a4850
/** The cost of what is no word, or has no such part in a name. */
export const never = 255
const hashSeed = 0x9e3779b1

/** A step of the hash of a word: of what came before it and the next character. */
export function hashStep(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ code, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}

/** The hash of a whole word. */
export function wordHash(word: string): number {
  let hash = hashSeed
  for (let i = 0; i < word.length; i++) hash = hashStep(hash, word.charCodeAt(i))
  return hash
}

/** The hash of no characters, from which {@link hashStep} goes on. */
export const emptyHash = hashSeed

/** The fingerprint of a hash: never 0, which marks an empty slot. */
function fingerprint(hash: number): number {
  return hash >>> 16 === 0 ? 1 : hash >>> 16
}

/** What the word of this hash costs; 255 for no word. */
export function wordCost({ fingerprints, costs, mask }: Words, hash: number): number {
  const wanted = fingerprint(hash)
  for (let slot = (Math.imul(hash, hashSeed) >>> 0) & mask; ; slot = (slot + 1) & mask) {
    const there = fingerprints[slot]
    if (there === wanted) return costs[slot]
    if (there === 0) return never
  }
}

export function packWords({ folds, characters, words, slotBits }: WordTables): Buffer {
  const slots = 2 ** slotBits
  const fingerprints = new Uint16Array(slots)
  const costs = new Uint8Array(slots)
  for (const { hash, cost } of words) {
    let slot = (Math.imul(hash, hashSeed) >>> 0) & (slots - 1)
    while (fingerprints[slot] !== 0 && fingerprints[slot] !== fingerprint(hash))
      slot = (slot + 1) & (slots - 1)
    costs[slot] = fingerprints[slot] === 0 ? cost : Math.min(costs[slot], cost)
    fingerprints[slot] = fingerprint(hash)
  }
  const head = Buffer.alloc(16)
  for (const [i, value] of [magic, folds.length, characters.length, slotBits].entries())
    head.writeUInt32LE(value, 4 * i)
  const pairs = Uint16Array.from(folds.flat().map((character) => character.charCodeAt(0)))
  const codes = Uint16Array.from(characters.map(({ character }) => character.charCodeAt(0)))
  const columns = (['word', 'surname', 'first', 'last', 'only'] as const).map((name) =>
    Uint8Array.from(characters.map((each) => each[name])),
  )
  return Buffer.concat([head, bytesOf(pairs), bytesOf(codes), bytesOf(fingerprints), ...columns, costs])
}

export function openWords(packed: Uint8Array): Words {
  const data = new Uint8Array(packed)
  const view = new DataView(data.buffer)
  if (view.getUint32(0, true) !== magic)
    throw new TypeError('The table of Chinese words is of another version')
  const [foldCount, characterCount, slotBits] = [4, 8, 12].map((at) => view.getUint32(at, true))
  let at = 16
  const numbers = (count: number) => {
    const read = new Uint16Array(data.slice(at, at + 2 * count).buffer)
    at += 2 * count
    return read
  }
  const bytes = (count: number) => data.slice(at, (at += count))
  const pairs = numbers(2 * foldCount)
  const codes = numbers(characterCount)
  const fingerprints = numbers(2 ** slotBits)
  const column = () => {
    const byCode = new Uint8Array(65_536).fill(never)
    const read = bytes(characterCount)
    for (let i = 0; i < characterCount; i++) byCode[codes[i]] = read[i]
    return byCode
  }
  const simplified = Uint16Array.from({ length: 65_536 }, (_, code) => code)
  for (let i = 0; i < pairs.length; i += 2) simplified[pairs[i]] = pairs[i + 1]
  const [word, surname, first, last, only] = [column(), column(), column(), column(), column()]
  return {
    simplified,
    word,
    surname,
    first,
    last,
    only,
    fingerprints,
    costs: bytes(2 ** slotBits),
    mask: 2 ** slotBits - 1,
  }
}

function bytesOf(array: Uint16Array): Uint8Array {
  return new Uint8Array(array.buffer)
}
