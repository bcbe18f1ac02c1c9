/**
 * Where bytes of a set stand, sixteen at a time. The set is a table of 16 rows by the low four bits of a byte:
 * bit h of row l in the first 16 bytes says whether byte h·16 + l (h below 8) belongs to it, the next 16 bytes
 * say the same of the upper half (the look-up of arbitrary byte sets that Wojciech Muła describes at
 * http://0x80.pl/articles/simd-byte-lookup.html). What is found there is looked at once more: two tables of 256
 * rows of 256 bits say right behind which bytes, or right before which, a byte counts, and a bit for each
 * character says whether one of three bytes counts. AssemblyScript; `npm run kernels` compiles it.
 *
 * Answers with how many places were written to `out`, counted from `from`; the sign bit says that Chinese
 * characters were passed over.
 */
export function findStops(from: usize, to: usize, table: usize, out: usize): u32 {
  const before = table + 32
  const behind = before + 8192
  const characters = behind + 8192
  const low = v128.load(table)
  const high = v128.load(table + 16)
  const last = to - 1
  let passed: u32 = 0
  let next = out
  for (let p = from; p < to; p += 64) {
    let found =
      <u64>inSet(low, high, p) |
      ((<u64>inSet(low, high, p + 16)) << 16) |
      ((<u64>inSet(low, high, p + 32)) << 32) |
      ((<u64>inSet(low, high, p + 48)) << 48)
    // The last look takes in up to 63 bytes that are none of the text's.
    if (p + 64 > to) found &= ((<u64>1) << (<u64>(to - p))) - 1
    while (found !== 0) {
      const at = p + <usize>ctz(found)
      found &= found - 1
      const byte = <usize>load<u8>(at)
      if (byte >= 0xe0 && byte < 0xf0 && at + 2 < to) {
        const code =
          ((byte & 15) << 12) | ((<usize>load<u8>(at + 1) & 63) << 6) | (<usize>load<u8>(at + 2) & 63)
        if (!has(characters, code)) {
          passed |= u32(code - 0x4e00 < 0x5200) << 31
          continue
        }
      } else if (
        at > from &&
        at < last &&
        !has(before + (byte << 5), load<u8>(at - 1)) &&
        !has(behind + (byte << 5), load<u8>(at + 1))
      )
        continue
      store<u32>(next, <u32>(at - from))
      next += 4
    }
  }
  return <u32>((next - out) >> 2) | passed
}

/** A bit for each of the 16 bytes at `p`: whether it belongs to the set. */
function inSet(low: v128, high: v128, p: usize): u32 {
  const bits = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128)
  const bytes = v128.load(p)
  const column = v128.and(bytes, i8x16.splat(15))
  const row = v128.bitselect(
    i8x16.swizzle(high, column),
    i8x16.swizzle(low, column),
    i8x16.lt_s(bytes, i8x16.splat(0)),
  )
  const bit = i8x16.swizzle(bits, i8x16.shr_u(bytes, 4))
  return <u32>i8x16.bitmask(i8x16.ne(v128.and(row, bit), i8x16.splat(0)))
}

/** Whether bit `i` of a row of bits is set. */
function has(bits: usize, i: usize): bool {
  return ((<u32>load<u8>(bits + (i >> 3)) >> <u32>(i & 7)) & 1) !== 0
}
