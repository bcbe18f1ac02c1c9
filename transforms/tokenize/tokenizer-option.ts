import { PrepError } from '../../src/base/errors.js'
import { sha256Digest, z } from '../../src/base/options.js'
import { openTokenizer, type Tokenizer } from '../../src/tokens/tokenizer.js'
import { tokenizerFacts } from '../../src/tokens/tokenizer-facts.js'
import type { StepCache } from '../../src/transform/step-cache.js'

const tokenizerFile = z.strictObject({
  path: z.string().min(1).describe('The file or folder'),
  encoding: z
    .string()
    .optional()
    .describe('The encoding of a tiktoken file, such as o200k_base, where its name does not say it'),
  sha256: sha256Digest
    .optional()
    .describe('The SHA-256 of its files, which pins them; a plan fills it in, and tells it'),
  vocabulary: z
    .int()
    .min(1)
    .optional()
    .describe(
      'One more than the highest number of a token, by which files of tokens take two bytes for each or four',
    ),
})

/** The tokenizer of a step: a path, or that with more. */
export const tokenizerOption = z
  .union([z.string().min(1), tokenizerFile])
  .describe('The tokenizer: tokenizer.json, the folder of a model that holds one, or a .tiktoken file')

/** A tokenizer as an option names it. */
export type TokenizerOption = z.output<typeof tokenizerOption>

/** The options of a step, with what the files of its tokenizer say, where it has one. Throws `bad_option` where another digest was given. */
export async function withTokenizerFacts<Given extends { tokenizer?: TokenizerOption | undefined }>(
  given: Given,
): Promise<Given> {
  const { tokenizer } = given
  return tokenizer === undefined ? given : { ...given, tokenizer: await resolveTokenizer(tokenizer) }
}

async function resolveTokenizer(given: TokenizerOption): Promise<TokenizerOption> {
  const { path, encoding, sha256: wanted } = settingsOf(given)
  const facts = await tokenizerFacts(path, encoding)
  if (wanted !== undefined && wanted !== facts.sha256)
    throw new PrepError(
      'bad_option',
      `The files of the tokenizer "${path}" have the SHA-256 ${facts.sha256}, where another one is named. Name the tokenizer that is meant, or this SHA-256`,
    )
  return { path, ...(encoding !== undefined && { encoding }), ...facts }
}

/** The tokenizer, opened once for all partitions that a thread works on. */
export function tokenizerIn(cache: StepCache, given: TokenizerOption): Promise<Tokenizer> {
  const { path, encoding } = settingsOf(given)
  return cache.opened(openNamed, { path, encoding })
}

function openNamed({ path, encoding }: Exclude<TokenizerOption, string>): Promise<Tokenizer> {
  return openTokenizer(path, { encoding })
}

/** How many tokens its vocabulary has, where that is known. */
export function vocabularyOfTokenizer(given: TokenizerOption): number | undefined {
  return settingsOf(given).vocabulary
}

function settingsOf(given: TokenizerOption): Exclude<TokenizerOption, string> {
  return typeof given === 'string' ? { path: given } : given
}
