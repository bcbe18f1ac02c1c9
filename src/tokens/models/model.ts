/** Tokens of one word: their numbers, and where each begins in the word, in UTF-16 units. */
export interface WordTokens {
  ids: number[]
  starts: number[]
}

/** Turns words into tokens. */
export interface TokenModel {
  /** The number of each token of the vocabulary. */
  readonly vocabulary: ReadonlyMap<string, number>
  /** Splits a word that is not empty. Throws `bad_input` where the vocabulary has no token for something in it. */
  tokenize(word: string): WordTokens
}
