/** Bytes and words as base64, the form in which summaries carry them through JSON. */

export function packBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

export function unpackBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'))
}

export function packWords(words: Int32Array): string {
  return packBytes(new Uint8Array(words.buffer, words.byteOffset, words.byteLength))
}

export function unpackWords(text: string): Int32Array {
  return new Int32Array(unpackBytes(text).buffer)
}
