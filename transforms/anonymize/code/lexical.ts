import type { Region } from './regions.js'

/** What a piece of a program is that its language does not read. */
export const places = { comment: 1, text: 2 } as const

/** A comment or a text in quotes, marks included. */
export interface Piece extends Region {
  place: number
}

const longestBlock = 40_000

/**
 * The comments and the texts in quotes of a program in whatever language, in order. A quote that its line does not
 * close opens nothing: it is an apostrophe, or a lifetime.
 */
export function findPieces(text: string, { from, to }: Region): Piece[] {
  const pieces: Piece[] = []
  for (let at = from; at < to; ) {
    const piece = pieceAt(text, at, to)
    if (piece === undefined) at++
    else {
      pieces.push(piece)
      at = piece.to
    }
  }
  return pieces
}

function pieceAt(text: string, at: number, to: number): Piece | undefined {
  const code = text.charCodeAt(at)
  // " ' `
  if (code === 34 || code === 39 || code === 96) return quotedAt(text, at, to)
  // /
  if (code === 47) {
    if (text[at + 1] === '/' && text[at - 1] !== ':') return lineComment(text, at, to)
    return text[at + 1] === '*'
      ? blockAt(text, { at, to, mark: '/*', close: '*/', place: places.comment })
      : undefined
  }
  // #
  if (code === 35) return opensComment(text, at) ? lineComment(text, at, to) : undefined
  // -- and *
  if (code === 45)
    return text.startsWith('-- ', at) && startsLine(text, at) ? lineComment(text, at, to) : undefined
  return code === 42 && startsLine(text, at) && /[ /@]/.test(text[at + 1] ?? ' ')
    ? lineComment(text, at, to)
    : undefined
}

/** `#` before a space, or before a letter at the start of a line, but not what a preprocessor reads. */
function opensComment(text: string, at: number): boolean {
  const before = text[at - 1] ?? '\n'
  if (!/\s/.test(before)) return false
  return !/^#(?:include|define|undef|if|ifdef|ifndef|elif|else|endif|pragma|[\da-f]{3,8}\b|\[)/i.test(
    text.slice(at, at + 12),
  )
}

function startsLine(text: string, at: number): boolean {
  let i = at - 1
  while (i >= 0 && (text[i] === ' ' || text[i] === '\t')) i--
  return i < 0 || text[i] === '\n'
}

function lineComment(text: string, at: number, to: number): Piece {
  const end = text.indexOf('\n', at)
  return { from: at, to: end === -1 || end > to ? to : end, place: places.comment }
}

function quotedAt(text: string, at: number, to: number): Piece | undefined {
  const mark = text[at]
  const triple = mark.repeat(3)
  if (text.startsWith(triple, at) && mark !== '`') {
    const block = blockAt(text, { at, to, mark: triple, close: triple, place: places.text })
    if (block !== undefined) return startsLine(text, at) ? { ...block, place: places.comment } : block
  }
  for (let i = at + 1; i < to; i++) {
    const character = text[i]
    if (character === '\\') i++
    else if (character === mark) return { from: at, to: i + 1, place: places.text }
    else if (character === '\n' && (mark !== '`' || i - at > longestBlock)) return undefined
  }
  return undefined
}

interface Block {
  at: number
  to: number
  mark: string
  close: string
  place: number
}

function blockAt(text: string, { at, to, mark, close, place }: Block): Piece | undefined {
  const end = text.indexOf(close, at + mark.length)
  return end === -1 || end - at > longestBlock
    ? undefined
    : { from: at, to: Math.min(to, end + close.length), place }
}
