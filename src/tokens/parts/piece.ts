/**
 * A part of a text on its way to the model, as it reads after the changes so far. It remembers the places in the
 * original text, because masks and truncation need to know where a token begins.
 */
export interface Piece {
  readonly text: string
  /**
   * Where in the UTF-8 bytes of the original each UTF-16 unit comes from; `undefined` where nobody asks. Of a unit
   * that was written anew it is the complement, `~place`: its bytes are not those that stand there.
   */
  readonly places: Int32Array | undefined
  /** Whether it begins where the original does. */
  readonly isFirst: boolean
}

/** The whole of a text as a piece. */
export function pieceOf(text: string, { hasPlaces }: { hasPlaces: boolean }): Piece {
  return { text, places: hasPlaces ? placesOf(text) : undefined, isFirst: true }
}

/** Where each unit begins in the UTF-8 of a text; the second half of a pair begins where the first one does. */
function placesOf(text: string): Int32Array {
  const places = new Int32Array(text.length)
  let at = 0
  for (let i = 0; i < text.length; i++) {
    places[i] = at
    const unit = text.charCodeAt(i)
    if (unit < 0x80) at += 1
    else if (unit < 0x800) at += 2
    else if (unit >= 0xd800 && unit < 0xdc00) {
      places[++i] = at
      at += 4
    } else at += 3
  }
  return places
}

/** A part of a piece. */
export function slicePiece(piece: Piece, from: number, to: number): Piece {
  if (from === 0 && to === piece.text.length) return piece
  return {
    text: piece.text.slice(from, to),
    places: piece.places?.subarray(from, to),
    isFirst: piece.isFirst && from === 0,
  }
}

/** Where a unit comes from in the original; 0 where nobody asks. */
export function placeAt({ places }: Piece, unit: number): number {
  const place = places?.[unit] ?? 0
  return place < 0 ? ~place : place
}

/** The same with a text of as many units. */
export function replaceUnits(piece: Piece, text: string): Piece {
  return { ...piece, text }
}

/** Writes a piece anew, from left to right. */
export class PieceWriter {
  readonly #source: Piece
  readonly #places: number[] | undefined
  #text = ''
  /** Where the first unit comes from. */
  #first: number | undefined

  constructor(source: Piece) {
    this.#source = source
    this.#places = source.places === undefined ? undefined : []
  }

  /** Takes units as they are. */
  copy(from: number, to: number): void {
    if (from === to) return
    this.#first ??= from
    this.#text += this.#source.text.slice(from, to)
    const { places } = this.#source
    if (places !== undefined) for (let i = from; i < to; i++) this.#places?.push(places[i])
  }

  /** Writes a text that comes from the unit at `from`, or from the last one before it where that is the end. */
  put(text: string, from: number): void {
    if (text === '') return
    this.#first ??= from
    this.#text += text
    const { places } = this.#source
    const place = ~placeAt(this.#source, Math.min(from, (places?.length ?? 0) - 1))
    for (let i = 0; i < text.length; i++) this.#places?.push(place)
  }

  /** What was written. */
  finish(): Piece {
    return {
      text: this.#text,
      places: this.#places === undefined ? undefined : Int32Array.from(this.#places),
      isFirst: this.#source.isFirst && (this.#first ?? 0) === 0,
    }
  }
}
