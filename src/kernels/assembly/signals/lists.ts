/** Lists of numbers of four bytes. */

export function at(list: usize, i: u32): u32 {
  return load<u32>(list + ((<usize>i) << 2))
}

export function put(list: usize, i: u32, value: u32): void {
  store<u32>(list + ((<usize>i) << 2), value)
}
