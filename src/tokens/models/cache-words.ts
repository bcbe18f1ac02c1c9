import type { TokenModel, WordTokens } from './model.js'

/** So many words are kept, none longer than this; then all are forgotten, since the rarest would cost as much to find. */
const mostWords = 1 << 15
const longestWord = 64

/** Remembers the tokens of words: those of a language come again and again. */
export function cacheWords(model: TokenModel): TokenModel['tokenize'] {
  const known = new Map<string, WordTokens>()
  return (word) => {
    if (word.length > longestWord) return model.tokenize(word)
    let tokens = known.get(word)
    if (tokens === undefined) {
      tokens = model.tokenize(word)
      if (known.size === mostWords) known.clear()
      known.set(word, tokens)
    }
    return tokens
  }
}
