import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileSha256 } from '../files/file-sha256.js'
import { findTokenizer } from './files/find-tokenizer.js'

/**
 * The SHA-256 of all files that decide which tokens a text becomes: the tokenizer, and `tokenizer_config.json` beside
 * it. Throws as `openTokenizer` does for what is no tokenizer.
 */
export async function tokenizerDigest(path: string, encoding?: string): Promise<string> {
  const { path: file } = await findTokenizer(path, encoding)
  const config = join(dirname(file), 'tokenizer_config.json')
  const hash = createHash('sha256')
  for (const one of [file, config].filter(existsSync))
    hash.update(`${basename(one)} ${await fileSha256(one)}\n`)
  return hash.digest('hex')
}
