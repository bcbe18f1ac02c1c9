import { PrepError } from '../../base/errors.js'
import { numberOf, type Part, textOf } from '../parts/part.js'
import type { TokenModel, WordTokens } from './model.js'
import { vocabularyOf } from './vocabulary.js'

/** Opens the `model` of a tokenizer file whose type is WordPiece: always the longest token that fits. */
export function openWordPiece(part: Part): TokenModel {
  const vocabulary = vocabularyOf(part)
  const prefix = typeof part.continuing_subword_prefix === 'string' ? part.continuing_subword_prefix : '##'
  const mostCharacters =
    part.max_input_chars_per_word === undefined ? 100 : numberOf(part, 'max_input_chars_per_word')
  const unknown = openUnknown(part, vocabulary)
  return { vocabulary, tokenize }

  function tokenize(word: string): WordTokens {
    const out: WordTokens = { ids: [], starts: [] }
    if (word.length > mostCharacters && Array.from(word).length > mostCharacters) return unknown()
    for (let from = 0; from < word.length; ) {
      let to = word.length
      let id: number | undefined
      for (; to > from; to -= isLowHalf(word.charCodeAt(to - 1)) ? 2 : 1) {
        id = vocabulary.get(from === 0 ? word.slice(0, to) : prefix + word.slice(from, to))
        if (id !== undefined) break
      }
      if (id === undefined) return unknown()
      out.ids.push(id)
      out.starts.push(from)
      from = to
    }
    return out
  }
}

/** Opens the `model` of a tokenizer file whose type is WordLevel: a word is a token or unknown. */
export function openWordLevel(part: Part): TokenModel {
  const vocabulary = vocabularyOf(part)
  const unknown = openUnknown(part, vocabulary)
  return {
    vocabulary,
    tokenize(word) {
      const id = vocabulary.get(word)
      return id === undefined ? unknown() : { ids: [id], starts: [0] }
    },
  }
}

function isLowHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** Answers with the token of unknown words. */
function openUnknown(part: Part, vocabulary: ReadonlyMap<string, number>): () => WordTokens {
  const token = textOf(part, 'unk_token')
  const id = vocabulary.get(token)
  return () => {
    if (id !== undefined) return { ids: [id], starts: [0] }
    throw new PrepError(
      'bad_input',
      `The tokenizer names the unknown token ${JSON.stringify(token)}, which its vocabulary lacks. Take the file as it was published`,
    )
  }
}
