/**
 * Where bytes of a set stand, sixteen at a time. The set is a table of 16 rows by the low four bits of a byte:
 * bit h of row l in the first 16 bytes says whether byte h·16 + l (h below 8) belongs to it, the next 16 bytes
 * say the same of the upper half (the look-up of arbitrary byte sets that Wojciech Muła describes at
 * http://0x80.pl/articles/simd-byte-lookup.html). AssemblyScript; `npm run kernels` compiles it.
 */
export function findStops(from: usize, to: usize, table: usize, out: usize): i32 {
  const low = v128.load(table)
  const high = v128.load(table + 16)
  const bits = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128)
  let next = out
  for (let p = from; p < to; p += 16) {
    const bytes = v128.load(p)
    const column = v128.and(bytes, i8x16.splat(15))
    const row = v128.bitselect(
      i8x16.swizzle(high, column),
      i8x16.swizzle(low, column),
      i8x16.lt_s(bytes, i8x16.splat(0)),
    )
    const bit = i8x16.swizzle(bits, i8x16.shr_u(bytes, 4))
    let found = i8x16.bitmask(i8x16.ne(v128.and(row, bit), i8x16.splat(0)))
    while (found !== 0) {
      store<u32>(next, <u32>(p - from) + <u32>ctz(found))
      next += 4
      found &= found - 1
    }
  }
  return <i32>((next - out) >> 2)
}
