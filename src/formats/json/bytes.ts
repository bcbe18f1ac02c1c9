/** The bytes of JSON: what stops a run of text, what an escape stands for, how a character is written. */

/** The record cannot be read. `reason` is the code for the report. */
export class BadJson extends Error {
  readonly reason: string
  /** The column whose value does not fit, where that is why. */
  column: string | undefined

  constructor(reason = 'not_json') {
    super(reason)
    this.reason = reason
  }
}

export const quote = 0x22
export const backslash = 0x5c

/** 1 for the bytes that end a run of plain text: quote, backslash, control characters. */
export const stopsText = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x20 || byte === quote || byte === backslash ? 1 : 0,
)

/** What the byte after a backslash stands for; 0 where it is none of the short escapes. */
export const escapes = Uint8Array.from({ length: 256 }, (_, byte) => {
  const at = '"\\/bfnrt'.indexOf(String.fromCharCode(byte))
  return at < 0 ? 0 : '"\\/\b\f\n\r\t'.charCodeAt(at)
})

/** The end of the escape at `pos`. Throws {@link BadJson} for none that JSON knows. */
export function escapeEnd(bytes: Uint8Array, pos: number): number {
  if (escapes[bytes[pos + 1]] !== 0) return pos + 2
  if (bytes[pos + 1] !== 0x75) throw new BadJson()
  hex4(bytes, pos + 2)
  return pos + 6
}

/** The value of four hexadecimal digits. */
export function hex4(bytes: Uint8Array, pos: number): number {
  let code = 0
  for (let i = pos; i < pos + 4; i++) {
    const byte = bytes[i]
    const letter = byte | 0x20
    if (byte >= 0x30 && byte <= 0x39) code = code * 16 + byte - 0x30
    else if (letter >= 0x61 && letter <= 0x66) code = code * 16 + letter - 0x57
    else throw new BadJson()
  }
  return code
}

/** The end of a run of at least one digit. */
export function digitsEnd(bytes: Uint8Array, from: number): number {
  let pos = from
  while (bytes[pos] >= 0x30 && bytes[pos] <= 0x39) pos++
  if (pos === from) throw new BadJson()
  return pos
}

/** Writes one character as UTF-8 and returns the end of it. */
export function writeUtf8(target: Uint8Array, at: number, code: number): number {
  let end = at
  if (code < 0x80) target[end++] = code
  else if (code < 0x800) {
    target[end++] = 0xc0 | (code >> 6)
    target[end++] = 0x80 | (code & 0x3f)
  } else if (code < 0x10000) {
    target[end++] = 0xe0 | (code >> 12)
    target[end++] = 0x80 | ((code >> 6) & 0x3f)
    target[end++] = 0x80 | (code & 0x3f)
  } else {
    target[end++] = 0xf0 | (code >> 18)
    target[end++] = 0x80 | ((code >> 12) & 0x3f)
    target[end++] = 0x80 | ((code >> 6) & 0x3f)
    target[end++] = 0x80 | (code & 0x3f)
  }
  return end
}
