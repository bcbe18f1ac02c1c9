import { classes } from './memory'

/** Bits of a class. Letters that are neither large nor small have the first alone. */
export const letter: u32 = 1
export const digit: u32 = 2
export const space: u32 = 4
export const lineEnd: u32 = 8
export const mark: u32 = 16
export const large: u32 = 32
export const small: u32 = 64
/** Punctuation or a symbol, in the tables of vocabularies that do not tell capitals. */
export const sign: u32 = 32
/** May become another character, or join one, when the text is brought into form C. */
export const changing: u32 = 128
/** No character: behind the end. */
export const none: u32 = 256

/** The size of the character that was read last, in bytes. */
export let size: usize = 0

/** Whether anything was decided by what stands behind the end. */
export let isCut: bool = false

/** Starts a word. */
export function begin(): void {
  isCut = false
}

export function cut(): void {
  isCut = true
}

/** The class of the character at a place. */
export function classAt(at: usize, end: usize): u32 {
  if (at >= end) {
    size = 0
    isCut = true
    return none
  }
  const first: u32 = load<u8>(at)
  if (first < 0x80) {
    size = 1
    return load<u8>(classes + first)
  }
  return wideClassAt(at, first)
}

function wideClassAt(at: usize, first: u32): u32 {
  const second: u32 = load<u8>(at, 1) & 0x3f
  if (first < 0xe0) {
    size = 2
    return load<u8>(classes + (((first & 0x1f) << 6) | second))
  }
  const third: u32 = load<u8>(at, 2) & 0x3f
  if (first < 0xf0) {
    size = 3
    return load<u8>(classes + (((first & 0xf) << 12) | (second << 6) | third))
  }
  size = 4
  const fourth: u32 = load<u8>(at, 3) & 0x3f
  return load<u8>(classes + (((first & 7) << 18) | (second << 12) | (third << 6) | fourth))
}

/** The place behind all characters that have one of the bits. */
export function skipAny(from: usize, end: usize, bits: u32): usize {
  let at = from
  let found = classAt(at, end)
  while ((found & bits) !== 0) {
    seen |= found
    at += size
    found = classAt(at, end)
  }
  return at
}

/** The place behind all characters that have none of the bits. */
export function skipOthers(from: usize, end: usize, bits: u32): usize {
  let at = from
  let found = classAt(at, end)
  while ((found & (bits | none)) === 0) {
    seen |= found
    at += size
    found = classAt(at, end)
  }
  return at
}

/** Bits that any character read so far has. */
export let seen: u32 = 0

export function forget(): void {
  seen = 0
}

export function note(bits: u32): void {
  seen |= bits
}
