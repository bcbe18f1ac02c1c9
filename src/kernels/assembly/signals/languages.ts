import { classOf, kindShift } from './characters'
import { at as item } from './lists'
import { clear, firstLetter, frequentWords, take } from './memory'
import { end, start } from './sweep'

/** Bytes at the start of a text by which its language is told. */
const lookedAt: usize = 512
const firstHash: u32 = 0x811c9dc5
const prime: u32 = 0x01000193
const slotMask: u32 = 4095
const languages: u32 = 32

/** Of each language, how many of its frequent words are there, each counting the less the more languages share it. */
let scores: usize = 0
let hits: usize = 0

/** The number of the language that most frequent words are of, as `LanguageDetector` does it in TypeScript; -1 where they do not tell. */
export function languageByWords(): i32 {
  scores = take((<usize>languages) << 3)
  hits = take((<usize>languages) << 2)
  clear(scores, (<usize>languages) << 3)
  clear(hits, (<usize>languages) << 2)
  const last = min(end, start + lookedAt)
  let words: u32 = 0
  for (let at = start; at < last; ) {
    const from = at
    let hash = firstHash
    for (; at < last; at++) {
      const letter = <u32>load<u8>(at) | 0x20
      if (letter - 0x61 >= 26) break
      hash = (hash ^ letter) * prime
    }
    while (at < last && load<u8>(at) >= 0x80) {
      const lead = <u32>load<u8>(at)
      const isShort = lead < 0xe0
      const second = <u32>load<u8>(at, 1) & 63
      const code = isShort
        ? ((lead & 31) << 6) | second
        : ((lead & 15) << 12) | (second << 6) | (<u32>load<u8>(at, 2) & 63)
      if (lead >= 0xf0 || ((classOf(code) >> kindShift) & 31) < firstLetter) break
      hash = (hash ^ lowerCase(code)) * prime
      at += isShort ? 2 : 3
      for (; at < last; at++) {
        const letter = <u32>load<u8>(at) | 0x20
        if (letter - 0x61 >= 26) break
        hash = (hash ^ letter) * prime
      }
    }
    if (at === from) at++
    else {
      words++
      hit(hash)
    }
  }
  return best(words)
}

function hit(hash: u32): void {
  let slot = (hash ^ (hash >>> 15)) & slotMask
  let mask = item(frequentWords + 4, slot << 1)
  while (mask !== 0 && item(frequentWords, slot << 1) !== hash) {
    slot = (slot + 1) & slotMask
    mask = item(frequentWords + 4, slot << 1)
  }
  if (mask === 0) return
  const weight = 1 / <f64>popcnt(mask)
  for (; mask !== 0; mask &= mask - 1) {
    const language = ctz(mask)
    const score = scores + ((<usize>language) << 3)
    store<f64>(score, load<f64>(score) + weight)
    const count = hits + ((<usize>language) << 2)
    store<u32>(count, load<u32>(count) + 1)
  }
}

function best(words: u32): i32 {
  let first: u32 = 0
  let rival: f64 = 0
  for (let i: u32 = 1; i < languages; i++) {
    const score = load<f64>(scores + ((<usize>i) << 3))
    const most = load<f64>(scores + ((<usize>first) << 3))
    if (score > most) {
      rival = most
      first = i
    } else if (score > rival) rival = score
  }
  const count = item(hits, first)
  const isEnough = words >= 4 && count >= 2 && count * 10 >= words
  return isEnough && load<f64>(scores + ((<usize>first) << 3)) > rival ? <i32>first : -1
}

/** Lower case of the letters that the frequent words are written in. */
function lowerCase(code: u32): u32 {
  if (code < 0x80) return code | 0x20
  if (code - 0xc0 <= 0x1e) return code + 0x20
  if (code - 0x100 <= 0x37) return code | 1
  if (code - 0x14a <= 0x2d) return code | 1
  if (code - 0x410 <= 0x1f) return code + 0x20
  if (code - 0x400 <= 0x0f) return code + 0x50
  if (code === 0x218 || code === 0x21a) return code + 1
  return code - 0x1ea0 <= 0x59 ? code | 1 : code
}
