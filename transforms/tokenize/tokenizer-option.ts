import { z } from '../../src/base/options.js'
import { openTokenizer, type Tokenizer } from '../../src/tokens/tokenizer.js'
import { tokenizerDigest } from '../../src/tokens/tokenizer-digest.js'
import type { StepCache } from '../../src/transform/step-cache.js'

const tokenizerFile = z.strictObject({
  path: z.string().min(1).describe('The file or folder'),
  encoding: z
    .string()
    .optional()
    .describe('The encoding of a tiktoken file, such as o200k_base, where its name does not say it'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe('The SHA-256 of its files, by which a run is not resumed with others'),
})

/** The tokenizer of a step: a path, or that with more. */
export const tokenizerOption = z
  .union([z.string().min(1), tokenizerFile])
  .describe('The tokenizer: tokenizer.json, the folder of a model that holds one, or a .tiktoken file')

/** A tokenizer as an option names it. */
export type TokenizerOption = z.output<typeof tokenizerOption>

/** The option with the digest of its files. */
export async function resolveTokenizer(given: TokenizerOption): Promise<TokenizerOption> {
  const { path, encoding } = settingsOf(given)
  const sha256 = await tokenizerDigest(path, encoding)
  return { path, ...(encoding !== undefined && { encoding }), sha256 }
}

/** The tokenizer, opened once for all partitions that a thread works on. */
export function tokenizerIn(cache: StepCache, given: TokenizerOption): Promise<Tokenizer> {
  return cache.of(openTokenizers).of(given)
}

/** Tokenizers that a thread has opened, by the options that name them. */
class OpenTokenizers {
  readonly #known = new Map<string, Promise<Tokenizer>>()

  of(given: TokenizerOption): Promise<Tokenizer> {
    const { path, encoding } = settingsOf(given)
    const key = JSON.stringify([path, encoding])
    const known = this.#known.get(key) ?? openTokenizer(path, { encoding })
    this.#known.set(key, known)
    return known
  }
}

const openTokenizers = () => new OpenTokenizers()

function settingsOf(given: TokenizerOption): Exclude<TokenizerOption, string> {
  return typeof given === 'string' ? { path: given } : given
}
