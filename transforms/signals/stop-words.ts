import { type WordList, wordHash } from '../../src/text/words/word-list.js'
import { stopWordsOf } from './stop-words.data.js'

/** The stop words of a language, by the lower bits of the hash of each. */
interface Table {
  words: readonly Buffer[]
  /** The number of a word, from 1, in the order of the slots. */
  slots: Uint8Array
}

const slotCount = 256

/** Counts the different stop words of a language among the words of a text. */
export class StopWords {
  readonly #tables = new Map<string, Table>()
  readonly #seen = new Uint8Array(64)

  /** How many different ones there are; those of English where the language has none. */
  count(words: WordList, language: string | undefined): number {
    const name = language !== undefined && Object.hasOwn(stopWordsOf, language) ? language : 'en'
    const { words: sought, slots } = this.#tableOf(name)
    const seen = this.#seen.fill(0)
    const { starts, bytes, wordHashes, count } = words
    let different = 0
    for (let i = 0; i < count; i++) {
      let slot = slotOf(wordHashes[i])
      for (; slots[slot] !== 0; slot = (slot + 1) % slotCount) {
        const number = slots[slot]
        if (seen[number] === 1 || !isSame(sought[number - 1], bytes, starts[i], starts[i + 1])) continue
        seen[number] = 1
        different++
        break
      }
    }
    return different
  }

  #tableOf(name: string): Table {
    const made = this.#tables.get(name)
    if (made !== undefined) return made
    const words = stopWordsOf[name as keyof typeof stopWordsOf].split(' ').map((word) => Buffer.from(word))
    const slots = new Uint8Array(slotCount)
    for (const [i, word] of words.entries()) {
      let slot = slotOf(wordHash(word))
      while (slots[slot] !== 0) slot = (slot + 1) % slotCount
      slots[slot] = i + 1
    }
    const table = { words, slots }
    this.#tables.set(name, table)
    return table
  }
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 8) ^ (hash >>> 16)) & (slotCount - 1)
}

function isSame(word: Buffer, bytes: Uint8Array, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let i = 0; i < word.length; i++) if (word[i] !== bytes[start + i]) return false
  return true
}
