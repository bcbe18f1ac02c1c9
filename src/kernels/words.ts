import { Buffer } from 'node:buffer'
import { MemoryPlan } from './memory-plan.js'
import { wordsWasm } from './words.data.js'

/** Code units that a text may have at most, and words: at least one unit parts two. */
const textUnits = 1 << 17
const mostWords = textUnits / 2
/** Zeros behind a text, which belong to no word. */
const textTail = 8

interface Kernel {
  memory: WebAssembly.Memory
  setUp(head: number): void
  cutWords(length: number): number
  findWords(count: number, bits: number, lineEnd: number): number
  unknownCount: { readonly value: number }
}

/** Which words have bits of their own. */
export interface WordTables {
  /** What each code unit below U+2280 is; 0 for what belongs to no word. */
  kinds: Uint8Array
  /** By the lower 16 bits of a hash: the last word with it, counted from 1; and for each word, the one before it. */
  heads: Uint16Array
  nexts: Uint16Array
  words: readonly string[]
  bits: Int32Array
}

/** Cuts texts into words, in a memory of its own. */
export interface WordKernel {
  start: Int32Array
  end: Int32Array
  flags: Int32Array
  /** Words with characters beyond ASCII that may be in the table, by their numbers. */
  unknown: Int32Array
  unknownCount(): number
  /** Words that `find` found, by their numbers. */
  wanted: Int32Array
  /** Cuts a text, and answers how many words it has; `undefined` where it is too long. */
  cut(text: string): number | undefined
  /** Finds those of so many words that have one of the bits, `lineEnd` among them for the last word of a line; answers how many they are. */
  find(count: number, bits: number, lineEnd: number): number
}

/** Opens a kernel with a copy of the tables. */
export function openWordKernel(tables: WordTables): WordKernel {
  const kernel = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(wordsWasm, 'base64')), {})
    .exports as unknown as Kernel
  const place = layOut(tables)
  place.plan.enlarge(kernel.memory)
  writeTables(kernel, tables, place)
  const { buffer } = kernel.memory
  const text = Buffer.from(buffer, place.text, 2 * (textUnits + textTail))
  return {
    start: new Int32Array(buffer, place.start, mostWords),
    end: new Int32Array(buffer, place.end, mostWords),
    flags: new Int32Array(buffer, place.flags, mostWords),
    unknown: new Int32Array(buffer, place.unknown, mostWords),
    wanted: new Int32Array(buffer, place.wanted, mostWords),
    unknownCount: () => kernel.unknownCount.value,
    cut(whole) {
      if (whole.length > textUnits) return undefined
      const bytes = text.write(whole, 'utf16le')
      text.fill(0, bytes, bytes + 2 * textTail)
      return kernel.cutWords(whole.length)
    },
    find: (count, bits, lineEnd) => kernel.findWords(count, bits, lineEnd),
  }
}

/** Where each part begins, in bytes. */
type Layout = ReturnType<typeof layOut>

function layOut({ kinds, heads, nexts, words }: WordTables) {
  const plan = new MemoryPlan()
  return {
    plan,
    head: plan.take(44),
    kinds: plan.take(kinds.byteLength),
    heads: plan.take(heads.byteLength),
    nexts: plan.take(nexts.byteLength),
    table: plan.take(12 * words.length),
    units: plan.take(2 * words.join('').length),
    start: plan.take(4 * mostWords),
    end: plan.take(4 * mostWords),
    flags: plan.take(4 * mostWords),
    unknown: plan.take(4 * mostWords),
    wanted: plan.take(4 * mostWords),
    text: plan.take(2 * (textUnits + textTail)),
  }
}

/** The tables as the kernel wants them; see `assembly/words.ts`. */
function writeTables(kernel: Kernel, { kinds, heads, nexts, words, bits }: WordTables, place: Layout): void {
  const { buffer } = kernel.memory
  new Uint8Array(buffer, place.kinds).set(kinds)
  new Uint16Array(buffer, place.heads).set(heads)
  new Uint16Array(buffer, place.nexts).set(nexts)
  const units = words.join('')
  Buffer.from(buffer, place.units, 2 * units.length).write(units, 'utf16le')
  const table = new Int32Array(buffer, place.table, 3 * words.length)
  let from = 0
  words.forEach((word, i) => {
    table.set([from, word.length, bits[i]], 3 * i)
    from += word.length
  })
  const { text, start, end, flags, unknown, wanted } = place
  new Uint32Array(buffer, place.head, 11).set([
    ...[text, place.kinds, place.heads, place.nexts, place.table, place.units],
    ...[start, end, flags, unknown, wanted],
  ])
  kernel.setUp(place.head)
}
