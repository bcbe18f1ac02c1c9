import { policyPhrases } from '../../src/text/words/policy-phrases.js'
import { sentenceEnds } from '../../src/text/words/punctuation.data.js'
import {
  type CleanedText,
  type LineCleaner,
  type RemovedLine,
  stripped,
  wordsBetweenSpaces,
} from './cleaned-text.js'

/**
 * The rules of C4 (Raffel et al. 2020, `c4_utils.py` of TensorFlow Datasets) for the lines of a text, in the order and with
 * the edge cases of `C4QualityFilter` of datatrove (Apache-2.0).
 */

/** How the rules are meant. */
export interface C4Options {
  /** Whether a line must end as a sentence does. FineWeb leaves this out. */
  needsEndMark: boolean
  /** Whether marks of all scripts end a line, and two characters of Chinese or Japanese are a word. */
  knowsScripts: boolean
  minWords: number
}

const longestWord = 1000
const citation = /\[\d*\]|\[edit\]|\[citation needed\]/g
/** What Python's `splitlines` parts lines by. */
const lineEnd = /\r\n|[\n-\r\x1c-\x1e\x85\u2028\u2029]/g
const englishEnds = ['.', '?', '!', '"', "'"]
const closing = ['”', '’', '」', '』', '）', '】', '》']
const chinesePolicies = ['隐私政策', '隐私权政策', '使用条款', '服务条款', '用户协议']
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

/** Cleans texts by the rules of C4. */
export class C4Cleaner implements LineCleaner {
  readonly #options: C4Options
  readonly #ends: readonly string[]
  readonly #policies: readonly string[]

  constructor(options: C4Options) {
    this.#options = options
    const { knowsScripts } = options
    const all = sentenceEnds.split(' ').map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
    this.#ends = knowsScripts ? [...englishEnds, ...all, ...closing] : englishEnds
    this.#policies = knowsScripts ? [...policyPhrases, ...chinesePolicies] : policyPhrases
  }

  clean(text: string): CleanedText {
    const kept: string[] = []
    const removed: RemovedLine[] = []
    let shortened = 0
    for (const { line: whole, start } of linesOf(text)) {
      const line = stripped(whole)
      const left = line.replaceAll(citation, '')
      const rule = this.#ruleAgainst(line, left)
      const end = start + whole.length
      if (rule === 'lorem_ipsum' || rule === 'curly_bracket')
        return { text, kept, removed: [...removed, { rule, start, end }], shortened, fault: rule }
      if (rule !== undefined) {
        removed.push({ rule, start, end })
        continue
      }
      if (left !== line) shortened++
      kept.push(left)
    }
    return { text: stripped(kept.join('\n')), kept, removed, shortened }
  }

  /** The first rule that a line breaks, of which `left` is without citations. */
  #ruleAgainst(line: string, left: string): string | undefined {
    const words = wordsBetweenSpaces(line)
    if (words.some((word) => this.#isTooLong(word))) return 'long_word'
    if (this.#options.needsEndMark && !this.#endsSentence(left)) return 'no_end_mark'
    if (this.#count(words) < this.#options.minWords) return 'few_words'
    const small = left.toLowerCase()
    if (small.includes('lorem ipsum')) return 'lorem_ipsum'
    if (small.includes('javascript')) return 'javascript'
    if (left.includes('{')) return 'curly_bracket'
    return this.#policies.some((phrase) => small.includes(phrase)) ? 'policy' : undefined
  }

  #isTooLong(word: string): boolean {
    if (word.length <= longestWord) return false
    const counted = this.#options.knowsScripts ? word.replaceAll(wide, '') : word
    return [...counted].length > longestWord
  }

  #endsSentence(line: string): boolean {
    if (line.endsWith('...') || (this.#options.knowsScripts && line.endsWith('…'))) return false
    return this.#ends.some((mark) => line.endsWith(mark))
  }

  #count(words: readonly string[]): number {
    if (!this.#options.knowsScripts) return words.length
    return words.reduce((sum, word) => sum + Math.max(1, Math.ceil((word.match(wide)?.length ?? 0) / 2)), 0)
  }
}

/** The lines of a text without their ends, as `splitlines` gives them: none behind the last end. */
function* linesOf(text: string): Generator<{ line: string; start: number }> {
  let start = 0
  for (const { 0: end, index } of text.matchAll(lineEnd)) {
    yield { line: text.slice(start, index), start }
    start = index + end.length
  }
  if (start < text.length) yield { line: text.slice(start), start }
}
