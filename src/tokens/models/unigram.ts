import { PrepError } from '../../base/errors.js'
import { type Part, refuseValue, switchOf } from '../parts/part.js'
import { byteTokens } from './bpe.js'
import type { TokenModel, WordTokens } from './model.js'
import { TokenTrie } from './token-trie.js'

/** How much less likely an unknown character is than the rarest token (sentencepiece, `unigram_model.cc`, `kUnkPenalty`). */
const unknownPenalty = 10

/** Opens the `model` of a tokenizer file whose type is Unigram: the likeliest way to cut a word (Kudo, https://aclanthology.org/P18-1007). */
export function openUnigram(part: Part): TokenModel {
  const { tokens, scores } = readVocabulary(part)
  const hasByteTokens = switchOf(part, 'byte_fallback', false)
  const unknown = unknownOf(part, tokens.length)
  const vocabulary = new Map(tokens.map((token, id) => [token, id]))
  const ways = new LikeliestWays({ trie: new TokenTrie(vocabulary), scores, unknown })
  return { vocabulary, tokenize }

  function tokenize(word: string): WordTokens {
    const { begins, ids } = ways.find(word)
    const out: WordTokens = { ids: [], starts: [] }
    for (let to = word.length; to > 0; ) {
      let from = begins[to]
      const id = ids[to]
      // Unknown characters side by side are one.
      if (id === unknown) while (from > 0 && ids[from] === unknown) from = begins[from]
      add(out, id === unknown ? unknownTokens(word.slice(from, to)) : [id], from)
      to = from
    }
    out.ids.reverse()
    out.starts.reverse()
    return out
  }

  /** The tokens of what no path through the vocabulary has; a long one may be a token all the same. */
  function unknownTokens(text: string): readonly number[] {
    const known = vocabulary.get(text)
    if (known !== undefined) return [known]
    return (hasByteTokens ? byteTokens(text, vocabulary) : undefined) ?? [Number(unknown)]
  }
}

interface Lexicon {
  trie: TokenTrie
  scores: Float64Array
  /** The token of unknown characters. */
  unknown: number | undefined
}

/** Finds the likeliest way through the tokens of a word to each of its places (Viterbi). */
class LikeliestWays {
  /** Where the last token of the way to a place begins, and which that is; valid until the next word. */
  begins = new Int32Array(0)
  ids = new Int32Array(0)
  /** How likely the way to a place is. */
  #best = new Float64Array(0)
  readonly #lexicon: Lexicon
  readonly #unknownScore: number

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    const least = lexicon.scores.reduce((lowest, score) => Math.min(lowest, score), Infinity)
    this.#unknownScore = least - unknownPenalty
  }

  find(word: string): this {
    const { trie, scores, unknown } = this.#lexicon
    const { length } = word
    this.#clear(length)
    for (let from = 0; from < length; ) {
      const size = (word.codePointAt(from) ?? 0) > 0xffff ? 2 : 1
      let hasSingle = false
      let node = trie.next(0, word.charCodeAt(from))
      for (let to = from + 1; node !== 0; to++) {
        const id = trie.idAt(node)
        if (id !== -1) {
          this.#offer(to, { from, id, score: scores[id] })
          if (to - from === size) hasSingle = true
        }
        if (to === length) break
        node = trie.next(node, word.charCodeAt(to))
      }
      if (!hasSingle)
        this.#offer(from + size, { from, id: unknown ?? refuseUnknown(), score: this.#unknownScore })
      from += size
    }
    return this
  }

  #clear(length: number): void {
    if (this.begins.length <= length) {
      this.begins = new Int32Array(2 * length + 1)
      this.ids = new Int32Array(2 * length + 1)
      this.#best = new Float64Array(2 * length + 1)
    }
    this.begins.fill(-1, 0, length + 1)
  }

  #offer(to: number, { from, id, score }: { from: number; id: number; score: number }): void {
    const best = this.#best
    const candidate = score + (from === 0 ? 0 : best[from])
    if (this.begins[to] !== -1 && candidate <= best[to]) return
    best[to] = candidate
    this.begins[to] = from
    this.ids[to] = id
  }
}

/** Adds tokens from the last one to the first. */
function add({ ids, starts }: WordTokens, tokens: readonly number[], start: number): void {
  for (let i = tokens.length - 1; i >= 0; i--) {
    ids.push(tokens[i])
    starts.push(start)
  }
}

function refuseUnknown(): never {
  throw new PrepError(
    'bad_input',
    'The text has a character that the vocabulary of the tokenizer lacks, and the tokenizer names no token for it in "unk_id". Take another tokenizer',
  )
}

function unknownOf(part: Part, size: number): number | undefined {
  const id = part.unk_id ?? undefined
  if (id === undefined) return undefined
  return typeof id === 'number' && Number.isInteger(id) && id >= 0 && id < size
    ? id
    : refuseValue(part, 'unk_id', 'the number of a token')
}

function readVocabulary(part: Part): { tokens: string[]; scores: Float64Array } {
  const list = part.vocab
  const isRight = (entry: unknown): entry is [string, number] =>
    Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number'
  if (!Array.isArray(list) || !list.every(isRight))
    return refuseValue(part, 'vocab', 'a list of tokens with scores')
  return {
    tokens: list.map(([token]) => token),
    scores: Float64Array.from(list, ([, score]) => readScore(String(score))),
  }
}

/**
 * Reads a number as the library does: its digits as one whole number, times or by a power of ten. That may be off
 * by the last bit, and decides between ways that are equally likely.
 */
function readScore(text: string): number {
  const found = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(text)
  if (found === null) return Number(text)
  const [, sign, whole, fraction = '', exponent = '0'] = found
  const digits = Number(BigInt(whole + fraction))
  const power = Number(exponent) - fraction.length
  const value = power >= 0 ? digits * 10 ** power : digits / 10 ** -power
  return sign === '-' ? -value : value
}
