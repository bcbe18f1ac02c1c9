import { type Piece, PieceWriter } from '../parts/piece.js'
import { type CodeSet, inSet } from '../unicode/code-set.js'

/** Changes a text before it is split. */
export type Normalizer = (piece: Piece) => Piece

/** Writes another text for each code point; the same piece where nothing changes. */
export function rewriteCodes(piece: Piece, write: (code: number, character: string) => string): Piece {
  const { text } = piece
  const writer = new PieceWriter(piece)
  let kept = 0
  let isChanged = false
  for (let i = 0; i < text.length; ) {
    const code = text.codePointAt(i) ?? 0
    const character = String.fromCodePoint(code)
    const written = write(code, character)
    const next = i + character.length
    if (written !== character) {
      isChanged = true
      writer.copy(kept, i)
      writer.put(written, i)
      kept = next
    }
    i = next
  }
  if (!isChanged) return piece
  writer.copy(kept, text.length)
  return writer.finish()
}

/** Small letters, each by itself: a sigma at the end of a word is one as any other. */
export function lowercase(piece: Piece): Piece {
  return rewriteCodes(piece, (_, character) => character.toLowerCase())
}

/** A text without the characters of a set. */
export function leaveOut(piece: Piece, set: CodeSet): Piece {
  return rewriteCodes(piece, (code, character) => (inSet(set, code) ? '' : character))
}

/** Whether a normalizer leaves a text as it is. */
export function isUnchanged(text: string, normalize: Normalizer): boolean {
  return normalize({ text, places: undefined, isFirst: true }).text === text
}
