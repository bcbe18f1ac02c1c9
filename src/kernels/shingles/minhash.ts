import { Buffer } from 'node:buffer'
import { MemoryPlan } from '../memory-plan.js'
import { foldedLetters, pieceEnd, pieceTail } from './letters.js'
import { minhashWasm } from './minhash.data.js'

/** Bytes of text that are looked at at once: what they make stays in the cache. */
const pieceBytes = 1 << 16
/** Shingles beyond one a byte: those of the first characters. */
const moreShingles = 64
const ringBytes = 4 * 64
/** How many characters of a short text are a shingle. */
const shortCharacters = 5

interface Kernel {
  memory: WebAssembly.Memory
  setUp(head: number): void
  begin(): void
  cut(from: number, to: number): number
  endText(): number
  endRow(): number
  wordsAndCharacters(): number
  add(shingle: number): number
  permute(): void
  writeKeys(out: number, bands: number, rows: number): void
}

/** What a signature is made of. */
export interface MinHashShape {
  /** How many keys a signature has. */
  bands: number
  /** How many permutations a key is made of. */
  rows: number
  /** How many words, up to 64, are a shingle. */
  words: number
  /** The same of characters in scripts that put no spaces between words. */
  characters: number
}

/** Makes signatures of rows, one after the other. */
export interface MinHash {
  /** Adds text `bytes[from] … bytes[to - 1]`, in UTF-8, to the row. */
  add(bytes: Uint8Array, from: number, to: number): void
  /** Whether the row has had words or characters so far. */
  hasText(): boolean
  /** Adds what stands for the row as a whole, where it has no word. */
  addWhole(hash: number): void
  /** Ends the row: its keys, two numbers each, stand in `keys` until the next one ends. */
  end(): void
  keys: Uint32Array
  /** The least of each permutation, of the row that has ended. */
  signature: Uint32Array
  /** Whether the row that has ended has keys. */
  hasKeys(): boolean
}

/** Is given the shingles of a row, piece by piece: they are of use until it returns. */
export type OnShingles = (shingles: Uint32Array) => void

/** Opens a kernel. `onShingles`, if there is one, is told all shingles, repeated ones as often as they are there. */
export function openMinHash(shape: MinHashShape, onShingles?: OnShingles): MinHash {
  const { bands, rows } = shape
  const kernel = openKernel()
  const place = layOut(shape)
  place.plan.enlarge(kernel.memory)
  writeTables(kernel, place, shape)
  const { buffer } = kernel.memory
  const text = new Uint8Array(buffer, place.text, pieceBytes + pieceTail.length)
  const take = (count: number) => {
    if (count === 0) return
    kernel.permute()
    onShingles?.(new Uint32Array(buffer, place.shingles, count))
  }
  let isOver = false
  const startRow = () => {
    if (isOver) kernel.begin()
    isOver = false
  }
  return {
    keys: new Uint32Array(buffer, place.keys, 2 * bands),
    signature: new Uint32Array(buffer, place.least, bands * rows),
    add(bytes, from, to) {
      startRow()
      for (let at = from; at < to; ) {
        const end = pieceEnd(bytes, { from: at, to, size: pieceBytes })
        text.set(bytes.subarray(at, end))
        text.set(pieceTail, end - at)
        const count = kernel.cut(place.text, place.text + end - at)
        take(end === to ? kernel.endText() : count)
        at = end
      }
    },
    hasText() {
      startRow()
      return kernel.wordsAndCharacters() > 0
    },
    addWhole(hash) {
      startRow()
      kernel.endRow()
      take(kernel.add(hash))
    },
    end() {
      startRow()
      take(kernel.endRow())
      kernel.writeKeys(place.keys, bands, rows)
      isOver = true
    },
    hasKeys: () => true,
  }
}

/** Where each part begins, in bytes. */
type Layout = ReturnType<typeof layOut>

function layOut({ bands, rows }: MinHashShape) {
  // The kernel makes 16 permutations at a time.
  const permutations = Math.ceil((bands * rows) / 16) * 16
  const plan = new MemoryPlan()
  return {
    plan,
    permutations,
    head: plan.take(52),
    letters: plan.take(0x20000),
    factors: plan.take(4 * permutations),
    summands: plan.take(4 * permutations),
    least: plan.take(4 * permutations),
    shingles: plan.take(4 * (pieceBytes + moreShingles)),
    wordRing: plan.take(ringBytes),
    characterRing: plan.take(ringBytes),
    longHead: plan.take(ringBytes),
    shortHead: plan.take(ringBytes),
    keys: plan.take(8 * bands),
    text: plan.take(pieceBytes + pieceTail.length),
  }
}

/** The tables as the kernel wants them; see `assembly/minhash.ts`. */
function writeTables(kernel: Kernel, place: Layout, { words, characters }: MinHashShape): void {
  const { buffer } = kernel.memory
  const { permutations } = place
  new Uint16Array(buffer, place.letters, 0x10000).set(foldedLetters())
  const factors = new Uint32Array(buffer, place.factors, permutations)
  drawPermutations(factors, new Uint32Array(buffer, place.summands, permutations))
  new Uint32Array(buffer, place.head, 13).set([
    ...[place.letters, place.factors, place.summands, place.least, permutations, place.shingles],
    ...[place.wordRing, place.characterRing, place.longHead, place.shortHead],
    ...[words, characters, Math.min(characters, shortCharacters)],
  ])
  kernel.setUp(place.head)
  kernel.begin()
}

function openKernel(): Kernel {
  const module = new WebAssembly.Module(Buffer.from(minhashWasm, 'base64'))
  return new WebAssembly.Instance(module, {}).exports as unknown as Kernel
}

/** Each permutation of the numbers of 32 bits is x · factor + summand with an odd factor; the same ones in every run. */
function drawPermutations(factors: Uint32Array, summands: Uint32Array): void {
  let state = 1
  const draw = () => {
    state = (state + 0x9e3779b9) | 0
    let h = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    return (h ^ (h >>> 16)) >>> 0
  }
  for (let i = 0; i < factors.length; i++) {
    factors[i] = draw() | 1
    summands[i] = draw()
  }
}
