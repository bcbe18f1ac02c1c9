import { checkOptions, checkValue, wrongValue } from '../base/check-options.js'
import type { EncodeOptions } from './encoding/encoding.js'
import type { DecodeOptions, TokenizerOptions } from './tokenizer.js'

/** A tokenizer for one text after another, in the thread of the caller. */
export interface TextTokenizer {
  /** One more than the highest number of a token: the rows that a model's table of embeddings needs. */
  readonly vocabularySize: number
  /** The numbers of special tokens, by their texts. */
  readonly specialTokens: ReadonlyMap<string, number>
  /** The number of the token that begins a sequence, where `tokenizer_config.json` names one. */
  readonly bosId: number | undefined
  /** The number of the one that ends it. */
  readonly eosId: number | undefined
  /** The number of the one that fills it. */
  readonly padId: number | undefined
  /**
   * The numbers of the tokens of a text. Lone halves of surrogate pairs are read as U+FFFD. Throws `bad_option` for what is
   * no text, and `bad_input` for a special token in it where those are refused.
   */
  encode(this: void, text: string, options?: EncodeOptions): Int32Array
  /** How many tokens a text has; throws as `encode` does. */
  count(this: void, text: string, options?: EncodeOptions): number
  /**
   * The text of tokens, as `decode` of the library that the vocabulary was published for has it, with no further
   * cleaning. Throws `bad_input` for a number that the vocabulary lacks, and `unsupported` where the file asks for a
   * decoder that is not known.
   */
  decode(this: void, ids: ArrayLike<number>, options?: DecodeOptions): string
  /** The number of a token of the vocabulary, as the vocabulary writes it; `undefined` for one that it lacks. */
  idOf(this: void, token: string): number | undefined
  /** A token as the vocabulary writes it; `undefined` for a number that it lacks. */
  tokenOf(this: void, id: number): string | undefined
}

/**
 * Opens a tokenizer: a `tokenizer.json`, the folder of a model that holds one, or a `.tiktoken` file. Numbers of tokens
 * are those of Hugging Face `tokenizers` and of tiktoken. Nothing is downloaded. Throws `not_found`, `bad_input` for a
 * file that is not as its format wants it, and `unsupported`, with the name of what it asks for.
 *
 * @example
 * const { encode, decode } = await openTokenizer('datasets/samples/tokenizer')
 * decode(encode('Good morning')) // 'Good morning'
 */
export async function openTokenizer(path: string, options: TokenizerOptions = {}): Promise<TextTokenizer> {
  checkValue('The path of openTokenizer()', path, 'text')
  checkOptions<TokenizerOptions>('openTokenizer()', options, { encoding: 'text' })
  const { openTokenizer: open, TokenSink } = await import('./tokenizer.js')
  const tokenizer = await open(path, options)
  const sink = new TokenSink()
  const encoded = (owner: string, text: string, given: EncodeOptions | undefined): Int32Array => {
    checkValue(`The text of ${owner}`, text, 'text')
    checkOptions<EncodeOptions>(owner, given, {
      specialTokens: ['encode', 'text', 'refuse'],
      addSpecialTokens: 'flag',
    })
    sink.clear()
    tokenizer.encode(text, sink, given)
    return sink.ids.subarray(0, sink.length)
  }
  const { vocabularySize, specialTokens, bosId, eosId, padId, idOf, tokenOf } = tokenizer
  return {
    ...{ vocabularySize, specialTokens, bosId, eosId, padId, idOf, tokenOf },
    encode: (text, given) => encoded('encode()', text, given).slice(),
    count: (text, given) => encoded('count()', text, given).length,
    decode(ids, given) {
      if (!Array.isArray(ids) && !ArrayBuffer.isView(ids))
        throw wrongValue('What decode() is given', 'an array of numbers, as encode() answers', ids)
      checkOptions<DecodeOptions>('decode()', given, { specialTokens: ['keep', 'skip'] })
      return tokenizer.decode(ids, given)
    },
  }
}
