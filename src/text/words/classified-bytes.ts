import { classesBeyond, letter, mark } from './character-classes.js'

/** The bytes of a text, and what its characters are. */
export class ClassifiedBytes {
  bytes: Uint8Array = new Uint8Array(0)
  readonly #classes: Uint16Array

  constructor(classes: Uint16Array) {
    this.#classes = classes
  }

  lengthAt(at: number): number {
    const lead = this.bytes[at]
    return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  }

  codeAt(at: number): number {
    const bytes = this.bytes
    const lead = bytes[at]
    if (lead < 0x80) return lead
    if (lead < 0xe0) return ((lead & 0x1f) << 6) | (bytes[at + 1] & 0x3f)
    if (lead < 0xf0) return ((lead & 0x0f) << 12) | ((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f)
    return (
      ((lead & 0x07) << 18) |
      ((bytes[at + 1] & 0x3f) << 12) |
      ((bytes[at + 2] & 0x3f) << 6) |
      (bytes[at + 3] & 0x3f)
    )
  }

  classAt(at: number): number {
    const code = this.codeAt(at)
    if (code < 0x10000) return this.#classes[code] | ((this.#classes[code] & mark) === 0 ? 0 : letter)
    return classesBeyond(Math.min(code, 0x10ffff))
  }
}

/** 0 to 9, as a byte. */
export function isDigitByte(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

export const dot = 0x2e
export const plus = 0x2b
export const apostrophe = 0x27
/** Small letters of shortened forms: n't, 's, 'll, 've, 'd. */
export const small = {
  d: 0x64,
  e: 0x65,
  l: 0x6c,
  m: 0x6d,
  n: 0x6e,
  r: 0x72,
  s: 0x73,
  t: 0x74,
  v: 0x76,
} as const

/** How long the apostrophe before `at` is; 0 where there is none. */
export function apostropheBefore(bytes: Uint8Array, at: number, from: number): number {
  if (at > from && bytes[at - 1] === apostrophe) return 1
  return at - 3 >= from && bytes[at - 3] === 0xe2 && bytes[at - 2] === 0x80 && bytes[at - 1] === 0x99 ? 3 : 0
}

/** How long a run of dots is that begins at `from`; 0 for a single one. */
export function dotsAt(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && bytes[at] === dot) at++
  return at - from > 1 ? at - from : 0
}
