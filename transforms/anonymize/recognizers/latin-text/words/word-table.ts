/** Words with bits of their own, by their hashes. */
export interface WordTable {
  /** By the lower 16 bits of a hash of {@link hashStep}: 0 where no word of the table has it. */
  heads: Uint16Array
  /** For each word, counted from 1, the one before it with its hash; 0 where there is none. */
  nexts: Uint16Array
  /** In small letters, and their bits. */
  words: readonly string[]
  bits: Int32Array
  /** The bits of a word, whatever its case; 0 where it has none. */
  bitsOf(word: string): number
  /** The bits of a word of a text, whatever its case; 0 where the word has none. */
  flagsOf(text: string, word: WordRange): number
}

/** A word of a text. */
export interface WordRange {
  start: number
  end: number
  /** Its entry of `heads`. */
  head: number
  isAscii: boolean
}

/** The hash of a word, from 0 on, with one more code unit: the same for all cases of a word. */
export function hashStep(hash: number, code: number): number {
  return (Math.imul(hash, 31) + (code < 128 ? code | 32 : 1)) | 0
}

/** A table of words in small letters. No string is made of a word in ASCII that is looked up. */
export function openWordTable(flags: ReadonlyMap<string, number>): WordTable {
  const words = [...flags.keys()]
  const bits = Int32Array.from(flags.values())
  /** The last word with each hash, counted from 1, and for each word the one before with its hash. */
  const heads = new Uint16Array(0x10000)
  const nexts = new Uint16Array(words.length + 1)
  words.forEach((word, i) => {
    const row = hashOf(word) & 0xffff
    nexts[i + 1] = heads[row]
    heads[row] = i + 1
  })
  const bitsOf = (word: string) => flags.get(word.toLowerCase()) ?? 0
  return {
    heads,
    nexts,
    words,
    bits,
    bitsOf,
    flagsOf(text, { start, end, head, isAscii }) {
      if (!isAscii) return bitsOf(text.slice(start, end))
      for (let at = head; at !== 0; at = nexts[at])
        if (words[at - 1].length === end - start && isAt(words[at - 1], text, start)) return bits[at - 1]
      return 0
    },
  }
}

/** Whether a word in ASCII stands at a place of a text, whatever its case. */
function isAt(word: string, text: string, start: number): boolean {
  for (let i = 0; i < word.length; i++)
    if ((text.charCodeAt(start + i) | 32) !== word.charCodeAt(i)) return false
  return true
}

function hashOf(word: string): number {
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = hashStep(hash, word.charCodeAt(i))
  return hash
}
