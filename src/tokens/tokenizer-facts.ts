import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileSha256 } from '../files/file-sha256.js'
import { findTokenizer } from './files/find-tokenizer.js'
import { vocabularySizeIn } from './files/vocabulary-size.js'

/** What a plan notes of a tokenizer. */
export interface TokenizerFacts {
  /** The SHA-256 of all files that decide which tokens a text becomes: the tokenizer, and `tokenizer_config.json` beside it. */
  sha256: string
  /** One more than the highest number of a token. */
  vocabulary?: number
}

/** What is noted of a tokenizer, without opening it. Throws as `openTokenizer` does for what is no tokenizer. */
export async function tokenizerFacts(path: string, encoding?: string): Promise<TokenizerFacts> {
  const found = await findTokenizer(path, encoding)
  const config = join(dirname(found.path), 'tokenizer_config.json')
  const hash = createHash('sha256')
  for (const one of [found.path, config].filter(existsSync))
    hash.update(`${basename(one)} ${await fileSha256(one)}\n`)
  const vocabulary = vocabularySizeIn(found)
  return { sha256: hash.digest('hex'), ...(vocabulary !== undefined && { vocabulary }) }
}
