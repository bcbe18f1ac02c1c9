import { byteCharacter } from '../../src/tokens/rewriting/byte-characters.js'

/** The words of GPT-2 (openai/gpt-2, `encoder.py`), which byte-level tokenizers are split by. */
const words = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu

/** The special tokens, whose numbers follow those of the vocabulary: the end of a document, and those of ChatML. */
export const specialTokens = ['<|endoftext|>', '<|im_start|>', '<|im_end|>'] as const

/**
 * A byte-level BPE tokenizer of 256 bytes and so many merges, as `tokenizers` writes it. Byte pairs are merged in the
 * order of how often they stand side by side in the texts; of equally frequent ones the first by their code points is.
 */
export function trainTokenizer(texts: readonly string[], merges: number): object {
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const [word] of text.matchAll(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const pieces = [...counts].map(([word, count]) => ({
    count,
    parts: Array.from(Buffer.from(word), (byte) => byteCharacter(byte)),
  }))
  const vocabulary = Array.from({ length: 256 }, (_, byte) => byteCharacter(byte))
  const merged: [string, string][] = []
  for (let i = 0; i < merges; i++) {
    const pair = mostFrequent(pieces)
    if (pair === undefined) break
    merged.push(pair)
    vocabulary.push(pair.join(''))
    for (const piece of pieces) piece.parts = withPair(piece.parts, pair)
  }
  return tokenizerOf(vocabulary, merged)
}

interface Piece {
  count: number
  parts: string[]
}

function mostFrequent(pieces: readonly Piece[]): [string, string] | undefined {
  const pairs = new Map<string, number>()
  for (const { count, parts } of pieces)
    for (let i = 1; i < parts.length; i++) {
      // A space is never part of a byte character.
      const pair = `${parts[i - 1]} ${parts[i]}`
      pairs.set(pair, (pairs.get(pair) ?? 0) + count)
    }
  let best: string | undefined
  for (const [pair, count] of pairs) {
    const most = best === undefined ? 1 : (pairs.get(best) ?? 0)
    if (count > most || (count === most && best !== undefined && pair < best)) best = pair
  }
  return best?.split(' ') as [string, string] | undefined
}

function withPair(parts: string[], [a, b]: readonly [string, string]): string[] {
  const out: string[] = []
  for (let i = 0; i < parts.length; i++)
    if (parts[i] === a && parts[i + 1] === b) {
      out.push(a + b)
      i++
    } else out.push(parts[i])
  return out.length === parts.length ? parts : out
}

function tokenizerOf(vocabulary: readonly string[], merges: readonly [string, string][]): object {
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true }
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: specialTokens.map((content, i) => ({
      id: vocabulary.length + i,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: null,
    pre_tokenizer: byteLevel,
    post_processor: null,
    decoder: byteLevel,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
      merges,
    },
  }
}
