/**
 * The tables that tell names from words in Chinese text, packed: what words cost (minus the logarithm of how
 * likely they are, in twelfths, 255 for never) and what kind they are of, what characters cost as parts of names,
 * and simplified forms of traditional characters. Words are kept as fingerprints of 16 bits in a hash table: a word
 * that is not there is taken for one about once in 20,000 look-ups. Built by `bench/train-chinese/build-words.ts`.
 */
import { modelFile } from '../../detect/deferred.js'

/** What goes into the packed file. */
export interface WordTables {
  folds: readonly (readonly [traditional: string, simplified: string])[]
  characters: readonly CharacterCosts[]
  words: readonly WordEntry[]
  slotBits: number
}

/** One word. */
export interface WordEntry {
  hash: number
  cost: number
  /** One of {@link wordKinds}. */
  kind: number
  /** Whether longer words begin with it. Asked of words of two and of {@link shortWord} characters. */
  goesOn: boolean
  /** The hash of its first two characters. */
  head: number
  /** A class of words that are used alike; 0 for none. */
  class: number
}

/** What dictionaries file a word under. */
export const wordKinds = {
  none: 0,
  noun: 1,
  verb: 2,
  quality: 3,
  count: 4,
  grammar: 5,
  idiom: 6,
  place: 7,
  /** Names of organisations, works, products, and other things. */
  named: 8,
  /** Known names of persons, Chinese and other ones. They have no cost: in running text they are no words. */
  person: 9,
  foreignPerson: 10,
  /** What stands before or after names of persons: offices, kinship, titles; and verbs of what persons do. */
  role: 11,
  deed: 12,
} as const

/** Words of up to this many characters are looked up one after another, longer ones only where these go on. */
export const shortWord = 4
/** The longest word in the table. */
export const longWord = 8

export interface CharacterCosts {
  character: string
  word: number
  surname: number
  first: number
  last: number
  only: number
  /** Its class as a word of its own. */
  class: number
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
  /** The class of a character as a word of its own. */
  characterClass: Uint8Array
  /** A word a slot: its fingerprint, its cost, and its kind; 0 for none. */
  slots: Uint32Array
  /** The class of the word in each slot. */
  classes: Uint8Array
  mask: number
  /** A bit for every pair of characters with which some word begins, by the hash of the pair; some others share it. */
  heads: Uint8Array
}

const magic = 0x335a4850
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

const kindBits = 0x7f
const headBits = 20
const goesOnBit = 0x80

/** The slot of the word of this hash, for {@link costOf}, {@link kindOf} and {@link goesOn}; 0 for no word. */
export function findWord({ slots, mask }: Words, hash: number): number {
  const wanted = fingerprint(hash)
  for (let slot = (Math.imul(hash, hashSeed) >>> 0) & mask; ; slot = (slot + 1) & mask) {
    const there = slots[slot]
    if (there >>> 16 === wanted || there === 0) return there
  }
}

/** The class of the word of this hash; 0 for none. */
export function classOf({ slots, classes, mask }: Words, hash: number): number {
  const wanted = fingerprint(hash)
  let place = (Math.imul(hash, hashSeed) >>> 0) & mask
  while (slots[place] !== 0 && slots[place] >>> 16 !== wanted) place = (place + 1) & mask
  return classes[place]
}

/** Whether some word may begin with the two characters of this hash. */
export function mayBegin({ heads }: Words, hash: number): boolean {
  const bit = hash >>> (32 - headBits)
  return (heads[bit >>> 3] & (1 << (bit & 7))) !== 0
}

/** What the word in a slot costs; 255 for no word. */
export function costOf(slot: number): number {
  return slot === 0 ? never : (slot >>> 8) & 0xff
}

/** Which of {@link wordKinds} the word in a slot is. */
export function kindOf(slot: number): number {
  return slot & kindBits
}

/** Whether longer words begin with the word in a slot. */
export function goesOn(slot: number): boolean {
  return (slot & goesOnBit) !== 0
}

/** What the word of this hash costs; 255 for no word. */
export function wordCost(words: Words, hash: number): number {
  return costOf(findWord(words, hash))
}

export function packWords({ folds, characters, words, slotBits }: WordTables): Buffer {
  const slots = new Uint32Array(2 ** slotBits)
  const classes = new Uint8Array(slots.length)
  const heads = new Uint8Array(2 ** (headBits - 3))
  for (const { hash, head, cost, kind, goesOn, class: group } of words) {
    const bit = head >>> (32 - headBits)
    heads[bit >>> 3] |= 1 << (bit & 7)
    let slot = (Math.imul(hash, hashSeed) >>> 0) & (slots.length - 1)
    while (slots[slot] !== 0 && slots[slot] >>> 16 !== fingerprint(hash))
      slot = (slot + 1) & (slots.length - 1)
    const there = slots[slot]
    // Two words of one fingerprint: what is likelier a word stays.
    const isLikelier = there === 0 || cost < costOf(there)
    if (isLikelier) classes[slot] = group
    const kept = isLikelier ? (cost << 8) | kind : there & 0xff7f
    slots[slot] = ((fingerprint(hash) << 16) | kept | (there & goesOnBit) | (goesOn ? goesOnBit : 0)) >>> 0
  }
  const head = Buffer.alloc(16)
  for (const [i, value] of [magic, folds.length, characters.length, slotBits].entries())
    head.writeUInt32LE(value, 4 * i)
  const pairs = Uint16Array.from(folds.flat().map((character) => character.charCodeAt(0)))
  const codes = Uint16Array.from(characters.map(({ character }) => character.charCodeAt(0)))
  const columns = (['word', 'surname', 'first', 'last', 'only', 'class'] as const).map((name) =>
    Uint8Array.from(characters.map((each) => each[name])),
  )
  return Buffer.concat([head, bytesOf(pairs), bytesOf(codes), ...columns, bytesOf(slots), heads, classes])
}

/** Loads the tables that ship with the package. */
export const loadWords = modelFile('chinese-words.bin', openWords)

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
  const column = (none = never) => {
    const byCode = new Uint8Array(65_536).fill(none)
    const read = bytes(characterCount)
    for (let i = 0; i < characterCount; i++) byCode[codes[i]] = read[i]
    return byCode
  }
  const simplified = Uint16Array.from({ length: 65_536 }, (_, code) => code)
  for (let i = 0; i < pairs.length; i += 2) simplified[pairs[i]] = pairs[i + 1]
  const [word, surname, first, last, only] = [column(), column(), column(), column(), column()]
  const characterClass = column(0)
  const slots = new Uint32Array(data.slice(at, (at += 4 * 2 ** slotBits)).buffer)
  return {
    simplified,
    word,
    surname,
    first,
    last,
    only,
    characterClass,
    slots,
    heads: bytes(2 ** (headBits - 3)),
    classes: bytes(slots.length),
    mask: 2 ** slotBits - 1,
  }
}

function bytesOf(array: Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer)
}
