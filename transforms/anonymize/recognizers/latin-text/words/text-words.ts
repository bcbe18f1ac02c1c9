import { openWordKernel } from '../../../../../src/kernels/words.js'
import { once } from '../../../detect/deferred.js'
import { kindTable, openTokenizer, type Words } from './tokenizer.js'
import type { WordTable } from './word-table.js'

/** Cuts one text after another into words; what it answers is valid until the next call. */
export interface TextWords {
  read(text: string): Words
  /** The words, by their number, that have one of the bits; `lineEnd` counts as one that the last word of a line has. */
  find(bits: number, lineEnd: number): Int32Array
}

/** Cuts by a compiled loop, and what is too long for that by the code that it was made after. */
export function openTextWords(table: WordTable): TextWords {
  const kernel = openWordKernel({ kinds: kindTable(), ...table })
  const { start, end, flags, unknown } = kernel
  const own: Words = { text: '', count: 0, start, end, flags }
  const reference = once(() => openTokenizer(table))
  let words = own
  return {
    read(text) {
      const count = kernel.cut(text)
      if (count === undefined) return (words = reference()(text))
      words = own
      own.text = text
      own.count = count
      for (let k = kernel.unknownCount(); k-- > 0; ) {
        const i = unknown[k]
        flags[i] |= table.bitsOf(text.slice(start[i], end[i]))
      }
      return own
    },
    find(bits, lineEnd) {
      if (words !== own) return findWords(words, bits, lineEnd)
      return kernel.wanted.subarray(0, kernel.find(own.count, bits, lineEnd))
    },
  }
}

function findWords({ text, count, end, flags }: Words, bits: number, lineEnd: number): Int32Array {
  const found: number[] = []
  for (let i = 0; i < count; i++) {
    const all = isLineBreak(text.charCodeAt(end[i])) ? flags[i] | lineEnd : flags[i]
    if ((all & bits) !== 0) found.push(i)
  }
  return Int32Array.from(found)
}

/** Whether a line ends before this code unit. */
export function isLineBreak(code: number): boolean {
  return code === 10 || code === 13
}
