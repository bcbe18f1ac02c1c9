import type { BinaryFile } from './binary-file.js'

/** What a model was trained with, as far as it decides the features of a text. */
export interface ModelSettings {
  /** The longest run of words that is one feature. */
  wordNgrams: number
  /** How many numbers runs of characters and of words are hashed to. */
  buckets: number
  /** The shortest and longest run of characters in a word that is a feature. */
  shortest: number
  longest: number
}

/** The words and labels of a model. */
export class Dictionary {
  readonly labels: readonly string[]
  /** How often each label was seen in training, from which the tree of a hierarchical softmax follows. */
  readonly labelCounts: readonly number[]
  readonly #settings: ModelSettings
  readonly #words: Buffer[] = []
  readonly #slots: Int32Array
  /** Which of the hashed features a pruned model kept, and as which. */
  readonly #kept: ReadonlyMap<number, number> | undefined
  readonly #hashes: number[] = []
  #word = Buffer.alloc(256)

  constructor(file: BinaryFile, settings: ModelSettings) {
    this.#settings = settings
    const [entries, words, labels] = [file.int32(), file.int32(), file.int32()]
    file.int64() // the number of tokens in training
    const pruned = file.int64()
    if (entries < 0 || words + labels !== entries) throw file.fault()
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(entries * 2 + 2)))
    const names: string[] = []
    const counts: number[] = []
    for (let i = 0; i < entries; i++) {
      const text = file.zeroTerminated()
      const count = file.int64()
      if (file.uint8() === 0) this.#add(text)
      else {
        names.push(text.toString('utf8'))
        counts.push(count)
      }
    }
    this.labels = names
    this.labelCounts = counts
    // A model that was quantized without pruning has -1 here, and keeps all.
    this.#kept = pruned < 0 ? undefined : new Map(pairs(file, pruned))
  }

  /** Writes the rows of the features of a text into `rows`, and answers how many there are. Line breaks are spaces. */
  features(text: { bytes: Uint8Array; start: number; end: number }, rows: number[]): number {
    const { bytes, end } = text
    rows.length = 0
    this.#hashes.length = 0
    for (let i = text.start; i < end; ) {
      while (i < end && isSeparator(bytes[i])) i++
      const from = i
      while (i < end && !isSeparator(bytes[i])) i++
      if (i > from) this.#addWord({ bytes, start: from, end: i }, rows)
    }
    this.#addWord({ bytes: endOfLine, start: 0, end: endOfLine.length }, rows)
    this.#addWordRuns(rows)
    return rows.length
  }

  #add(word: Buffer): void {
    this.#words.push(word)
    const mask = this.#slots.length - 1
    let slot = hashOf(word, 0, word.length) & mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
    this.#slots[slot] = this.#words.length
  }

  #find(hash: number, bytes: Uint8Array, start: number, end: number): number {
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const index = this.#slots[slot] - 1
      if (isSame(this.#words[index], bytes, start, end)) return index
    }
    return -1
  }

  #addWord({ bytes, start, end }: { bytes: Uint8Array; start: number; end: number }, rows: number[]): void {
    // A word of the text that looks like a label is none of its words.
    if (startsWith(bytes, start, end, labelPrefix)) return
    const hash = hashOf(bytes, start, end)
    const known = this.#find(hash, bytes, start, end)
    this.#hashes.push(hash | 0)
    if (known >= 0) rows.push(known)
    const isEnd = bytes === endOfLine || isSame(endOfLine, bytes, start, end)
    if (this.#settings.longest > 0 && !isEnd) this.#addSubwords(bytes.subarray(start, end), rows)
  }

  /** The runs of characters of a word between `<` and `>`, which stand for its edges; the marks alone are none. */
  #addSubwords(word: Uint8Array, rows: number[]): void {
    const { shortest, longest, buckets } = this.#settings
    const length = word.length + 2
    if (this.#word.length < length) this.#word = Buffer.alloc(length * 2)
    const marked = this.#word
    marked[0] = 0x3c
    marked.set(word, 1)
    marked[length - 1] = 0x3e
    for (let i = 0; i < length; i++) {
      if ((marked[i] & 0xc0) === 0x80) continue
      let hash = firstHash
      for (let j = i, n = 1; j < length && n <= longest; n++) {
        hash = Math.imul(hash ^ ((marked[j++] << 24) >> 24), hashPrime)
        while (j < length && (marked[j] & 0xc0) === 0x80)
          hash = Math.imul(hash ^ ((marked[j++] << 24) >> 24), hashPrime)
        if (n >= shortest && !(n === 1 && (i === 0 || j === length)))
          this.#addHashed((hash >>> 0) % buckets, rows)
      }
    }
  }

  /** Runs of words, hashed to 64 bits as fastText does: `hash = hash · 116049371 + next`. */
  #addWordRuns(rows: number[]): void {
    const { wordNgrams, buckets } = this.#settings
    const hashes = this.#hashes
    const high32 = 2 ** 32 % buckets
    for (let i = 0; i < hashes.length; i++) {
      let [high, low] = [hashes[i] >> 31, hashes[i] >>> 0]
      for (let j = i + 1; j < hashes.length && j < i + wordNgrams; j++) {
        const [lower, upper] = [(low & 0xffff) * runPrime, (low >>> 16) * runPrime]
        const product = lower + (upper % 0x10000) * 0x10000
        const carried = Math.floor(upper / 0x10000) + Math.floor(product / 2 ** 32)
        const sum = (product % 2 ** 32) + (hashes[j] >>> 0)
        high = (Math.imul(high, runPrime) + carried + (hashes[j] >> 31) + (sum >= 2 ** 32 ? 1 : 0)) | 0
        low = sum >>> 0 === sum ? sum : sum - 2 ** 32
        this.#addHashed((((high >>> 0) % buckets) * high32 + low) % buckets, rows)
      }
    }
  }

  #addHashed(bucket: number, rows: number[]): void {
    if (this.#kept === undefined) {
      rows.push(this.#words.length + bucket)
      return
    }
    const kept = this.#kept.get(bucket)
    if (kept !== undefined) rows.push(this.#words.length + kept)
  }
}

const firstHash = 0x811c9dc5 | 0
const hashPrime = 0x01000193
const runPrime = 116049371
const endOfLine = Buffer.from('</s>')
const labelPrefix = Buffer.from('__label__')

/** FNV-1a with bytes from 128 on as negative numbers, which is how fastText has it. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = firstHash
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ ((bytes[i] << 24) >> 24), hashPrime)
  return hash >>> 0
}

function isSeparator(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0
}

function isSame(word: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let i = 0; i < word.length; i++) if (word[i] !== bytes[start + i]) return false
  return true
}

function startsWith(bytes: Uint8Array, start: number, end: number, prefix: Uint8Array): boolean {
  return end - start >= prefix.length && isSame(prefix, bytes, start, start + prefix.length)
}

function* pairs(file: BinaryFile, count: number): Generator<[number, number]> {
  for (let i = 0; i < count; i++) yield [file.int32(), file.int32()]
}
