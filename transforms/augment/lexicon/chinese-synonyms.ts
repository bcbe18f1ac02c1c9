/**
 * Synonyms of Chinese words from Chinese Open WordNet, of which `datasets/models/chinese-synonyms.bin` holds what is
 * looked up here: a line for each word, under Brotli (`医生\t医师,大夫\n`). It is read when the first word is asked for.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { packageRoot } from '../../../src/base/package-root.js'

/** The bytes of the table. */
export function encodeChineseSynonyms(
  entries: readonly (readonly [word: string, synonyms: readonly string[]])[],
): Uint8Array {
  const text = Buffer.from(entries.map(([word, synonyms]) => `${word}\t${synonyms.join(',')}\n`).join(''))
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } })
}

/** What gives other words for a Chinese word; none for one that is not known. */
export function openChineseSynonyms(): (word: string) => readonly string[] {
  let table: ReadonlyMap<string, string> | undefined
  return (word) => {
    table ??= loadTable()
    return table.get(word)?.split(',') ?? []
  }
}

function loadTable(): ReadonlyMap<string, string> {
  const bytes = readFileSync(join(packageRoot(), 'datasets', 'models', 'chinese-synonyms.bin'))
  const lines = brotliDecompressSync(bytes).toString('utf8').trimEnd().split('\n')
  return new Map(lines.map((line) => line.split('\t') as [string, string]))
}
