import { Buffer } from 'node:buffer'
import { MemoryPlan } from '../memory-plan.js'
import { cuesWasm } from './cues.data.js'

/** Code units that a text may have at most, and zeros before and behind it. */
const textUnits = 1 << 17
const around = 16
const mostWords = 1 << 14
const mostUnits = 1 << 17
const mostSets = 1 << 12
const mostHits = 1 << 13
const mostMarks = 255
const wordBytes = 12
const asks = { opens: 1, closes: 2, counts: 4 } as const

interface Kernel {
  memory: WebAssembly.Memory
  setUp(head: number): void
  addWord(word: number): void
  scan(length: number, mark: number): number
  all: { readonly value: number }
}

/** A word in small letters, and whether an ASCII letter may stand right before or behind it. */
export interface CueWord {
  word: string
  opens: boolean
  closes: boolean
  /** Where in the word its three rarest code units begin, or fewer where it is shorter: there it is looked for. */
  rarest: number
}

/** Knows which of some sets of words have one in the text that was taken in last. */
export interface CueKernel {
  /** Adds a set, whose number it answers; `undefined` where there is no room for more. `counts` for one whose places are asked for. */
  add(words: readonly CueWord[], counts: boolean): number | undefined
  /** Takes in a text; answers whether there is room for it, and for what is found in it. */
  load(text: string): boolean
  /** All bits that a code unit of the text has. */
  bits(): number
  /** Whether one of a set stands in the text. */
  has(set: number): boolean
  /** Where the words of a set begin that stand in the text; a place may come again. */
  places(set: number): readonly number[]
}

/** Opens a kernel without any set. */
export function openCueKernel(): CueKernel {
  const kernel = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(cuesWasm, 'base64')), {})
    .exports as unknown as Kernel
  const place = layOut()
  place.plan.enlarge(kernel.memory)
  const { buffer } = kernel.memory
  const text = Buffer.from(buffer, place.text, 2 * (textUnits + around))
  const marks = new Uint8Array(buffer, place.marks, mostSets)
  const hits = new Int32Array(buffer, place.hits, 2 * mostHits)
  const store = new WordStore(kernel, place)
  writeHead(kernel, place)
  let mark = 0
  let count = 0
  let sets = 0
  return {
    add(words, counts) {
      if (sets === mostSets || !store.add(words, { set: sets, counts })) return undefined
      return sets++
    },
    load(whole) {
      if (whole.length > textUnits) return false
      if (mark === mostMarks) {
        marks.fill(0)
        mark = 0
      }
      mark++
      const bytes = text.write(whole, 'utf16le')
      text.fill(0, bytes, bytes + 2 * around)
      count = kernel.scan(whole.length, mark)
      return count >= 0
    },
    bits: () => kernel.all.value,
    has: (set) => marks[set] === mark,
    places(set) {
      const places: number[] = []
      for (let i = 0; i < count; i++) if (hits[2 * i] === set) places.push(hits[2 * i + 1])
      return places
    },
  }
}

/** Words in the memory of a kernel. */
class WordStore {
  readonly #kernel: Kernel
  readonly #table: DataView
  readonly #letters: Uint16Array
  #words = 0
  #units = 0

  constructor(kernel: Kernel, { words, units }: Layout) {
    this.#kernel = kernel
    this.#table = new DataView(kernel.memory.buffer, words, wordBytes * mostWords)
    this.#letters = new Uint16Array(kernel.memory.buffer, units, mostUnits)
  }

  /** Adds words of a set; answers whether there was room for all of them. */
  add(words: readonly CueWord[], { set, counts }: { set: number; counts: boolean }): boolean {
    const units = words.reduce((sum, { word }) => sum + word.length, 0)
    if (this.#words + words.length > mostWords || this.#units + units + around > mostUnits) return false
    for (const { word, opens, closes, rarest } of words) {
      const at = this.#words++ * wordBytes
      this.#table.setUint16(at + 2, set, true)
      this.#table.setUint32(at + 4, this.#units, true)
      this.#table.setUint8(at + 8, word.length)
      const wanted = (opens ? asks.opens : 0) | (closes ? asks.closes : 0) | (counts ? asks.counts : 0)
      this.#table.setUint8(at + 9, wanted)
      this.#table.setUint8(at + 10, rarest)
      for (let i = 0; i < word.length; i++) this.#letters[this.#units++] = word.charCodeAt(i)
      this.#kernel.addWord(this.#words)
    }
    return true
  }
}

/** Where each part begins, in bytes. */
type Layout = ReturnType<typeof layOut>

function layOut() {
  const plan = new MemoryPlan()
  return {
    plan,
    head: plan.take(52),
    text: plan.take(2 * (textUnits + around)),
    // What is read before the first code unit is a zero.
    small: plan.take(16 + 2 * (textUnits + around)) + 16,
    ones: plan.take(8192),
    twos: plan.take(8192),
    threes: plan.take(1 << 17),
    bits: plan.take(1 << 13),
    pairBits: plan.take(1 << 9),
    firsts: plan.take(256),
    words: plan.take(wordBytes * mostWords),
    units: plan.take(2 * mostUnits),
    marks: plan.take(mostSets),
    hits: plan.take(8 * mostHits),
  }
}

/** The addresses as the kernel wants them; see `assembly/cues.ts`. */
function writeHead(kernel: Kernel, place: Layout): void {
  new Uint32Array(kernel.memory.buffer, place.head, 13).set([
    ...[place.text, place.small, place.ones, place.twos, place.threes, place.bits],
    ...[place.words, place.units, place.marks, place.hits, mostHits, place.pairBits, place.firsts],
  ])
  kernel.setUp(place.head)
}
