import { classes, others } from './memory'

/**
 * What a character is, as bits. The lower ones are those of `src/text/words/character-classes.ts`, which says more about
 * each and is what this must agree with.
 */
export const letter: u32 = 1
export const number: u32 = 2
export const mark: u32 = 4
export const sign: u32 = 8
export const space: u32 = 16
export const sentenceEnd: u32 = 32
export const unspaced: u32 = 64
export const lowerCase: u32 = 128
export const upperCase: u32 = 256
export const edge: u32 = 512
/** A letter, or a mark on one. */
export const wordLetter: u32 = 1024
/** A character that is a word of its own more often than not. */
export const alone: u32 = 2048
/** Something that may begin an advertisement. */
export const call: u32 = 4096
/** Five bits of kind stand from here on. */
export const kindShift: u32 = 16
/** Chinese, frequent, simplified or traditional only, a sign of it: a bit each from here on. */
export const hanShift: u32 = 24
export const commonShift: u32 = 25
export const simplifiedShift: u32 = 26
export const traditionalShift: u32 = 27
export const hanSignShift: u32 = 28

const otherMask: u32 = 1023

/** Asks what a code point beyond the basic plane is. */
declare function classesBeyond(code: u32): u32

export function lengthAt(at: usize): u32 {
  const lead = <u32>load<u8>(at)
  return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
}

export function codeAt(at: usize): u32 {
  const bytes = load<u32>(at)
  const lead = bytes & 0xff
  if (lead < 0x80) return lead
  const second = (bytes >> 8) & 0x3f
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | second
  const third = (bytes >> 16) & 0x3f
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | (second << 6) | third
  return ((lead & 0x07) << 18) | (second << 12) | (third << 6) | ((bytes >> 24) & 0x3f)
}

/** The class of a character of three bytes. */
export function wideClass(bytes: u32): u32 {
  return asciiClass(((bytes & 0x0f) << 12) | ((bytes & 0x3f00) >> 2) | ((bytes >> 16) & 0x3f))
}

export function classAt(at: usize): u32 {
  const lead = <u32>load<u8>(at)
  return lead < 0x80 ? asciiClass(lead) : classOf(codeAt(at))
}

export function asciiClass(byte: u32): u32 {
  return load<u32>(classes + ((<usize>byte) << 2))
}

/** What the character before `end` is, and none before `start`. */
export function classBefore(end: usize, start: usize): u32 {
  return classAt(startBefore(end, start))
}

/** Where the character before `end` begins. */
export function startBefore(end: usize, start: usize): usize {
  let at = end - 1
  while (at > start && (load<u8>(at) & 0xc0) === 0x80) at--
  return at
}

export function classOf(code: u32): u32 {
  return code < 0x10000 ? asciiClass(code) : classBeyond(code)
}

function classBeyond(code: u32): u32 {
  const known = code < 0x110000 ? code : 0x10ffff
  const slot = others + ((<usize>(known & otherMask)) << 3)
  if (load<u32>(slot) === known) return load<u32>(slot, 4)
  const found = classesBeyond(known)
  store<u32>(slot, known)
  store<u32>(slot, found, 4)
  return found
}
