import { PrepError } from '../../base/errors.js'
import { cacheWords } from '../models/cache-words.js'
import type { Stages } from '../models/stages.js'
import { type Piece, pieceOf, placeAt } from '../parts/piece.js'
import type { TokenSink } from '../parts/token-sink.js'
import { openTokenFinder } from '../special/added-tokens.js'
import { noFrame } from '../special/frame.js'
import type { FastEncoding, IsPassed } from './fast-encoding.js'

/** What becomes of special tokens that stand in a text. */
export type SpecialTokenPolicy = 'encode' | 'text' | 'refuse'

/** How one text is encoded. */
export interface EncodeOptions {
  /**
   * What becomes of special tokens in the text: `encode` makes them tokens, as a template needs it; `text` takes
   * them for ordinary text; `refuse` throws. Default `encode`.
   */
  specialTokens?: SpecialTokenPolicy | undefined
  /** Adds the tokens that the file puts around a text, such as `<s>`. Default true. */
  addSpecialTokens?: boolean | undefined
}

/** Puts the tokens of texts into a sink: of a well-formed string, or of valid UTF-8. */
export interface Encoding {
  text(text: string, into: TokenSink, options: EncodeOptions): void
  utf8(utf8: Uint8Array, into: TokenSink, options: EncodeOptions): void
}

/** Joins the stages, and puts the fast way before them where there is one. */
export function openEncoding(stages: Stages, fast: FastEncoding | undefined): Encoding {
  const { addedTokens, frame } = stages
  const findRaw = openTokenFinder(addedTokens.filter(({ isNormalized }) => !isNormalized))
  const addPart = openPartEncoding(stages)
  return {
    text(text, into, options) {
      const { isPassed, before, behind } = readOptions(options)
      for (const id of before) into.push(id, 0)
      if (!fast?.encodeText(text, into, isPassed)) addText(text, into, isPassed)
      if (behind.length === 0) return
      const end = into.starts === undefined ? 0 : Buffer.byteLength(text)
      for (const id of behind) into.push(id, end)
    },
    utf8(utf8, into, options) {
      const { isPassed, before, behind } = readOptions(options)
      for (const id of before) into.push(id, 0)
      if (!fast?.encodeUtf8(utf8, into, isPassed))
        addText(Buffer.from(utf8.buffer, utf8.byteOffset, utf8.length).toString(), into, isPassed)
      for (const id of behind) into.push(id, utf8.length)
    },
  }

  function readOptions({ specialTokens = 'encode', addSpecialTokens = true }: EncodeOptions) {
    return { isPassed: passing[specialTokens], ...(addSpecialTokens ? frame : noFrame) }
  }

  function addText(text: string, into: TokenSink, isPassed: IsPassed): void {
    const whole = pieceOf(text, { hasPlaces: into.starts !== undefined })
    for (const raw of findRaw(whole, isPassed))
      if (raw.token !== undefined) into.push(raw.token.id, placeAt(raw.piece, 0))
      else addPart(raw.piece, into, isPassed)
  }
}

/** Adds the tokens of a part of a text that lies between the tokens that are found before it is changed. */
export type PartEncoding = (piece: Piece, into: TokenSink, isPassed: IsPassed) => void

/** Joins the stages behind the search for tokens in the text as it is. Added tokens are changed by `writeToken` where that is another normalizer. */
export function openPartEncoding(
  { addedTokens, normalize, split, model }: Stages,
  writeToken: Stages['normalize'] = normalize,
): PartEncoding {
  const findNormalized = openTokenFinder(
    addedTokens.filter(({ isNormalized }) => isNormalized),
    writeToken,
  )
  const tokenize = cacheWords(model)
  return (piece, into, isPassed) => {
    for (const part of findNormalized(normalize?.(piece) ?? piece, isPassed))
      if (part.token !== undefined) into.push(part.token.id, placeAt(part.piece, 0))
      else addWords(part.piece, into)
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

/** Which tokens are passed over, by what becomes of special ones. */
const passing: Readonly<Record<SpecialTokenPolicy, IsPassed>> = {
  encode: () => false,
  text: ({ isSpecial }) => isSpecial,
  refuse({ isSpecial, content }) {
    if (!isSpecial) return false
    throw new PrepError(
      'bad_input',
      `The text holds the special token ${JSON.stringify(content)}. Use "encode" or "text" for special tokens, or take it out of the text`,
    )
  },
}
