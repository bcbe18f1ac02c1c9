import { PrepError } from '../base/errors.js'
import type { Stages } from './files/stages.js'
import { cacheWords } from './models/cache-words.js'
import { type Piece, pieceOf, placeAt } from './parts/piece.js'
import { type AddedToken, openTokenFinder } from './special/added-tokens.js'
import type { TokenSink } from './token-sink.js'

/** What becomes of special tokens that stand in a text. */
export type SpecialTokenPolicy = 'encode' | 'text' | 'refuse'

/** How one text is encoded. */
export interface EncodeOptions {
  /**
   * What becomes of special tokens in the text: `encode` makes them tokens, as a template needs it; `text` takes
   * them for ordinary text; `refuse` throws. Default `encode`.
   */
  specialTokens?: SpecialTokenPolicy
  /** Adds the tokens that the file puts around a text, such as `<s>`. Default true. */
  addSpecialTokens?: boolean
}

/** Puts the tokens of a well-formed text into a sink. */
export type Encode = (text: string, into: TokenSink, options: EncodeOptions) => void

/** Joins the stages. */
export function openEncoding({ addedTokens, normalize, split, model, frame }: Stages): Encode {
  const findRaw = openTokenFinder(addedTokens.filter(({ isNormalized }) => !isNormalized))
  const findNormalized = openTokenFinder(
    addedTokens.filter(({ isNormalized }) => isNormalized),
    normalize,
  )
  const tokenize = cacheWords(model)
  return (text, into, { specialTokens = 'encode', addSpecialTokens = true }) => {
    const isPassed = (token: AddedToken): boolean => {
      if (!token.isSpecial || specialTokens === 'encode') return false
      if (specialTokens === 'text') return true
      throw new PrepError(
        'bad_input',
        `The text holds the special token ${JSON.stringify(token.content)}. Use "encode" or "text" for special tokens, or take it out of the text`,
      )
    }
    if (addSpecialTokens) for (const id of frame.before) into.push(id, 0)
    const whole = pieceOf(text, { hasPlaces: into.starts !== undefined })
    for (const raw of findRaw(whole, isPassed)) {
      if (raw.token !== undefined) into.push(raw.token.id, placeAt(raw.piece, 0))
      else
        for (const part of findNormalized(normalize?.(raw.piece) ?? raw.piece, isPassed))
          if (part.token !== undefined) into.push(part.token.id, placeAt(part.piece, 0))
          else addWords(part.piece, into)
    }
    if (addSpecialTokens && frame.behind.length > 0) {
      const end = into.starts === undefined ? 0 : Buffer.byteLength(text)
      for (const id of frame.behind) into.push(id, end)
    }
  }

  function addWords(piece: Piece, into: TokenSink): void {
    for (const word of split?.(piece) ?? [piece]) {
      if (word.text === '') continue
      const { ids, starts } = tokenize(word.text)
      into.reserve(ids.length)
      for (let i = 0; i < ids.length; i++) into.push(ids[i], placeAt(word, starts[i]))
    }
  }
}
