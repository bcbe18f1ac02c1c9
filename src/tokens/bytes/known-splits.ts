import type { WordSplit } from '../../kernels/tokens.js'
import { isPart, type Part, typeOf } from '../parts/part.js'
import { gpt2Pattern } from '../splitting/pre-tokenizer.js'

/** The expression of cl100k_base and Llama 3, as their files of `tokenizers` write it, with the part for digits apart. */
const cl100k = (digits: string): string =>
  String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|${digits}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`

/** The expression of o200k_base. */
export const o200kPattern: string = [
  String.raw`[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?`,
  String.raw`[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?`,
  String.raw`\p{N}{1,3}`,
  String.raw` ?[^\s\p{L}\p{N}]+[\r\n/]*`,
  String.raw`\s*[\r\n]+`,
  String.raw`\s+(?!\S)`,
  String.raw`\s+`,
].join('|')

/** The expressions of DeepSeek V3, which cut a text one after the other. The file has line ends in them as they are. */
export const deepseekPatterns: readonly string[] = [
  String.raw`\p{N}{1,3}`,
  '[一-龥぀-ゟ゠-ヿ]+',
  [
    '[!"#$%&\'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+',
    '[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+',
    ' ?[\\p{P}\\p{S}]+[\r\n]*',
    '\\s*[\r\n]+',
    '\\s+(?!\\S)',
    '\\s+',
  ].join('|'),
]

/** Expressions that the kernel has as code, by their exact text. Any other one is translated, and slower. */
const known: ReadonlyMap<string, WordSplit> = new Map<string, WordSplit>([
  [gpt2Pattern, { kind: 'gpt2' }],
  [cl100k(String.raw`\p{N}{1,3}`), { kind: 'cl100k', digits: 3 }],
  [cl100k(String.raw`\p{N}`), { kind: 'cl100k', digits: 1 }],
  [o200kPattern, { kind: 'o200k', digits: 3, hasSlash: true }],
])

/** The split of a `pre_tokenizer` that ends at the level of bytes, if the kernel has it. */
export function knownSplit(part: Part): WordSplit | undefined {
  const parts = typeOf(part) === 'Sequence' ? part.pretokenizers : [part]
  if (!Array.isArray(parts) || !parts.every(isPart)) return undefined
  const last = parts.at(-1)
  if (last === undefined || typeOf(last) !== 'ByteLevel' || last.add_prefix_space !== false) return undefined
  const isSplit = last.use_regex !== false
  if (parts.length === 1) return isSplit ? known.get(gpt2Pattern) : undefined
  const splits = parts.slice(0, -1)
  if (isSplit || !splits.every((split) => typeOf(split) === 'Split' && isPart(split.pattern)))
    return undefined
  const patterns = splits.map(({ pattern }) => (pattern as Part).Regex)
  const areIsolated = splits.every(({ behavior, invert }) => behavior === 'Isolated' && invert !== true)
  if (patterns.length > 1) {
    const isDeepseek = areIsolated && patterns.join('\0') === deepseekPatterns.join('\0')
    return isDeepseek ? { kind: 'deepseek' } : undefined
  }
  // All characters are in one of the alternatives, so that nothing is between the matches.
  const [{ behavior, invert }] = splits
  const isInverted = behavior === 'Removed' && invert === true
  const [pattern] = patterns
  return (areIsolated || isInverted) && typeof pattern === 'string' ? known.get(pattern) : undefined
}
