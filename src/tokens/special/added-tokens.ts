import { PrepError } from '../../base/errors.js'
import { escapePattern } from '../../text/escape-pattern.js'
import { numberOf, type Part, refuseValue, switchOf, textOf } from '../parts/part.js'
import { type Piece, slicePiece } from '../parts/piece.js'
import type { Normalizer } from '../rewriting/rewrite-codes.js'
import { whiteSpace } from '../unicode/categories.js'
import { type CodeSet, inSet, readRuns } from '../unicode/code-set.js'
import { rustWordRuns } from '../unicode/sets.data.js'

/** A token that is found in a text before it is split, such as `<|im_end|>`. */
export interface AddedToken {
  content: string
  id: number
  /** Takes white space on its left or right with it. */
  lstrip: boolean
  rstrip: boolean
  /** Counts only where no letter or digit stands beside it. */
  isSingleWord: boolean
  /** Is looked for after the text was changed, and was changed itself. */
  isNormalized: boolean
  isSpecial: boolean
}

/**
 * Reads the `added_tokens` of a tokenizer file. Their numbers are those that `tokenizers` gives them: of the
 * vocabulary where it has them, else the next free one. Throws `bad_input` where the file says another number.
 */
export function readAddedTokens(
  parts: readonly Part[],
  vocabulary: ReadonlyMap<string, number>,
): AddedToken[] {
  const ids = new Map<string, number>()
  let highest = -1
  for (const part of parts) {
    const [content, id] = [textOf(part, 'content'), numberOf(part, 'id')]
    const known = ids.get(content) ?? vocabulary.get(content)
    const expected = known ?? Math.max(vocabulary.size, highest + 1)
    if (content === '') refuseValue(part, 'content', 'a text')
    if (id !== expected)
      throw new PrepError(
        'bad_input',
        `The tokenizer gives the added token ${JSON.stringify(content)} the number ${id}, and the libraries that load it give it ${expected}. Take the file as it was published`,
      )
    ids.set(content, id)
    highest = Math.max(highest, id)
  }
  const last = new Map(parts.map((part) => [textOf(part, 'content'), part]))
  return [...last].map(([content, part]) => ({
    content,
    id: ids.get(content) ?? 0,
    lstrip: switchOf(part, 'lstrip', false),
    rstrip: switchOf(part, 'rstrip', false),
    isSingleWord: switchOf(part, 'single_word', false),
    isNormalized: switchOf(part, 'normalized', true),
    isSpecial: switchOf(part, 'special', false),
  }))
}

/** The text of a token after what changes texts before it is looked for. */
export function writtenAs({ content }: AddedToken, normalize: Normalizer | undefined): string {
  return normalize?.({ text: content, places: undefined, isFirst: true }).text ?? content
}

/** A part of a text: a token that was found, or text that is left. */
export type FoundPart = { piece: Piece; token: AddedToken | undefined }

/** Finds tokens in a text, of several at one place the longest; those that `isPassed` says are left as text. */
export type TokenFinder = (piece: Piece, isPassed: (token: AddedToken) => boolean) => FoundPart[]

/** Opens a finder of tokens; the contents are changed by the normalizer that changes the text. */
export function openTokenFinder(tokens: readonly AddedToken[], normalize?: Normalizer): TokenFinder {
  const byText = new Map<string, AddedToken>()
  for (const token of [...tokens].sort((a, b) => Number(b.isSpecial) - Number(a.isSpecial))) {
    const text = writtenAs(token, normalize)
    // Of two that are the same text then, the first counts.
    if (text !== '' && !byText.has(text)) byText.set(text, token)
  }
  if (byText.size === 0) return (piece) => (piece.text === '' ? [] : [{ piece, token: undefined }])
  const texts = [...byText.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(texts.map(escapePattern).join('|'), 'gu')
  const words = readRuns(rustWordRuns)
  return (piece, isPassed) => {
    const { text } = piece
    const out: FoundPart[] = []
    let at = 0
    for (const { index, 0: found } of text.matchAll(pattern)) {
      const token = byText.get(found)
      if (token === undefined) continue
      let [from, to] = [index, index + found.length]
      if (token.isSingleWord && !standsAlone(text, { from, to, words })) continue
      if (isPassed(token)) continue
      if (token.lstrip) while (from > at && inSet(whiteSpace, text.charCodeAt(from - 1))) from--
      if (token.rstrip) while (to < text.length && inSet(whiteSpace, text.charCodeAt(to))) to++
      if (at < from) out.push({ piece: slicePiece(piece, at, from), token: undefined })
      out.push({ piece: slicePiece(piece, from, to), token })
      at = to
    }
    if (at < text.length) out.push({ piece: slicePiece(piece, at, text.length), token: undefined })
    return out
  }
}

function standsAlone(
  text: string,
  { from, to, words }: { from: number; to: number; words: CodeSet },
): boolean {
  const isPair = from > 1 && (text.codePointAt(from - 2) ?? 0) > 0xffff
  const before = from === 0 ? undefined : text.codePointAt(isPair ? from - 2 : from - 1)
  const after = to === text.length ? undefined : text.codePointAt(to)
  return (before === undefined || !inSet(words, before)) && (after === undefined || !inSet(words, after))
}
