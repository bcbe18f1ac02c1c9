/**
 * Sums of weights: the numbers that are known of a word are joined and hashed, four hashes at a time, each hash is the
 * number of a row of eight weights of one byte, and the rows are added up. The mixing steps are those of MurmurHash3
 * (public domain). AssemblyScript; `npm run kernels` compiles it.
 *
 * `head` points to eight words of four bytes: how many joins there are and where their table begins, how many features
 * and where theirs begins, where the rows begin, a mask of the number of a row, where the sums go, and room for the
 * addresses of rows. A join is four words: the addresses of two numbers, a shift for the first, and where the result
 * goes. Features come in blocks of four: the addresses of four first and of four second numbers, four salts, and four
 * words that have all bits set where there is a second number. The last block may be filled up with any addresses.
 */
export function addUp(head: usize): void {
  let join = <usize>load<u32>(head + 4)
  const lastJoin = join + ((<usize>load<u32>(head)) << 4)
  while (join < lastJoin) {
    const high = load<u32>(<usize>load<u32>(join)) << load<u32>(join + 8)
    store<u32>(<usize>load<u32>(join + 12), high | load<u32>(<usize>load<u32>(join + 4)))
    join += 16
  }
  const count = <usize>load<u32>(head + 8)
  const room = <usize>load<u32>(head + 28)
  const rows = i32x4.splat(load<u32>(head + 16))
  const mask = i32x4.splat(load<u32>(head + 20))
  let block = <usize>load<u32>(head + 12)
  for (let k: usize = 0; k < count; k += 4) {
    v128.store(room + (k << 2), addresses(block, rows, mask))
    block += 64
  }
  let sums = i16x8.splat(0)
  for (let k: usize = 0; k < count; k++) {
    sums = i16x8.add(sums, v128.load_ext<i8>(<usize>load<u32>(room + (k << 2))))
  }
  const out = <usize>load<u32>(head + 24)
  v128.store(out, i32x4.extend_low_i16x8_s(sums))
  v128.store(out + 16, i32x4.extend_high_i16x8_s(sums))
}

/** Where the rows of a block of four features begin. */
function addresses(block: usize, rows: v128, mask: v128): v128 {
  const first = gather(block)
  const second = gather(block + 16)
  const salts = v128.load(block + 32)
  const both = i32x4.add(i32x4.mul(v128.xor(first, i32x4.shr_u(first, 13)), i32x4.splat(0x27d4eb2f)), second)
  let x = v128.bitselect(both, first, v128.load(block + 48))
  x = i32x4.mul(v128.xor(x, salts), i32x4.splat(0x85ebca6b))
  x = v128.xor(x, i32x4.shr_u(x, 15))
  x = i32x4.mul(x, i32x4.splat(0xc2b2ae35))
  x = v128.and(v128.xor(x, i32x4.shr_u(x, 14)), mask)
  return i32x4.add(rows, i32x4.shl(x, 3))
}

/** The four numbers whose addresses stand at a place. */
function gather(at: usize): v128 {
  let numbers = i32x4.splat(load<u32>(<usize>load<u32>(at)))
  numbers = i32x4.replace_lane(numbers, 1, load<u32>(<usize>load<u32>(at + 4)))
  numbers = i32x4.replace_lane(numbers, 2, load<u32>(<usize>load<u32>(at + 8)))
  return i32x4.replace_lane(numbers, 3, load<u32>(<usize>load<u32>(at + 12)))
}

/** Moves rows of `width` bytes, one right behind another, apart: to eight bytes each. What fills them up has no meaning. */
export function spreadRows(rows: usize, count: usize, width: usize): void {
  let i = count
  while (i > 0) {
    i--
    store<u64>(rows + (i << 3), load<u64>(rows + i * width))
  }
}
