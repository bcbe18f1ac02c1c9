import { type Piece, replaceUnits } from '../parts/piece.js'

/**
 * Byte-level vocabularies write each byte as a character that can be printed: those of Latin-1 as they are, the
 * others from U+0100 on (https://github.com/openai/gpt-2, `encoder.py`, `bytes_to_unicode`).
 */
export function byteCharacter(byte: number): string {
  if (byte <= 0x20) return String.fromCharCode(0x100 + byte)
  if (byte >= 0x7f && byte <= 0xa0) return String.fromCharCode(0x121 + byte - 0x7f)
  return String.fromCharCode(byte === 0xad ? 0x143 : byte)
}

/** The byte that a character stands for; `undefined` for other characters. */
export function byteOf(character: string): number | undefined {
  const code = character.charCodeAt(0)
  if (code < 0x100) return byteCharacter(code) === character ? code : undefined
  if (code <= 0x120) return code - 0x100
  if (code <= 0x142) return code - 0x121 + 0x7f
  return code === 0x143 ? 0xad : undefined
}

/** A piece as the characters of its UTF-8 bytes. */
export function byteCharacters(piece: Piece): Piece {
  const bytes = Buffer.from(piece.text)
  let text = ''
  for (const byte of bytes) text += byteCharacter(byte)
  if (piece.places === undefined) return replaceUnits(piece, text)
  return { ...piece, text, places: placesOfBytes(bytes, piece.places) }
}

/** Each byte of a character comes from a byte of its own, unless it was written anew. */
function placesOfBytes(bytes: Buffer, places: Int32Array): Int32Array {
  const out = new Int32Array(bytes.length)
  let unit = 0
  for (let i = 0; i < bytes.length; ) {
    const size = sizeOf(bytes[i])
    const place = places[unit]
    for (let k = 0; k < size; k++) out[i + k] = place < 0 ? place : place + k
    i += size
    unit += size === 4 ? 2 : 1
  }
  return out
}

/** How many bytes the character has that begins with one. */
function sizeOf(byte: number): number {
  if (byte < 0xc0) return 1
  if (byte < 0xe0) return 2
  return byte < 0xf0 ? 3 : 4
}
