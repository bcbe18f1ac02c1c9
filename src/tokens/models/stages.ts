import type { Normalizer } from '../rewriting/rewrite-codes.js'
import type { AddedToken } from '../special/added-tokens.js'
import type { Frame } from '../special/frame.js'
import type { PreTokenizer } from '../splitting/pre-tokenizer.js'
import type { TokenModel } from './model.js'

/** The parts of a tokenizer, in the order in which a text goes through them. */
export interface Stages {
  addedTokens: readonly AddedToken[]
  normalize: Normalizer | undefined
  split: PreTokenizer | undefined
  model: TokenModel
  frame: Frame
}
