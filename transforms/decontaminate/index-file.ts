import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import { type GramShape, gramHashes, tokensOf } from './grams.js'
import { indexFileOf, shippedIndexes } from './shipped.js'

/** What an index tells of a test set, beside its hashes. */
export interface IndexHead extends GramShape {
  /** What reports call the test set. */
  name: string
  version?: string | undefined
  licence?: string | undefined
  /** How many bytes of a hash are kept: 5 of 8 make an index smaller, and two runs have one hash with a chance of 1e-12. */
  hashBytes?: 5 | 8 | undefined
}

/** One text of a test item, as hashes of its runs in their order. */
export interface IndexedText {
  /** The id of the item, or its number. */
  item: string
  /** How many words and characters it has. */
  words: number
  characters: number
  /** The hashes of the runs of words, then of characters; of a text that is too short for one, of all of it. */
  wordHashes: Float64Array
  characterHashes: Float64Array
}

/** An index of a test set: no text of it, only hashes of runs of its words. */
export interface TestIndex {
  head: IndexHead
  /** How many items there are. */
  items: number
  texts: IndexedText[]
}

interface StoredText {
  item: string
  words: number
  characters: number
  hashes: string
}

interface StoredIndex {
  prepIndex: 1
  head: IndexHead
  items: number
  texts: StoredText[]
}

/** Gathers the texts of a test set. */
export class IndexBuilder {
  readonly #head: IndexHead
  readonly #texts: StoredText[] = []
  #items = 0

  constructor(head: IndexHead) {
    this.#head = head
  }

  /** Adds an item with its texts, and the options to choose from, which count only together and where they make a run. */
  add(item: string, texts: readonly string[], options: readonly string[] = []): void {
    this.#items++
    for (const text of texts) this.#addText(item, text, 1)
    const { ngrams, charNgrams } = this.#head
    this.#addText(item, options.join(' '), Math.min(ngrams, charNgrams))
  }

  #addText(item: string, text: string, least: number): void {
    const { level, ngrams, charNgrams, hashBytes = 8 } = this.#head
    const { words, characters } = tokensOf(text, level)
    if (words.length + characters.length < least) return
    const hashes = [runs(words, ngrams), runs(characters, charNgrams)]
    this.#texts.push({
      item,
      words: words.length,
      characters: characters.length,
      hashes: base64Of(Float64Array.of(...hashes[0], ...hashes[1]), hashBytes),
    })
  }

  /** The index as the text of its file. */
  end(): string {
    const stored: StoredIndex = { prepIndex: 1, head: this.#head, items: this.#items, texts: this.#texts }
    return `${JSON.stringify(stored)}\n`
  }
}

/** The runs of a text; where it is too short for one, all of it. */
function runs(tokens: readonly string[], length: number): Float64Array {
  return gramHashes(tokens, Math.min(length, tokens.length))
}

/** So many hashes there are of 5 bytes. */
const shortHashes = 2 ** 40

/** A hash as an index of so many bytes keeps it. */
export function keptHash(hash: number, hashBytes: IndexHead['hashBytes']): number {
  return hashBytes === 5 ? hash % shortHashes : hash
}

function base64Of(numbers: Float64Array, hashBytes: 5 | 8): string {
  if (hashBytes === 8)
    return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64')
  const bytes = Buffer.alloc(5 * numbers.length)
  for (const [i, hash] of numbers.entries()) bytes.writeUIntLE(hash % shortHashes, 5 * i, 5)
  return bytes.toString('base64')
}

function numbersOf(base64: string, hashBytes: IndexHead['hashBytes']): Float64Array {
  const bytes = Buffer.from(base64, 'base64')
  if (hashBytes === 5)
    return Float64Array.from({ length: bytes.length / 5 }, (_, i) => bytes.readUIntLE(5 * i, 5))
  return new Float64Array(Uint8Array.from(bytes).buffer, 0, bytes.length >> 3)
}

/** The path of an index with the digest of its file, so that a run is not resumed with another. Throws `bad_option`. */
export async function resolveIndex(
  index: string | { path: string; sha256: string },
): Promise<{ path: string; sha256: string }> {
  const path = typeof index === 'string' ? index : index.path
  const sha256 = createHash('sha256').update(readIndex(path)).digest('hex')
  if (typeof index !== 'string' && index.sha256 !== sha256)
    throw new PrepError(
      'bad_option',
      `The index "${path}" is another than the one named by its SHA-256. Name it anew in ${optionName('index')}`,
    )
  return { path, sha256 }
}

/** Reads an index. Throws `bad_input` for what is none. */
export function openIndex({ path }: { path: string }): TestIndex {
  const stored = parsed(readIndex(path))
  if (stored?.prepIndex !== 1)
    throw new PrepError('bad_input', `"${path}" is no index of a test set. Write one with prep index`)
  const { head, items, texts } = stored
  return {
    head,
    items,
    texts: texts.map(({ item, words, characters, hashes }) => {
      const all = numbersOf(hashes, head.hashBytes)
      const split = words === 0 ? 0 : Math.max(1, words - head.ngrams + 1)
      return {
        item,
        words,
        characters,
        wordHashes: all.subarray(0, split),
        characterHashes: all.subarray(split),
      }
    }),
  }
}

function readIndex(path: string): Buffer {
  try {
    return readFileSync(indexFileOf(path))
  } catch (cause) {
    throw new PrepError(
      'not_found',
      `There is no index "${path}". Write one with prep index, or name one that comes along: ${shippedIndexes.join(', ')}`,
      { cause },
    )
  }
}

function parsed(bytes: Buffer): StoredIndex | undefined {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  try {
    return JSON.parse((isGzip ? gunzipSync(bytes) : bytes).toString()) as StoredIndex
  } catch (error) {
    // A file that is cut off, or of something else.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code?.startsWith('Z_'))
      return undefined
    throw error
  }
}
