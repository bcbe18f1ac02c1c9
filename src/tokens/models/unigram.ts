import { PrepError } from '../../base/errors.js'
import { type Part, refuseValue, switchOf } from '../parts/part.js'
import { byteTokens } from './bpe.js'
import type { TokenModel, WordTokens } from './model.js'

/** How much less likely an unknown character is than the rarest token (sentencepiece, `unigram_model.cc`, `kUnkPenalty`). */
const unknownPenalty = 10

/** Opens the `model` of a tokenizer file whose type is Unigram: the likeliest way to cut a word (Kudo, https://aclanthology.org/P18-1007). */
export function openUnigram(part: Part): TokenModel {
  const { tokens, scores } = readVocabulary(part)
  const hasByteTokens = switchOf(part, 'byte_fallback', false)
  const unknown = unknownOf(part, tokens.length)
  const vocabulary = new Map(tokens.map((token, id) => [token, id]))
  const trie = new TokenTrie()
  // Of a token that is there twice, the last one counts.
  for (const [token, id] of vocabulary) if (token !== '') trie.add(token, id)
  const unknownScore = scores.reduce((least, score) => Math.min(least, score), Infinity) - unknownPenalty
  return { vocabulary, tokenize }

  function tokenize(word: string): WordTokens {
    const path = findPath(word)
    const out: WordTokens = { ids: [], starts: [] }
    for (const { from, to, id } of path) {
      const bytes = id === unknown && hasByteTokens ? byteTokens(word.slice(from, to), vocabulary) : undefined
      const known = id === unknown ? vocabulary.get(word.slice(from, to)) : undefined
      for (const token of known !== undefined ? [known] : (bytes ?? [id])) {
        out.ids.push(token)
        out.starts.push(from)
      }
    }
    return out
  }

  /** The best path through all tokens of a word, with unknown characters side by side as one. */
  function findPath(word: string): { from: number; to: number; id: number }[] {
    const best = new Float64Array(word.length + 1)
    const begins = new Int32Array(word.length + 1).fill(-1)
    const ids = new Int32Array(word.length + 1)
    const offer = (from: number, to: number, { id, score }: { id: number; score: number }): void => {
      const candidate = score + best[from]
      if (begins[to] !== -1 && candidate <= best[to]) return
      best[to] = candidate
      begins[to] = from
      ids[to] = id
    }
    for (let from = 0; from < word.length; ) {
      const size = (word.codePointAt(from) ?? 0) > 0xffff ? 2 : 1
      let hasSingle = false
      trie.forEachPrefix(word, from, (id, to) => {
        offer(from, to, { id, score: scores[id] })
        if (to - from === size) hasSingle = true
      })
      if (!hasSingle) offer(from, from + size, { id: unknown ?? refuseUnknown(), score: unknownScore })
      from += size
    }
    const path: { from: number; to: number; id: number }[] = []
    for (let to = word.length; to > 0; to = begins[to]) {
      const last = path[path.length - 1]
      if (unknown !== undefined && ids[to] === unknown && last?.id === unknown) last.from = begins[to]
      else path.push({ from: begins[to], to, id: ids[to] })
    }
    return path.reverse()
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

/** Tokens by their beginnings, in UTF-16 units. */
class TokenTrie {
  /** The node behind a node and a unit. */
  readonly #edges = new Map<number, number>()
  readonly #ids: number[] = [-1]

  add(token: string, id: number): void {
    let node = 0
    for (let i = 0; i < token.length; i++) {
      const edge = node * 0x10000 + token.charCodeAt(i)
      let next = this.#edges.get(edge)
      if (next === undefined) {
        next = this.#ids.push(-1) - 1
        this.#edges.set(edge, next)
      }
      node = next
    }
    this.#ids[node] = id
  }

  /** Calls for each token that stands at a place, the shortest first, with the place behind it. */
  forEachPrefix(word: string, from: number, take: (id: number, to: number) => void): void {
    let node = 0
    for (let i = from; i < word.length; i++) {
      const next = this.#edges.get(node * 0x10000 + word.charCodeAt(i))
      if (next === undefined) return
      node = next
      if (this.#ids[node] !== -1) take(this.#ids[node], i + 1)
    }
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
