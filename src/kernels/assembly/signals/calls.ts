import { asciiClass, call } from './characters'
import { callCount, calls } from './memory'

/** Whether one of the beginnings of advertisements stands there: 16 bytes each, and as many that say which of them count. */
export function isCall(at: usize): bool {
  const bytes = v128.load(at)
  const last = calls + ((<usize>callCount) << 5)
  for (let entry = calls; entry < last; entry += 32) {
    const differs = v128.and(v128.xor(bytes, v128.load(entry)), v128.load(entry, 16))
    if (!v128.any_true(differs)) return true
  }
  return false
}

/** Whether one stands somewhere that begins with a sign of ASCII. */
export function holdsAsciiCall(start: usize, end: usize): bool {
  for (let at = start; at < end; at++) {
    const byte = <u32>load<u8>(at)
    if (byte < 0x80 && asciiClass(byte) & call && isCall(at)) return true
  }
  return false
}
