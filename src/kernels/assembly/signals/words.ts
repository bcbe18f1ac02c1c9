import { copyTo, hashOf, hashOfEight, tailMask } from './bytes'
import { asciiClass, classAt, lengthAt, letter, sign, wideClass } from './characters'
import { take } from './memory'

/** The words of the text, one behind the other and without what stands between them. */
export let words: u32 = 0
/** Where each word begins in `bytes`, and where the last one ends: addresses of four bytes. */
export let starts: usize = 0
/** A hash of each word. */
export let hashes: usize = 0
/** Words with a letter, words that are more than signs, and the characters of those. */
export let letters: u32 = 0
export let texts: u32 = 0
export let textCharacters: u32 = 0
/** Where the next word begins. */
let out: usize = 0

/** Makes room for the words of so many bytes. */
export function beginWords(length: u32): void {
  words = letters = texts = textCharacters = 0
  starts = take((<usize>length + 2) << 2)
  hashes = take((<usize>length + 2) << 2)
  out = take(<usize>length + 32)
  store<u32>(starts, <u32>out)
}

/** Adds a word of small and large letters, at most 16. */
export function addLetters(from: usize, length: u32): void {
  v128.store(out, v128.load(from))
  letters++
  texts++
  textCharacters += length
  close(length, length <= 8 ? hashOfEight(load<u64>(from) & tailMask(length), length) : hashOf(from, length))
}

/** Adds a word. */
export function addWord(from: usize, to: usize): void {
  let found: u32 = 0
  let others: u32 = 0
  let characters: u32 = 0
  for (let at = from; at < to; characters++) {
    const bytes = load<u32>(at)
    const lead = bytes & 0xff
    let kind: u32
    if (lead < 0x80) {
      kind = asciiClass(lead)
      at++
    } else if ((lead & 0xf0) === 0xe0) {
      kind = wideClass(bytes)
      at += 3
    } else {
      kind = classAt(at)
      at += lengthAt(at)
    }
    found |= kind
    others |= ~kind
  }
  addKnown(from, <u32>(to - from), found, others, characters)
}

/** Adds a word of so many bytes and characters, of which one is of the classes `found` each and one is not of `others`. */
export function addKnown(from: usize, length: u32, found: u32, others: u32, characters: u32): void {
  if (found & letter) letters++
  if (others & sign) {
    texts++
    textCharacters += characters
  }
  copyTo(out, from, length)
  close(length, hashOf(from, length))
}

/** Adds a word that is a sign of ASCII. */
export function addSign(at: usize, kind: u32): void {
  const byte = load<u8>(at)
  store<u8>(out, byte)
  if (kind & letter) letters++
  if ((kind & sign) === 0) {
    texts++
    textCharacters++
  }
  close(1, hashOfEight(<u64>byte, 1))
}

function close(length: u32, hash: u32): void {
  store<u32>(hashes + ((<usize>words) << 2), hash)
  words++
  out += length
  store<u32>(starts + ((<usize>words) << 2), <u32>out)
}
