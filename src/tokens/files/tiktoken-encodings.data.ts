/**
 * The encodings of tiktoken: a file of ranks says neither how text is split nor which special tokens there are.
 * From `tiktoken_ext/openai_public.py` of tiktoken 0.14 (MIT licence).
 */

import type { WordSplit } from '../../kernels/tokens.js'
import { o200kPattern } from '../bytes/known-splits.js'

/** How an encoding splits a text, and its special tokens. */
interface Encoding {
  pattern: string
  /** The same as code of the kernel. */
  split: WordSplit
  specialTokens: Readonly<Record<string, number>>
}

/** The encodings that are known by name. */
export type EncodingName =
  | 'gpt2'
  | 'r50k_base'
  | 'p50k_base'
  | 'p50k_edit'
  | 'cl100k_base'
  | 'o200k_base'
  | 'o200k_harmony'

const end = '<|endoftext|>'
const prompt = '<|endofprompt|>'

const r50k = String.raw`'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s`
const cl100k = String.raw`'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s`

/** The special tokens of `o200k_harmony` up to the reserved ones. */
const harmony = {
  '<|startoftext|>': 199998,
  [end]: 199999,
  '<|reserved_200000|>': 200000,
  '<|reserved_200001|>': 200001,
  '<|return|>': 200002,
  '<|constrain|>': 200003,
  '<|reserved_200004|>': 200004,
  '<|channel|>': 200005,
  '<|start|>': 200006,
  '<|end|>': 200007,
  '<|message|>': 200008,
  '<|reserved_200009|>': 200009,
  '<|reserved_200010|>': 200010,
  '<|reserved_200011|>': 200011,
  '<|call|>': 200012,
}

const encodings: Readonly<Record<EncodingName, Encoding>> = {
  gpt2: { pattern: r50k, split: { kind: 'gpt2' }, specialTokens: { [end]: 50256 } },
  r50k_base: { pattern: r50k, split: { kind: 'gpt2' }, specialTokens: { [end]: 50256 } },
  p50k_base: { pattern: r50k, split: { kind: 'gpt2' }, specialTokens: { [end]: 50256 } },
  p50k_edit: {
    pattern: r50k,
    split: { kind: 'gpt2' },
    specialTokens: {
      [end]: 50256,
      '<|fim_prefix|>': 50281,
      '<|fim_middle|>': 50282,
      '<|fim_suffix|>': 50283,
    },
  },
  cl100k_base: {
    pattern: cl100k,
    split: { kind: 'cl100k', digits: 3, isEndWhole: true },
    specialTokens: {
      [end]: 100257,
      '<|fim_prefix|>': 100258,
      '<|fim_middle|>': 100259,
      '<|fim_suffix|>': 100260,
      [prompt]: 100276,
    },
  },
  o200k_base: {
    pattern: o200kPattern,
    split: { kind: 'o200k', digits: 3, hasSlash: true },
    specialTokens: { [end]: 199999, [prompt]: 200018 },
  },
  o200k_harmony: {
    pattern: o200kPattern,
    split: { kind: 'o200k', digits: 3, hasSlash: true },
    specialTokens: {
      [prompt]: 200018,
      ...harmony,
      ...Object.fromEntries(
        Array.from({ length: 201088 - 200013 }, (_, i) => [`<|reserved_${200013 + i}|>`, 200013 + i]),
      ),
    },
  },
}

export const encodingNames = Object.keys(encodings) as EncodingName[]

/** The encoding of a name. */
export function encodingOf(name: EncodingName): Encoding {
  return encodings[name]
}
