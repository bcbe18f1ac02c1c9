import { alone, hanShift, lengthAt, wideClass } from './characters'
import { end, start } from './sweep'

/** Comma, full stop and semicolon of Chinese, as bytes. */
const comma: u32 = 0x8cbcef
const fullStop: u32 = 0x8280e3
const semicolon: u32 = 0x9bbcef

/** Sentences without signs hold so many frequent characters that are words, in a line and among so many. */
const leastWords: u32 = 8
const mostApart: u32 = 16

/**
 * Counts the Chinese characters in lines of sentences: with a comma, a full stop or a semicolon, of Chinese or behind a
 * Chinese character, or with many characters such as 的 and 了, where spaces stand for signs.
 */
export function hanInProse(): u32 {
  let total: u32 = 0
  let line: u32 = 0
  let particles: u32 = 0
  let isProse = false
  let isHan: u32 = 0
  for (let at = start; at < end; ) {
    const bytes = load<u32>(at)
    const lead = bytes & 0xff
    if ((lead & 0xf0) === 0xe0) {
      const found = wideClass(bytes)
      isHan = (found >> hanShift) & 1
      line += isHan
      if (found & alone) particles++
      const three = bytes & 0xffffff
      if (three === comma || three === fullStop || three === semicolon) isProse = true
      at += 3
      continue
    }
    if (lead === 0x0a) {
      if (isProse || isFluent(particles, line)) total += line
      line = particles = 0
      isProse = false
    } else if (isHan && (lead === 0x2c || lead === 0x2e || lead === 0x3b)) isProse = true
    isHan = 0
    at += lengthAt(at)
  }
  return isProse || isFluent(particles, line) ? total + line : total
}

function isFluent(particles: u32, line: u32): bool {
  return particles >= leastWords && particles * mostApart >= line
}
