/** Hashes and comparisons of bytes, eight at a time. They may read up to seven bytes more than they are told. */

const first: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15
const second: u64 = ((<u64>0xd6e8feb8) << 32) | 0x6659fd93

/** A hash of so many bytes, at least one. */
export function hashOf(at: usize, length: u32): u32 {
  let hash: u64 = <u64>length * second
  let left = length
  for (; left > 8; left -= 8) {
    hash = (hash ^ load<u64>(at)) * first
    hash ^= hash >>> 32
    at += 8
  }
  return finish((hash ^ (load<u64>(at) & tailMask(left))) * first)
}

/** The same where there are at most eight bytes, and they are known. */
export function hashOfEight(bytes: u64, length: u32): u32 {
  return finish(((<u64>length * second) ^ bytes) * first)
}

/** Of eight bytes the first ones, 1 to 8. */
export function tailMask(length: u32): u64 {
  return u64.MAX_VALUE >>> ((<u64>(8 - length)) << 3)
}

/** A hash of eight bytes more. */
export function hashOn(hash: u64, bytes: u64): u64 {
  const next = (hash ^ bytes) * first
  return next ^ (next >>> 32)
}

/** Ends a hash with the last 1 to 8 bytes. */
export function hashEnd(hash: u64, bytes: u64, length: u32): u32 {
  return finish((hash ^ (bytes & tailMask(length)) ^ <u64>length) * first)
}

/** A hash of sixteen bytes. */
export function joinedBytes(a: u64, b: u64): u32 {
  const hash = (a * first) ^ (b * second)
  return <u32>(((hash ^ (hash >>> 32)) * first) >>> 32)
}

/** A hash of two. */
export function joined(a: u32, b: u32): u32 {
  return finish(((((<u64>a) << 32) | <u64>b) ^ second) * first)
}

function finish(hash: u64): u32 {
  hash = (hash ^ (hash >>> 32)) * second
  return <u32>(hash >>> 32)
}

export function isSame(a: usize, b: usize, length: u32): bool {
  let left = length
  for (; left > 8; left -= 8) {
    if (load<u64>(a) !== load<u64>(b)) return false
    a += 8
    b += 8
  }
  return left === 0 || ((load<u64>(a) ^ load<u64>(b)) & tailMask(left)) === 0
}

/** How many characters stand in so many bytes of UTF-8: bytes that continue none. */
export function charactersIn(at: usize, length: u32): u32 {
  let continued: u32 = 0
  let left = length
  for (; left >= 16; left -= 16) {
    continued += popcnt(i8x16.bitmask(i8x16.lt_s(v128.load(at), i8x16.splat(-64))))
    at += 16
  }
  for (; left > 0; left--) {
    continued += (load<u8>(at) & 0xc0) === 0x80 ? 1 : 0
    at++
  }
  return length - continued
}

/** Copies at least one byte, sixteen at a time: up to fifteen more are written. */
export function copyTo(to: usize, from: usize, length: u32): void {
  for (let i: usize = 0; i < <usize>length; i += 16) v128.store(to + i, v128.load(from + i))
}
