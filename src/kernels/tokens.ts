import { Buffer } from 'node:buffer'
import { MemoryPlan } from './memory-plan.js'
import { tokensWasm } from './tokens.data.js'

/** Bytes of UTF-8 that are encoded at a time at most. */
export const tokenTextBytes = 1 << 16
/** Bytes that may be read behind a text, and tokens that may be written behind the last. */
const tail = 16
/** Words that are remembered: slots of so many bytes, and the bytes of what does not fit in them. */
const slotBytes = 32 << 16
const arenaBytes = 1 << 20

interface Kernel {
  memory: WebAssembly.Memory
  setUp(head: number): void
  setUpSplit(kind: number, digits: number, slash: boolean, endWhole: boolean): void
  addWhole(at: number, token: number): void
  empty(): void
  encode(from: number, to: number, isLast: boolean): number
  consumed: { readonly value: number }
  isChanging: { readonly value: number }
}

/** Bits of a code point's class, as `assembly/tokens/classes.ts` has them. */
export const classBits = {
  letter: 1,
  digit: 2,
  space: 4,
  lineEnd: 8,
  mark: 16,
  large: 32,
  small: 64,
  changing: 128,
  /** In the place of `large`, for vocabularies that do not tell capitals. */
  sign: 32,
} as const

const splitKinds = ['gpt2', 'cl100k', 'o200k', 'deepseek'] as const

/** Where words end: the places of the kinds in their list are their numbers in `assembly/tokens/split.ts`. */
export interface WordSplit {
  kind: (typeof splitKinds)[number]
  /** How many digits are a word at most. */
  digits?: number
  /** Slashes behind punctuation go with it. */
  hasSlash?: boolean
  /** White space at the end of a text is one word. */
  isEndWhole?: boolean
}

/** What byte pair encoding at the level of bytes needs. */
export interface TokenTables {
  /** The class of each code point. */
  classes: Uint8Array
  /** The token of each byte. */
  byteTokens: Uint32Array
  /** The token of each code point below U+10000 whose three bytes are always merged first; -1 for others. */
  characters: Int32Array
  /** Merges by open addressing: left, right, rank and token of each slot, -1 where it is empty; a power of two of slots. */
  merges: Int32Array
  /** Words that are tokens as they are, whatever the merges say. */
  wholes: readonly { bytes: Uint8Array; token: number }[]
  split: WordSplit
}

/** Encodes UTF-8, in a memory of its own. */
export interface TokenKernel {
  /** The text goes here, from its first byte. */
  text: Buffer
  /** The tokens come here. */
  tokens: Int32Array
  /**
   * Encodes a range of the text, and answers how many tokens were written. Unless it is the last, it stops before
   * the first word that may go on behind it.
   */
  encode(from: number, to: number, isLast: boolean): number
  /** Where it stopped. */
  consumed(): number
  /** Whether the range had a character that may become another one, or join one, in form C. */
  isChanging(): boolean
}

/** Opens a kernel with a copy of the tables. */
export function openTokenKernel(tables: TokenTables): TokenKernel {
  const kernel = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(tokensWasm, 'base64')), {})
    .exports as unknown as Kernel
  const place = layOut(tables)
  place.plan.enlarge(kernel.memory)
  const { buffer } = kernel.memory
  new Uint8Array(buffer, place.classes).set(tables.classes)
  new Uint32Array(buffer, place.byteTokens, 256).set(tables.byteTokens)
  new Int32Array(buffer, place.characters, 1 << 16).set(tables.characters)
  new Int32Array(buffer, place.merges, tables.merges.length).set(tables.merges)
  fillFilter(new Uint8Array(buffer, place.filter, place.filterBytes), tables.merges)
  new Int32Array(buffer, place.wholes, 2 * place.wholeSlots).fill(-1)
  kernel.setUp(writeHead(buffer, { place, tables }))
  const { kind, digits = 1, hasSlash = false, isEndWhole = false } = tables.split
  kernel.setUpSplit(splitKinds.indexOf(kind), digits, hasSlash, isEndWhole)
  addWholes(kernel, { place, tables })
  kernel.empty()
  return {
    text: Buffer.from(buffer, place.text, tokenTextBytes),
    tokens: new Int32Array(buffer, place.out, tokenTextBytes + tail),
    encode: (from, to, isLast) => kernel.encode(from, to, isLast),
    consumed: () => kernel.consumed.value,
    isChanging: () => kernel.isChanging.value !== 0,
  }
}

type Layout = ReturnType<typeof layOut>

function layOut({ classes, merges, wholes }: TokenTables) {
  const plan = new MemoryPlan()
  // Eight bits or more for each merge; slots are at least twice as many as merges.
  const filterBytes = Math.max(1024, merges.length >> 3)
  const wholeSlots = wholes.length === 0 ? 0 : 2 ** Math.ceil(Math.log2(2 * wholes.length))
  const wholeBytes = wholes.reduce((sum, { bytes }) => sum + bytes.length + 4, 0)
  const words = 4 * tokenTextBytes
  return {
    plan,
    filterBytes,
    wholeSlots,
    head: plan.take(84),
    text: plan.take(tokenTextBytes + tail),
    out: plan.take(words + 4 * tail),
    classes: plan.take(classes.byteLength),
    byteTokens: plan.take(4 * 256),
    characters: plan.take(4 << 16),
    filter: plan.take(filterBytes),
    merges: plan.take(merges.byteLength),
    wholes: plan.take(8 * wholeSlots),
    wholeBytes: plan.take(wholeBytes + tail),
    slots: plan.take(slotBytes),
    arena: plan.take(arenaBytes),
    symbols: plan.take(words + tail),
    ranks: plan.take(words + tail),
    merged: plan.take(words + tail),
    nexts: plan.take(words + tail),
    previous: plan.take(words + tail),
    heap: plan.take(3 * 8 * tokenTextBytes),
  }
}

function writeHead(buffer: ArrayBuffer, { place, tables }: { place: Layout; tables: TokenTables }): number {
  new Uint32Array(buffer, place.head, 21).set([
    ...[place.text, place.classes, place.byteTokens, place.merges, tables.merges.length / 4 - 1],
    ...[
      place.filter,
      shiftOf(place.filterBytes),
      place.wholes,
      Math.max(0, place.wholeSlots - 1),
      place.wholeBytes,
    ],
    ...[place.slots, place.arena, arenaBytes, place.out],
    ...[place.symbols, place.ranks, place.merged, place.nexts, place.previous, place.heap],
    place.characters,
  ])
  return place.head
}

/** How far a hash is shifted to be the number of a bit. */
function shiftOf(filterBytes: number): number {
  return 32 - Math.log2(8 * filterBytes)
}

function fillFilter(filter: Uint8Array, merges: Int32Array): void {
  const shift = shiftOf(filter.length)
  for (let i = 0; i < merges.length; i += 4) {
    if (merges[i] === -1) continue
    const bit = Math.imul(hashPair(merges[i], merges[i + 1]), 0x2c1b3c6d) >>> shift
    filter[bit >>> 3] |= 1 << (bit & 7)
  }
}

/** The hash by which merges find their slots. */
export function hashPair(left: number, right: number): number {
  const mixed = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}

function addWholes(kernel: Kernel, { place, tables }: { place: Layout; tables: TokenTables }): void {
  const bytes = Buffer.from(kernel.memory.buffer, place.wholeBytes)
  let at = 0
  for (const { bytes: word, token } of tables.wholes) {
    bytes.writeUInt32LE(word.length, at)
    bytes.set(word, at + 4)
    kernel.addWhole(at, token)
    at += 4 + word.length
  }
}
