import { Buffer } from 'node:buffer'
import { MemoryPlan } from './memory-plan.js'
import { namesWasm } from './names.data.js'
import { type HashedFeatures, placeRows, type RowKernel, type WeightRows, writeRows } from './rows.js'

/** Code units that a text may have at most. */
const textUnits = 1 << 18
/** Zeros behind a text, in which no word goes on. */
const textTail = 8
const tagCount = 7
/** A row of numbers for each tag, filled up. */
const rowTags = 8
/** Of a window's room: see `assembly/names/chain.ts`. */
const windowBytes = 16384
const nameBytes = 24
/** Of words that are looked for, see `assembly/names/cues.ts`: bytes of a filter, slots of a table, words that are found. */
const filterBytes = 2048
const cueSlots = 2048
const mostHits = 1 << 14

interface Kernel extends RowKernel {
  setUp(head: number): void
  readWords(from: number, to: number): number
  wordCount: { readonly value: number }
  findWindows(): number
  tagWindow(from: number, to: number, found: number): number
  tagWindows(count: number): void
  setUpCues(filter: number, table: number, hits: number, most: number): void
  scanCues(from: number, to: number): number
  scanWanted(from: number, to: number): number
  words: { readonly value: number }
  opened: { readonly value: number }
  smalls: { readonly value: number }
  talks: { readonly value: number }
}

/** What names are told by; `name-tagger` says more of each. */
export interface NameTables {
  letters: Uint16Array
  marks: Uint8Array
  lexicon: Uint32Array
  features: HashedFeatures
  /** Rows of seven weights. */
  weights: WeightRows & { unit: number }
  /** Seven rows of seven: what one tag after another counts as a factor, and as a logarithm against two words outside. */
  factors: Float64Array
  logarithms: Float64Array
  /** How many words there is room for. */
  words: number
}

/** Words of a text, in arrays that are used again and again. */
export interface WordArrays {
  start: Int32Array
  end: Int32Array
  /** Spread hash of the folded word. */
  hash: Int32Array
  /** `wordFlags`. */
  flags: Uint16Array
  shape: Uint8Array
  /** `gaps`, before the word; the entry after the last is the gap after it. */
  gap: Uint8Array
  /** 1 where a sentence begins. */
  opens: Uint8Array
}

/** What a range holds beside the words behind cues. */
export interface WordCounts {
  words: number
  /** Of the words: those that a sentence begins with, and of these, those in small letters. */
  opened: number
  smalls: number
  /** Words of a talk. */
  talks: number
}

/** Reads names in texts. */
export interface NameKernel {
  words: WordArrays
  /** Of each window three numbers: its first word, the word after it, how many names there are up to its end. */
  windows: Int32Array
  /** Of each name six numbers, of which the first three are its first word, the word after it, and its kind. */
  names: Int32Array
  /** Of each name three numbers, of which the last is its score. */
  scores: Float64Array
  /** Takes in a text; answers whether there is room for it. */
  load(text: string): boolean
  /** Reads words from `from` on until `to` or until there is no more room; answers where it stopped. */
  readWords(from: number, to: number): number
  wordCount(): number
  /** Writes the windows of the words that were read; answers how many there are. */
  findWindows(): number
  /** Tags so many windows. */
  tagWindows(count: number): void
  /** Tags one window, and answers how many names it holds. */
  tagWindow(from: number, to: number): number
  /** Takes the words that {@link scanCues} looks for, by their hashes, and what each is, see `assembly/names/cues.ts`. */
  setCues(cues: ReadonlyMap<number, number>): void
  /** Writes the words behind cues into {@link hits}, and answers how many they are; `undefined` where they are too many. */
  scanCues(from: number, to: number): number | undefined
  /** Of the last {@link scanCues}. */
  counts(): WordCounts
  /** Writes words whose hash may be among these into {@link hits}, and answers how many they are; `undefined` where they are too many. */
  scanWanted(hashes: Iterable<number>, range: { start: number; end: number }): number | undefined
  /** Three numbers each: where a word begins and the number of its cue; or where it begins and ends, and its hash. */
  hits: Int32Array
}

/** Opens a kernel with a copy of the tables. */
export function openNameKernel(tables: NameTables): NameKernel {
  const kernel = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(namesWasm, 'base64')), {})
    .exports as unknown as Kernel
  const place = layOut(tables)
  place.plan.enlarge(kernel.memory)
  writeTables(kernel, tables, place)
  const { buffer } = kernel.memory
  const text = Buffer.from(buffer, place.text, 2 * (textUnits + textTail))
  const most = tables.words
  return {
    words: wordArrays(buffer, place, most + 1),
    windows: new Int32Array(buffer, place.windows, 3 * most),
    names: new Int32Array(buffer, place.names, (most * nameBytes) / 4),
    scores: new Float64Array(buffer, place.names, (most * nameBytes) / 8),
    load(whole) {
      if (whole.length > textUnits) return false
      const bytes = text.write(whole, 'utf16le')
      text.fill(0, bytes, bytes + 2 * textTail)
      return true
    },
    readWords: (from, to) => kernel.readWords(from, to),
    wordCount: () => kernel.wordCount.value,
    findWindows: () => kernel.findWindows(),
    tagWindows: (count) => kernel.tagWindows(count),
    tagWindow: (from, to) => kernel.tagWindow(from, to, 0),
    ...openCues(kernel, place),
  }
}

function openCues(
  kernel: Kernel,
  { filter, cues, hits }: Layout,
): Pick<NameKernel, 'setCues' | 'scanCues' | 'counts' | 'scanWanted' | 'hits'> {
  const { buffer } = kernel.memory
  const [ofCues, ofWanted] = [0, 1].map((i) => new Uint8Array(buffer, filter + i * filterBytes, filterBytes))
  const slots = new Int32Array(buffer, cues, 2 * cueSlots)
  kernel.setUpCues(filter, cues, hits, mostHits)
  return {
    hits: new Int32Array(buffer, hits, 3 * mostHits),
    setCues(cues) {
      if (cues.size > cueSlots / 2) throw new RangeError('There are more cues than the kernel has room for')
      for (const [hash, meaning] of cues) {
        ofCues[hash & (filterBytes - 1)] = 1
        let slot = hash & (cueSlots - 1)
        while (slots[2 * slot] !== 0) slot = (slot + 1) & (cueSlots - 1)
        slots.set([hash, meaning], 2 * slot)
      }
    },
    scanCues: (from, to) => countOf(kernel.scanCues(from, to)),
    counts: () => ({
      words: kernel.words.value,
      opened: kernel.opened.value,
      smalls: kernel.smalls.value,
      talks: kernel.talks.value,
    }),
    scanWanted(hashes, { start, end }) {
      ofWanted.fill(0)
      for (const hash of hashes) ofWanted[hash & (filterBytes - 1)] = 1
      return countOf(kernel.scanWanted(start, end))
    },
  }
}

function countOf(found: number): number | undefined {
  return found < 0 ? undefined : found
}

/** Where each part begins, in bytes. */
type Layout = ReturnType<typeof layOut>

function layOut({ letters, marks, lexicon, features, weights, words }: NameTables) {
  const plan = new MemoryPlan()
  const many = words + 1
  const sums = placeRows(plan.end, features, weights)
  plan.take(sums.end - plan.end)
  return {
    plan,
    sums,
    head: plan.take(96),
    letters: plan.take(letters.byteLength),
    marks: plan.take(marks.byteLength),
    lexicon: plan.take(lexicon.byteLength),
    start: plan.take(4 * many),
    end: plan.take(4 * many),
    hash: plan.take(4 * many),
    flags: plan.take(2 * many),
    shape: plan.take(many),
    gap: plan.take(many),
    opens: plan.take(many),
    windows: plan.take(12 * words),
    names: plan.take(nameBytes * words),
    factors: plan.take(8 * rowTags * tagCount),
    logarithms: plan.take(8 * rowTags * tagCount),
    powers: plan.take(8 * (features.first.length * 255 + 1)),
    room: plan.take(windowBytes),
    filter: plan.take(2 * filterBytes),
    cues: plan.take(8 * cueSlots),
    hits: plan.take(12 * mostHits),
    text: plan.take(2 * (textUnits + textTail)),
  }
}

function writeTables(kernel: Kernel, tables: NameTables, place: Layout): void {
  const { letters, marks, lexicon, features, weights, factors, logarithms } = tables
  const { buffer } = kernel.memory
  writeRows(kernel, place.sums, { features, weights })
  new Uint16Array(buffer, place.letters).set(letters)
  new Uint8Array(buffer, place.marks).set(marks)
  new Uint32Array(buffer, place.lexicon).set(lexicon)
  const widen = (at: number, rows: Float64Array) => {
    const wide = new Float64Array(buffer, at, rowTags * tagCount)
    for (let from = 0; from < tagCount; from++)
      wide.set(rows.subarray(from * tagCount, (from + 1) * tagCount), from * rowTags)
  }
  widen(place.factors, factors)
  widen(place.logarithms, logarithms)
  const powers = new Float64Array(buffer, place.powers, features.first.length * 255 + 1)
  for (let i = 0; i < powers.length; i++) powers[i] = Math.exp(-i * weights.unit)
  writeHead(kernel, tables, place)
}

/** The addresses as the kernel wants them; see `assembly/names/memory.ts`. */
function writeHead(kernel: Kernel, { lexicon, weights, words }: NameTables, place: Layout): void {
  const { buffer } = kernel.memory
  new Uint32Array(buffer, place.head, 22).set([
    place.text,
    place.letters,
    place.marks,
    place.lexicon,
    lexicon.length - 1,
    place.start,
    place.end,
    place.hash,
    place.flags,
    place.shape,
    place.gap,
    place.opens,
    words,
    place.windows,
    place.names,
    place.sums.head,
    place.sums.numbers,
    place.sums.sums,
    place.factors,
    place.logarithms,
    place.powers,
    place.room,
  ])
  new Float64Array(buffer, place.head + 88, 1)[0] = weights.unit
  kernel.setUp(place.head)
}

function wordArrays(buffer: ArrayBuffer, place: Layout, count: number): WordArrays {
  return {
    start: new Int32Array(buffer, place.start, count),
    end: new Int32Array(buffer, place.end, count),
    hash: new Int32Array(buffer, place.hash, count),
    flags: new Uint16Array(buffer, place.flags, count),
    shape: new Uint8Array(buffer, place.shape, count),
    gap: new Uint8Array(buffer, place.gap, count),
    opens: new Uint8Array(buffer, place.opens, count),
  }
}
