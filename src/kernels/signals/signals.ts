import { Buffer } from 'node:buffer'
import { MemoryPlan } from '../memory-plan.js'
import { signalsWasm } from './signals.data.js'

/** The longest text that is measured: what is made of it takes up to fifty times as much. */
const mostBytes = 1 << 22
/** Slots of the table of short words, and bytes of its words. */
const shortWordBytes = 8 * 1024
const longestShortWord = 7
const otherBytes = 8 * 1024
/** Of a table of stop words: a slot of a byte, and what it says of a word. */
const stopSlots = 256
const stopBytes = 12
const callBytes = 16

interface Kernel {
  memory: WebAssembly.Memory
  setUp(head: number): void
  keepWord(table: number, word: bigint): void
  keepStop(table: number, number: number, at: number, length: number): void
  roomFor(length: number): number
  sweep(at: number, length: number): void
  languageByWords(): number
  measure(groups: number, stops: number): number
}

/** What the kernel knows of characters and words; see `assembly/signals/characters.ts`. */
export interface SignalTables {
  /** What each code point of the basic plane is, as bits. */
  classes: Uint32Array
  /** The same of others. */
  classesBeyond(code: number): number
  /** How many kinds of characters there are, and which of them are Latin, Han, and letters of other scripts. */
  kinds: { count: number; latin: number; han: number; other: number; firstLetter: number }
  /** Words that keep the full stop at their end, and units behind numbers: those of ASCII, of up to seven letters. */
  shortForms: readonly string[]
  units: readonly string[]
  /** How advertisements begin: the first character has the bit `call`. At most 16 bytes each. */
  calls: readonly string[]
  /** Frequent words of languages in a table of 4,096 slots: a hash and the languages that have the word, as bits. */
  frequentWords: Int32Array
  /** Lists of stop words, up to 255 each. */
  stops: readonly (readonly string[])[]
  /** How many numbers a text has. */
  signalCount: number
}

/** Measures one text after the other, in a memory of its own. */
export interface SignalKernel {
  /** Takes in `bytes[start] … bytes[end - 1]`, in UTF-8. Answers false where that is too long. */
  sweep(bytes: Uint8Array, start: number, end: number): boolean
  /** Characters of the text by kind. */
  byKind(): Int32Array
  /** The number of the language that most frequent words at the start of the text are of; -1 where they do not tell. */
  languageByWords(): number
  /** Measures groups of signals, as bits, with list `stops` of stop words; answers whether an advertisement may be in the text. */
  measure(groups: number, stops: number): boolean
  /** The numbers of the text; those that were not asked for have no meaning. */
  signals(): Float64Array
}

/** Opens a kernel with a copy of the tables. */
export function openSignalKernel(tables: SignalTables): SignalKernel {
  const module = new WebAssembly.Module(Buffer.from(signalsWasm, 'base64'))
  const imports = { characters: { classesBeyond: tables.classesBeyond } }
  const kernel = new WebAssembly.Instance(module, imports).exports as unknown as Kernel
  const place = layOut(tables)
  place.plan.enlarge(kernel.memory)
  writeTables(kernel, tables, place)
  let views = viewsOf(kernel, place)
  // Where the memory has grown, views of what it was are of no more use.
  const current = () => {
    if (views.buffer !== kernel.memory.buffer) views = viewsOf(kernel, place)
    return views
  }
  return {
    sweep(bytes, start, end) {
      const length = end - start
      if (length > mostBytes) return false
      const at = kernel.roomFor(length)
      current().bytes.set(bytes.subarray(start, end), at)
      kernel.sweep(at, length)
      return true
    },
    byKind: () => current().byKind,
    languageByWords: () => kernel.languageByWords(),
    measure: (groups, stops) => kernel.measure(groups, place.stopTables[stops]) !== 0,
    signals: () => current().signals,
  }
}

function viewsOf({ memory: { buffer } }: Kernel, { kinds, kindCount, signals, signalCount }: Layout) {
  return {
    buffer,
    bytes: new Uint8Array(buffer),
    byKind: new Int32Array(buffer, kinds, kindCount),
    signals: new Float64Array(buffer, signals, signalCount),
  }
}

/** Where each part begins, in bytes. */
type Layout = ReturnType<typeof layOut>

function layOut({ classes, kinds, calls, frequentWords, stops, signalCount }: SignalTables) {
  const plan = new MemoryPlan()
  return {
    plan,
    kindCount: kinds.count,
    signalCount,
    head: plan.take(60),
    classes: plan.take(classes.byteLength),
    others: plan.take(otherBytes),
    shortForms: plan.take(shortWordBytes),
    units: plan.take(shortWordBytes),
    kinds: plan.take(4 * kinds.count),
    signals: plan.take(8 * signalCount),
    calls: plan.take(2 * callBytes * calls.length),
    frequentWords: plan.take(frequentWords.byteLength),
    stopTables: stops.map((words) => plan.take(stopSlots + stopBytes * words.length)),
    stopWords: plan.take(Buffer.byteLength(stops.flat().join(''))),
    room: plan.take(callBytes),
  }
}

function writeTables(kernel: Kernel, tables: SignalTables, place: Layout): void {
  const { buffer } = kernel.memory
  const { classes, kinds, calls, frequentWords } = tables
  new Uint32Array(buffer, place.classes).set(classes)
  new Int32Array(buffer, place.frequentWords).set(frequentWords)
  for (const [i, call] of calls.entries()) {
    const entry = Buffer.from(buffer, place.calls + 2 * callBytes * i, 2 * callBytes)
    const length = entry.write(call)
    entry.fill(0xff, callBytes, callBytes + length)
  }
  new Uint32Array(buffer, place.head).set([
    ...[place.classes, place.others, place.shortForms, place.units],
    ...[place.kinds, kinds.count, kinds.latin, kinds.han, kinds.other],
    ...[place.signals, place.calls, calls.length, place.frequentWords, kinds.firstLetter, place.room],
  ])
  kernel.setUp(place.head)
  for (const name of ['shortForms', 'units'] as const)
    for (const word of tables[name]) {
      const bytes = Buffer.from(word)
      if (bytes.length > longestShortWord) continue
      kernel.keepWord(place[name], Buffer.concat([bytes], 8).readBigUInt64LE())
    }
  writeStops(kernel, tables, place)
}

function writeStops(kernel: Kernel, { stops }: SignalTables, { stopTables, stopWords }: Layout): void {
  const bytes = Buffer.from(kernel.memory.buffer)
  let at = stopWords
  for (const [i, words] of stops.entries())
    for (const [k, word] of words.entries()) {
      const length = bytes.write(word, at)
      kernel.keepStop(stopTables[i], k + 1, at, length)
      at += length
    }
}
