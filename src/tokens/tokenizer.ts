import { isUtf8 } from 'node:buffer'
import { PrepError } from '../base/errors.js'
import { openByteEncoding } from './bytes/byte-encoding.js'
import type { Decoder } from './decoding/decoder.js'
import { type EncodeOptions, openEncoding } from './encoding/encoding.js'
import { findTokenizer } from './files/find-tokenizer.js'
import { readTiktoken } from './files/read-tiktoken.js'
import { readTokenizerJson } from './files/read-tokenizer-json.js'
import type { Stages } from './models/stages.js'
import { highestNumber } from './models/vocabulary.js'
import type { TokenSink } from './parts/token-sink.js'
import { openSegmentEncoding } from './segments/segment-encoding.js'
import { writtenAs } from './special/added-tokens.js'

export { TokenSink } from './parts/token-sink.js'
export type { EncodeOptions }

/**
 * Turns texts into the numbers of tokens, as the library that a vocabulary was published with does: `tokenizers` of
 * Hugging Face for a `tokenizer.json`, tiktoken for a `.tiktoken` file. What a file asks for and cannot be done in
 * the same way is refused by its name when the file is opened.
 */

/** How tokens are turned into text. */
export interface DecodeOptions {
  /** What becomes of special tokens: `keep` writes their texts, `skip` leaves them out. Default `keep`. */
  specialTokens?: 'keep' | 'skip' | undefined
}

/** Turns texts into tokens, and tokens into texts. */
export interface Tokenizer {
  /** One more than the highest number of a token: the rows that a model's table of embeddings needs. */
  readonly vocabularySize: number
  /** The numbers of special tokens, by their texts. */
  readonly specialTokens: ReadonlyMap<string, number>
  /** The number of the token that begins, ends or fills a sequence, where `tokenizer_config.json` names one. */
  readonly bosId: number | undefined
  readonly eosId: number | undefined
  readonly padId: number | undefined
  /**
   * The text of tokens, as `decode` of the library has it, without further cleaning. Bytes that are no UTF-8 are read as
   * U+FFFD. Throws `bad_input` for a number that the vocabulary lacks, and `unsupported` where the file asks for a decoder
   * that is not known.
   */
  decode(ids: ArrayLike<number>, options?: DecodeOptions): string
  /** Adds the tokens of a text to a sink. Lone halves of surrogate pairs are read as U+FFFD, and counted in the sink. */
  encode(text: string, into: TokenSink, options?: EncodeOptions): void
  /** The same for UTF-8; invalid bytes are read as U+FFFD, and counted in the sink. */
  encodeBytes(utf8: Uint8Array, into: TokenSink, options?: EncodeOptions): void
  /** The number of a token of the vocabulary, as the vocabulary writes it; `undefined` for one that it lacks. */
  idOf(token: string): number | undefined
  /** A token as the vocabulary writes it; `undefined` for a number that it lacks. */
  tokenOf(id: number): string | undefined
}

/** How a tokenizer is opened. */
export interface TokenizerOptions {
  /** The encoding of a tiktoken file, such as `o200k_base`, where its name does not say it. */
  encoding?: string | undefined
}

/**
 * Opens a tokenizer: a `tokenizer.json`, a folder that holds one, or a file of tiktoken. Throws `not_found`,
 * `bad_input` for a file that is not as its format wants it, and `unsupported`, with the name of what it asks for.
 */
export async function openTokenizer(path: string, options: TokenizerOptions = {}): Promise<Tokenizer> {
  const found = await findTokenizer(path, options.encoding)
  const { stages, config, tables, segments, openDecoder } =
    found.kind === 'json' ? readTokenizerJson(found) : readTiktoken(found)
  const fast = tables ? openByteEncoding(stages, tables) : segments && openSegmentEncoding(stages, segments)
  const encoding = openEncoding(stages, fast)
  const tokens = new Map(stages.addedTokens.map(({ content, id }) => [content, id]))
  const special = stages.addedTokens.filter(({ isSpecial }) => isSpecial)
  const idOf = (token: string): number | undefined => tokens.get(token) ?? stages.model.vocabulary.get(token)
  let names: Map<number, string> | undefined
  const nameOf = (id: number): string | undefined => {
    names ??= namesOf(stages)
    return names.get(id)
  }
  const specialIds = new Set(special.map(({ id }) => id))
  let decoder: Decoder | undefined
  return {
    vocabularySize: 1 + Math.max(highestNumber(stages.model.vocabulary), highestNumber(tokens)),
    specialTokens: new Map(special.map(({ content, id }) => [content, id])),
    bosId: named('bos'),
    eosId: named('eos'),
    padId: named('pad'),
    decode(ids, { specialTokens = 'keep' } = {}) {
      decoder ??= openDecoder()
      const written: string[] = []
      for (let i = 0; i < ids.length; i++) {
        const token = nameOf(ids[i]) ?? refuseId(ids[i])
        if (specialTokens === 'keep' || !specialIds.has(ids[i])) written.push(token)
      }
      return decoder(written).join('')
    },
    encode(text, into, given = {}) {
      const lone = isWellFormed(text) ? 0 : countLone(text)
      into.replaced += lone
      encoding.text(lone === 0 ? text : Buffer.from(text).toString(), into, given)
    },
    encodeBytes(utf8, into, given = {}) {
      if (isUtf8(utf8)) return encoding.utf8(utf8, into, given)
      const text = Buffer.from(utf8.buffer, utf8.byteOffset, utf8.length).toString()
      into.replaced += countReplacements(text)
      encoding.text(text, into, given)
    },
    idOf,
    tokenOf: nameOf,
  }

  function named(role: 'bos' | 'eos' | 'pad'): number | undefined {
    const token = config[role]
    if (token === undefined) return undefined
    const id = idOf(token)
    if (id !== undefined) return id
    throw new PrepError(
      'bad_input',
      `"tokenizer_config.json" names ${JSON.stringify(token)} as its ${role} token, which the tokenizer lacks. Take both files as they were published`,
    )
  }
}

/** The tokens as the vocabulary writes them, by their numbers; made where they are asked for, since encoding needs none. */
function namesOf({ model, addedTokens, normalize }: Stages): Map<number, string> {
  const names = new Map<number, string>()
  for (const [token, id] of model.vocabulary) names.set(id, token)
  // One that is looked for in a changed text is written as it was changed itself.
  for (const token of addedTokens)
    names.set(token.id, writtenAs(token, token.isNormalized ? normalize : undefined))
  return names
}

function refuseId(id: number): never {
  throw new PrepError(
    'bad_input',
    `The tokenizer has no token with the number ${id}. Give the numbers of tokens, without padding or labels such as -100`,
  )
}

/** Node has had the method since version 20, and the types of ES2023 have it not. */
function isWellFormed(text: string): boolean {
  return (text as unknown as { isWellFormed(): boolean }).isWellFormed()
}

function countLone(text: string): number {
  return text.match(/\p{Cs}/gu)?.length ?? 0
}

/** How many U+FFFD a text has that was read from invalid bytes; one that stood there itself is counted, too. */
function countReplacements(text: string): number {
  return text.split('\ufffd').length - 1
}
