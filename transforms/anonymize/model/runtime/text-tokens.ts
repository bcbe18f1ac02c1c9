import { Buffer } from 'node:buffer'
import type { ModelRuntime } from '../checkpoint/options.js'
import { type Aligned, alignNormalized, alignParts, rangeOf, unchanged } from './align.js'
import { spellOut, toByteLevel } from './byte-level.js'
import { loadTokenizer, type PeerTokenizer } from './peers.js'

/**
 * Tokens with their places. @huggingface/tokenizers reads every kind of `tokenizer.json` (WordPiece, BPE,
 * Unigram) but gives no offsets; so its parts (normaliser, splitter, model) are run one by one, with the
 * library's own results, and each result is aligned with what went in. The ids are those of the library,
 * except that text which spells a special token, such as "[SEP]", stays text.
 */
export interface TextTokens {
  ids: number[]
  /** Token `i` is `text.slice(starts[i], ends[i])`, blanks around it included; empty for one that was added. */
  starts: number[]
  ends: number[]
}

export interface Tokenizer {
  tokenize(text: string): TextTokens
  /** The id of one token, such as `<<ENT>>`; `undefined` where there is none of that name. */
  idOf(token: string): number | undefined
  /** The ids that stand before and behind every text. */
  before: readonly number[]
  after: readonly number[]
}

/** Texts are tokenized in pieces, which bounds the cost of a word without an end. */
const pieceLength = 4096
/** A known character is normalised once. */
const cacheSize = 20_000

/** A tokenizer from the parsed `tokenizer.json`. Throws `unsupported` where the package is missing. */
export function openTokenizer(json: Record<string, unknown>, runtime: ModelRuntime): Tokenizer {
  const peer = loadTokenizer(json, runtime)
  const affixes = affixesOf(json.model)
  const added = addedTokens(json.added_tokens)
  const isByteLevel = JSON.stringify(json.pre_tokenizer ?? null).includes('"ByteLevel"')
  // What is put before every text is not part of what becomes of a character.
  const prefix = peer.normalizer?.('') ?? ''
  const normalizeOne = cached((part) => {
    const made = peer.normalizer?.(part) ?? part
    return made.startsWith(prefix) ? made.slice(prefix.length) : made
  })
  const split = (text: Aligned): Aligned[] => {
    if (peer.pre_tokenizer === null) return [text]
    const words = peer.pre_tokenizer(text.text, { section_index: 0 })
    if (!isByteLevel) return alignParts(text, words)
    return alignParts(text, words.map(spellOut)).map((part, i) => toByteLevel(words[i], part))
  }
  return {
    ...addedIds(peer),
    idOf: (token) => added.get(token) ?? peer.model.tokens_to_ids.get(token),
    tokenize(text) {
      const tokens: TextTokens = { ids: [], starts: [], ends: [] }
      for (const [from, to] of piecesOf(text)) {
        const piece = text.slice(from, to)
        const whole =
          peer.normalizer === null
            ? unchanged(piece)
            : alignNormalized(piece, peer.normalizer(piece), normalizeOne)
        for (const word of split(whole)) placeTokens(word, { peer, affixes, tokens, offset: from })
      }
      return tokens
    },
  }
}

/** The ids of tokens that stand beside the vocabulary, as markers do. */
function addedTokens(given: unknown): ReadonlyMap<string, number> {
  const tokens: unknown[] = Array.isArray(given) ? given : []
  return new Map(
    tokens.flatMap((token) => {
      const { content, id } = (token ?? {}) as Record<string, unknown>
      return typeof content === 'string' && typeof id === 'number' ? [[content, id] as const] : []
    }),
  )
}

interface Affixes {
  /** Before every piece of a word but the first, as `##`. */
  prefix: string
  /** Behind pieces, as `</w>` or `@@`. */
  suffixes: readonly string[]
}

function affixesOf(model: unknown): Affixes {
  const { type, ...config } = (model ?? {}) as Record<string, unknown>
  const prefix = config.continuing_subword_prefix
  const suffixes = [config.end_of_word_suffix, config.continuing_subword_suffix]
  return {
    prefix: typeof prefix === 'string' ? prefix : type === 'WordPiece' ? '##' : '',
    suffixes: suffixes.filter((suffix) => typeof suffix === 'string' && suffix !== '') as string[],
  }
}

interface Placing {
  peer: PeerTokenizer
  affixes: Affixes
  tokens: TextTokens
  /** Where the piece begins in the text. */
  offset: number
}

/** Cuts one word up and writes its tokens down. */
function placeTokens(word: Aligned, { peer, affixes, tokens, offset }: Placing): void {
  const { model } = peer
  if (word.text === '') return
  const pieces = model([word.text])
  let at = 0
  let last = word.starts[0]
  const add = (piece: string, to: number) => {
    const place = rangeOf(word, at, to)
    tokens.ids.push(model.tokens_to_ids.get(piece) ?? model.unk_token_id ?? 0)
    tokens.starts.push(offset + (place?.start ?? last))
    tokens.ends.push(offset + (place?.end ?? last))
    last = place?.end ?? last
  }
  let bytesLeft = 0
  pieces.forEach((piece, i) => {
    if (isByte(piece) && !word.text.startsWith(piece, at)) {
      // Several bytes spell one character: all of them stand where it does.
      const char = String.fromCodePoint(word.text.codePointAt(at) ?? 0)
      if (bytesLeft === 0) bytesLeft = Buffer.byteLength(char)
      add(piece, at + char.length)
      if (--bytesLeft === 0) at += char.length
      return
    }
    const length = matchLength(word.text, at, { piece, affixes })
    const to = length > 0 ? at + length : endOfUnknown(word.text, at, { pieces, i, affixes })
    add(piece, to)
    at = to
  })
}

function isByte(piece: string): boolean {
  return piece.length === 6 && /^<0x[0-9A-F]{2}>$/.test(piece)
}

/** How much of the word, from `at` on, a piece spells; 0 where it does not, as the token for what is unknown. */
function matchLength(
  word: string,
  at: number,
  { piece, affixes }: { piece: string; affixes: Affixes },
): number {
  const { prefix, suffixes } = affixes
  const bare = at > 0 && prefix !== '' && piece.startsWith(prefix) ? piece.slice(prefix.length) : piece
  if (bare !== '' && word.startsWith(bare, at)) return bare.length
  for (const suffix of suffixes) {
    const stem = bare.endsWith(suffix) ? bare.slice(0, -suffix.length) : ''
    if (stem !== '' && word.startsWith(stem, at)) return stem.length
  }
  return 0
}

/** An unknown token reaches to where the next known one begins, or to the end of the word; it takes a character at least. */
function endOfUnknown(
  word: string,
  at: number,
  { pieces, i, affixes }: { pieces: readonly string[]; i: number; affixes: Affixes },
): number {
  if (i === pieces.length - 1) return word.length
  const one = at + ((word.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  for (let to = one; to < word.length && to - at < 64; to++)
    if (matchLength(word, to, { piece: pieces[i + 1], affixes }) > 0) return to
  return Math.min(one, word.length)
}

/** What the tokenizer puts around a text, seen from one that it puts it around. */
function addedIds(peer: PeerTokenizer): { before: number[]; after: number[] } {
  const bare = peer.encode('a', { add_special_tokens: false }).ids
  const full = peer.encode('a', { add_special_tokens: true }).ids
  for (let at = 0; at + bare.length <= full.length; at++)
    if (bare.every((id, i) => full[at + i] === id))
      return { before: full.slice(0, at), after: full.slice(at + bare.length) }
  return { before: [], after: [] }
}

/** Stretches of at most a few thousand characters that end behind a blank where there is one, never inside a character. */
function* piecesOf(text: string): Generator<[number, number]> {
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + pieceLength)
    if (to < text.length) {
      const blankAt = Math.max(text.lastIndexOf(' ', to - 1), text.lastIndexOf('\n', to - 1))
      if (blankAt > from + pieceLength / 2) to = blankAt + 1
      else if (/[\udc00-\udfff]/.test(text[to])) to--
    }
    yield [from, to]
    from = to
  }
}

function cached(make: (part: string) => string): (part: string) => string {
  const known = new Map<string, string>()
  return (part) => {
    let made = known.get(part)
    if (made === undefined) {
      if (known.size >= cacheSize) known.clear()
      known.set(part, (made = make(part)))
    }
    return made
  }
}
