import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import { ignoredLabel } from '../../src/tokens/ignored-label.js'
import { type Tokenizer, TokenSink } from '../../src/tokens/tokenizer.js'
import type { TokenizeOptions } from './options.js'

/** The tokens of a text, and where each begins in its bytes: views that are valid until the next text. */
export interface Tokens {
  ids: Int32Array
  starts: Int32Array
}

/** Turns texts into tokens by the options of the step. */
export class DocumentEncoder {
  readonly #tokenizer: Tokenizer
  readonly #options: TokenizeOptions
  readonly #sink = new TokenSink({ starts: true })
  /** The text of the token that begins a sequence. */
  readonly #bos: Buffer | undefined
  readonly #eosId: number | undefined

  /** Throws `bad_option` for a tokenizer that has no eos token where one is asked for. */
  constructor(tokenizer: Tokenizer, options: TokenizeOptions) {
    this.#tokenizer = tokenizer
    this.#options = options
    const bos = tokenizer.bosId === undefined ? undefined : tokenizer.tokenOf(tokenizer.bosId)
    this.#bos = bos === undefined ? undefined : Buffer.from(bos)
    this.#eosId = tokenizer.eosId
    if (options.addEos && tokenizer.eosId === undefined)
      throw new PrepError(
        'bad_option',
        `Option ${optionName('addEos')} is given, and tokenizer_config.json beside the tokenizer names no eos token. Leave it out, or put the file beside it as it was published`,
      )
  }

  /**
   * The tokens of a text; `undefined` where it holds special tokens that are refused. `isEnd` says that a document ends
   * with it.
   */
  encode(text: Uint8Array, { isEnd }: { isEnd: boolean }): Tokens | undefined {
    const { addSpecialTokens, addEos, specialTokens } = this.#options
    const sink = this.#sink
    sink.clear()
    const hasBos = this.#bos?.equals(text.subarray(0, this.#bos.length))
    try {
      this.#tokenizer.encodeBytes(text, sink, {
        specialTokens,
        addSpecialTokens: addSpecialTokens && !hasBos,
      })
    } catch (error) {
      if (specialTokens === 'refuse' && error instanceof PrepError && error.code === 'bad_input')
        return undefined
      throw error
    }
    if (isEnd && addEos && sink.ids[sink.length - 1] !== this.#eosId) sink.push(this.#eosId!, text.length)
    return {
      ids: sink.ids.subarray(0, sink.length),
      starts: sink.starts!.subarray(0, sink.length),
    }
  }
}

/**
 * What is to be learned of some tokens: those of which a byte is in one of the spans. As in the mask of `transformers`
 * (`return_assistant_tokens_mask`), a token that only begins before a span counts to it.
 */
export function labelsInSpans(
  { ids, starts }: Tokens,
  { spans, bytes }: { spans: Int32Array; bytes: number },
): Int32Array {
  const labels = new Int32Array(ids.length).fill(ignoredLabel)
  let token = 0
  for (let i = 0; i + 1 < spans.length; i += 2) {
    const [from, to] = [spans[i], spans[i + 1]]
    while (token < ids.length && endOf(token) <= from) token++
    for (; token < ids.length && starts[token] < to; token++) labels[token] = ids[token]
  }
  return labels

  function endOf(place: number): number {
    return place + 1 < starts.length ? starts[place + 1] : bytes
  }
}

/** How many tokens two lists begin with alike. An answer begins where a prompt and its answer differ from the prompt alone, as in TRL. */
export function commonPrefix(a: Int32Array, b: Int32Array): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a[length] === b[length]) length++
  return length
}
