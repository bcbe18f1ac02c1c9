import { Buffer } from 'node:buffer'

/** What is passed over. */
const ignored = 1

/**
 * Of each code unit what it is compared as: the letter or digit without case, width and accents; 1 for marks on letters,
 * which are passed over; 0 for what parts words.
 */
export function foldedLetters(): Uint16Array {
  const folded = new Uint16Array(0x10000)
  for (let code = 0; code < 0x10000; code++) {
    if (isSame(code)) {
      folded[code] = code
      continue
    }
    const text = String.fromCharCode(code)
    if (/\p{M}/u.test(text)) folded[code] = ignored
    else if (/[\p{L}\p{N}]/u.test(text)) folded[code] = foldedCode(text)
  }
  return folded
}

/** Han characters and Korean syllables, which no folding changes. */
function isSame(code: number): boolean {
  return (
    (code >= 0x4e00 && code < 0xa000) ||
    (code >= 0x3400 && code < 0x4dc0) ||
    (code >= 0xac00 && code < 0xd7a4)
  )
}

/** The letter itself where folding makes several of it, as of ligatures. */
function foldedCode(text: string): number {
  const [letter = text, ...more] = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  return (more.length === 0 ? letter : text.toLowerCase()).charCodeAt(0)
}

/** The end of a piece of at most `size` bytes that begins at `from`: it cuts no character in two. */
export function pieceEnd(
  bytes: Uint8Array,
  { from, to, size }: { from: number; to: number; size: number },
): number {
  if (to - from <= size) return to
  let end = from + size
  while (end > from + size - 4 && (bytes[end] & 0xc0) === 0x80) end--
  return end
}

/** What stands behind the pieces, so that a character that is cut off reads zeros. */
export const pieceTail = Buffer.alloc(4)
