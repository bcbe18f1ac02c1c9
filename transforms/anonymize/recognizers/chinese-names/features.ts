import { isMainHan } from '../../../../src/text/letters.js'
import { isDot, soundTable } from '../chinese-text/foreign-names.js'
import { Lattice } from '../chinese-text/lattice.js'
import { classOf, emptyHash, hashStep, kindOf, type Words, wordKinds } from '../chinese-text/word-tables.js'
import { maxWindow } from '../name-tagger/windows.js'
import { fitness, foldCharacter, kindOfMark } from './character-forms.js'

/** A name that rules propose, by its form and its context. */
export interface Proposal {
  start: number
  end: number
  /** As a natural logarithm. */
  odds: number
}

/** A clause of a text, and what rules propose in it. */
export interface Clause {
  text: string
  from: number
  to: number
  proposals: readonly Proposal[]
  /** In training: known names of persons are to be read as unknown ones. */
  forgets?: boolean
}

/** Room around a clause, for what stands beside it. */
export const pad = 3
const room = maxWindow + 2 * pad
/** Classes of marks stand behind those of words. */
const markClass = 256
/** How many features a character has. */
export const featureCount = 40

/**
 * Reads the features of the characters of clauses: the characters around, the words of a segmenter and their kinds,
 * how fit the characters are for names, and what rules propose. Training and tagging use the same reader.
 */
export class FeatureReader {
  /** `featureCount` rows of the weights for every character of the clause. */
  readonly rows = new Int32Array(maxWindow * featureCount)
  readonly #words: Words
  readonly #lattice: Lattice
  readonly #shift: number
  readonly #sounds = soundTable()
  readonly #codes = new Uint16Array(room)
  readonly #run = new Uint16Array(room)
  /** By character, for the clause and {@link pad} characters on both sides. */
  readonly #char = new Int32Array(room)
  readonly #word = new Int32Array(room)
  readonly #lastWord = new Int32Array(room)
  readonly #nextWord = new Int32Array(room)
  readonly #kind = new Int32Array(room)
  readonly #lastKind = new Int32Array(room)
  readonly #nextKind = new Int32Array(room)
  /** Classes of the characters, of their words and of the words beside these. */
  readonly #ownClass = new Int32Array(room)
  readonly #class = new Int32Array(room)
  readonly #lastClass = new Int32Array(room)
  readonly #nextClass = new Int32Array(room)
  readonly #place = new Int32Array(room)
  readonly #surname = new Int32Array(room)
  readonly #first = new Int32Array(room)
  readonly #last = new Int32Array(room)
  readonly #only = new Int32Array(room)
  readonly #sound = new Int32Array(room)
  readonly #known = new Int32Array(room)
  readonly #proposed = new Int32Array(room)
  /** The likely name a character stands in: where it begins and ends; what it is. */
  readonly #from = new Int32Array(room)
  readonly #to = new Int32Array(room)
  readonly #form = new Int32Array(room)
  readonly #wordLast = new Int32Array(room)

  /** Over `rowCount` rows, a power of two. */
  constructor(words: Words, rowCount: number) {
    this.#words = words
    this.#lattice = new Lattice(words)
    this.#shift = 32 - Math.log2(rowCount)
  }

  /** Fills {@link rows} for a clause of at most {@link maxWindow} characters of simplified text. */
  read(clause: Clause): void {
    const size = clause.to - clause.from
    this.#readCharacters(clause)
    this.#readWords(size + 2 * pad, clause.forgets === true)
    this.#readNeighbours(size + 2 * pad)
    this.#readSounds(size + 2 * pad)
    this.#readLikely(size + 2 * pad)
    this.#readProposals(clause)
    for (let i = 0; i < size; i++) this.#hash(i + pad, i * featureCount)
  }

  #readCharacters({ text, from, to }: Clause): void {
    const { word: _, surname, first, last, only } = this.#words
    for (let i = 0, at = from - pad; at < to + pad; i++, at++) {
      const code = at < 0 || at >= text.length ? 10 : text.charCodeAt(at)
      this.#codes[i] = code
      this.#char[i] = foldCharacter(code)
      this.#surname[i] = fitness(surname[code])
      this.#first[i] = fitness(first[code])
      this.#last[i] = fitness(last[code])
      this.#only[i] = fitness(only[code])
      this.#ownClass[i] = isMainHan(code) ? this.#words.characterClass[code] : markClass + kindOfMark(code)
      this.#known[i] = 0
      this.#proposed[i] = 0
      this.#form[i] = 0
    }
  }

  /** The words of a segmenter, their kinds, and the place of each character in its word. */
  #readWords(size: number, forgets: boolean): void {
    for (let i = 0; i < size; i++) {
      if (!isMainHan(this.#codes[i])) {
        this.#word[i] = this.#char[i]
        this.#class[i] = this.#ownClass[i]
        this.#kind[i] = kindOfMark(this.#codes[i])
        this.#place[i] = 3
        this.#wordLast[i] = this.#char[i]
        continue
      }
      let end = i
      while (end < size && isMainHan(this.#codes[end])) this.#run[end - i] = this.#codes[end++]
      this.#readRun(i, end, forgets)
      i = end - 1
    }
  }

  #readRun(from: number, to: number, forgets: boolean): void {
    const lattice = this.#lattice
    lattice.read(this.#run, to - from)
    const { wordStart, wordEnd, wordSlot, personEnd } = lattice
    for (let i = 0; i < to - from; i++) {
      const isFirst = wordStart[i] === i
      const isLast = wordEnd[i] === i + 1
      this.#place[from + i] = isFirst ? (isLast ? 3 : 0) : isLast ? 2 : 1
      const kind = kindOf(wordSlot[i])
      const isPerson = kind === wordKinds.person || kind === wordKinds.foreignPerson
      this.#kind[from + i] = forgets && isPerson ? wordKinds.none : kind
      let hash = emptyHash
      for (let at = wordStart[i]; at < wordEnd[i]; at++) hash = hashStep(hash, this.#run[at])
      this.#word[from + i] = hash
      if (isFirst) this.#class[from + i] = isLast ? this.#ownClass[from + i] : classOf(this.#words, hash)
      else this.#class[from + i] = this.#class[from + i - 1]
      if (forgets && isPerson) this.#class[from + i] = 0
      this.#wordLast[from + i] = this.#run[wordEnd[i] - 1]
      const end = personEnd[i]
      if (end === 0 || forgets) continue
      const length = Math.min(4, end - i)
      for (let at = i; at < end; at++)
        this.#known[from + at] = length * 3 + (at === i ? 0 : at === end - 1 ? 2 : 1)
    }
  }

  /** The words before and behind the one in which a character stands. */
  #readNeighbours(size: number): void {
    let before = -1
    for (let i = 0; i < size; i++) {
      if (i > 0 && (this.#place[i] === 0 || this.#place[i] === 3)) before = i - 1
      const isFirst = before < 0
      this.#lastWord[i] = isFirst ? 0 : this.#word[before]
      this.#lastClass[i] = isFirst ? 0 : this.#class[before]
      this.#lastKind[i] = isFirst ? 0 : this.#kind[before]
    }
    let behind = size
    for (let i = size - 1; i >= 0; i--) {
      if (i < size - 1 && this.#place[i] >= 2) behind = i + 1
      const isLast = behind === size
      this.#nextWord[i] = isLast ? 0 : this.#word[behind]
      this.#nextClass[i] = isLast ? 0 : this.#class[behind]
      this.#nextKind[i] = isLast ? 0 : this.#kind[behind]
    }
  }

  /** How many characters before and behind are used for their sound in foreign names, a dot among them. */
  #readSounds(size: number): void {
    let before = 0
    for (let i = 0; i < size; i++) {
      this.#sound[i] = Math.min(4, before)
      const code = this.#codes[i]
      before = this.#sounds[code] === 1 ? before + 1 : isDot(code) ? before + 3 : 0
    }
    let behind = 0
    for (let i = size - 1; i >= 0; i--) {
      const code = this.#codes[i]
      const own = this.#sounds[code] === 1 ? 1 : isDot(code) ? 2 : 0
      this.#sound[i] = (this.#sound[i] * 5 + Math.min(4, behind)) * 3 + own
      behind = own === 1 ? behind + 1 : own === 2 ? behind + 3 : 0
    }
  }

  #setForm(start: number, end: number, form: number): void {
    for (let at = start; at < end; at++) {
      this.#from[at] = start
      this.#to[at] = end
      this.#form[at] = form
    }
  }

  /** Characters used for their sound, two or more, where no known name is. */
  #readLikely(size: number): void {
    let start = -1
    for (let i = 0; i <= size; i++) {
      const isSound = i < size && this.#form[i] === 0 && this.#sound[i] % 3 > 0
      if (isSound && start < 0) start = i
      if (isSound || start < 0) continue
      if (i - start > 1) this.#setForm(start, i, 2)
      start = -1
    }
  }

  #readProposals({ from, to, proposals }: Clause): void {
    for (const { start, end, odds } of proposals) {
      if (start < from || end > to) continue
      const size = Math.min(4, end - start)
      this.#setForm(start - from + pad, end - from + pad, 3)
      const worth = Math.max(0, Math.min(7, Math.floor((odds + 8) / 2)))
      for (let at = start; at < end; at++) {
        const place = at === start ? 1 : at === end - 1 ? 3 : 2
        this.#proposed[at - from + pad] = (worth * 5 + size) * 4 + place
      }
    }
  }

  /** Hashes the features of the character at `i` of the arrays. */
  #hash(i: number, at: number): void {
    const rows = this.rows
    const shift = this.#shift
    const c = this.#char
    const k = this.#kind
    const place = this.#place[i]
    const kind = k[i] * 4 + place
    const proposed = this.#proposed[i]
    const form = this.#form[i]
    const group = this.#class[i]
    const start = form === 0 ? i : this.#from[i]
    const end = form === 0 ? i + 1 : this.#to[i]
    const part = form * 4 + (i === start ? 0 : i === end - 1 ? 1 : 2)
    rows[at] = mix(1, c[i - 1]) >>> shift
    rows[at + 1] = mix(2, c[i]) >>> shift
    rows[at + 2] = mix(3, c[i + 1]) >>> shift
    rows[at + 3] = mix(4, c[i + 2]) >>> shift
    rows[at + 4] = mix(5, c[i - 1], c[i]) >>> shift
    rows[at + 5] = mix(6, c[i], c[i + 1]) >>> shift
    rows[at + 6] = mix(7, c[i + 1], c[i + 2]) >>> shift
    rows[at + 7] = mix(8, c[i - 1], c[i], c[i + 1]) >>> shift
    rows[at + 8] = mix(9, this.#word[i], place) >>> shift
    rows[at + 9] = mix(10, this.#lastWord[i], place) >>> shift
    rows[at + 10] = mix(11, this.#nextWord[i], place) >>> shift
    rows[at + 11] = mix(12, kind, this.#lastKind[i], this.#nextKind[i]) >>> shift
    rows[at + 12] =
      mix(13, kind, k[i - 1] * 4 + this.#place[i - 1], k[i + 1] * 4 + this.#place[i + 1]) >>> shift
    rows[at + 13] = mix(14, this.#surname[i], this.#first[i + 1], this.#last[i + 2]) >>> shift
    rows[at + 14] = mix(15, this.#surname[i - 1], this.#first[i], this.#last[i + 1]) >>> shift
    rows[at + 15] = mix(16, this.#surname[i - 2], this.#first[i - 1], this.#last[i]) >>> shift
    rows[at + 16] = mix(17, this.#surname[i - 1], this.#only[i], place) >>> shift
    rows[at + 17] = mix(18, this.#first[i], this.#last[i], this.#surname[i]) >>> shift
    rows[at + 18] = mix(19, this.#sound[i], kind) >>> shift
    rows[at + 19] = mix(20, proposed, kind) >>> shift
    rows[at + 20] = mix(21, proposed, this.#lastKind[i], this.#nextKind[i]) >>> shift
    rows[at + 21] = mix(22, this.#proposed[i - 1], this.#proposed[i + 1], proposed) >>> shift
    rows[at + 22] = mix(23, this.#known[i], kind) >>> shift
    rows[at + 23] = mix(24, this.#known[i], this.#lastKind[i], proposed) >>> shift
    rows[at + 24] = mix(25, this.#word[end], part) >>> shift
    rows[at + 25] = mix(26, this.#word[start - 1], part) >>> shift
    rows[at + 26] = mix(27, k[start - 1], k[end], part * 8 + Math.min(7, end - start)) >>> shift
    rows[at + 27] = mix(28, c[end], c[end + 1], part) >>> shift
    rows[at + 28] = mix(29, c[start - 2], c[start - 1], part) >>> shift
    rows[at + 29] = mix(30, this.#wordLast[end], part) >>> shift
    rows[at + 30] = mix(31, this.#wordLast[end], k[start - 1], part) >>> shift
    rows[at + 31] = mix(32, group, place) >>> shift
    rows[at + 32] = mix(33, this.#lastClass[i], kind) >>> shift
    rows[at + 33] = mix(34, this.#nextClass[i], kind) >>> shift
    rows[at + 34] = mix(35, group, this.#lastClass[i], place) >>> shift
    rows[at + 35] = mix(36, group, this.#nextClass[i], place) >>> shift
    rows[at + 36] = mix(37, this.#class[start - 1], part) >>> shift
    rows[at + 37] = mix(38, this.#class[end], part) >>> shift
    rows[at + 38] = mix(39, this.#class[start - 1], this.#class[end], part) >>> shift
    rows[at + 39] = mix(40, this.#ownClass[i - 1], this.#ownClass[i], this.#ownClass[i + 1]) >>> shift
  }
}

const golden = 0x9e3779b1

/** The hash of up to three values of the feature of a number; `number` and zeros are folded where this is inlined. */
function mix(number: number, a: number, b = 0, d = 0): number {
  let hash = Math.imul(a ^ Math.imul(number, golden), 0x85ebca6b)
  hash = Math.imul((hash ^ (hash >>> 13)) + b, 0xc2b2ae35)
  hash = Math.imul((hash ^ (hash >>> 16)) + d, 0x27d4eb2f)
  return hash ^ (hash >>> 15)
}
