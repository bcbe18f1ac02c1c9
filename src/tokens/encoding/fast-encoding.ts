import type { TokenSink } from '../parts/token-sink.js'
import type { AddedToken } from '../special/added-tokens.js'

/** How added tokens in a text are taken: whether one is left as text; throws for one that is refused. */
export type IsPassed = (token: AddedToken) => boolean

/**
 * A way that gives the tokens of `encoding.ts`, which is the reference, in less time. It adds the tokens of a text
 * without its frame; `false` where the text has to go the way of the reference, and nothing was added.
 */
export interface FastEncoding {
  encodeText(text: string, into: TokenSink, isPassed: IsPassed): boolean
  encodeUtf8(utf8: Uint8Array, into: TokenSink, isPassed: IsPassed): boolean
}
