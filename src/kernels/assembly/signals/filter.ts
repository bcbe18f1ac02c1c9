import { clear, take } from './memory'

/**
 * A byte for each hash, by its last bits: whether something with that hash was seen once, or more often. What was seen
 * once cannot be there twice, and most things are, so that no table has to be asked for them.
 */
let seen: usize = 0
let mask: u32 = 0

/** Begins with nothing seen, for so many things. */
export function beginFilter(count: u32): void {
  mask = ((<u32>1) << (35 - clz(count | 15))) - 1
  seen = take(<usize>mask + 1)
  clear(seen, <usize>mask + 1)
}

export function see(hash: u32): void {
  const at = seen + (hash & mask)
  const before = <u32>load<u8>(at)
  store<u8>(at, (before << 1) | 1)
}

/** 1 if something with this hash may have been seen more than once. */
export function mayRepeat(hash: u32): u32 {
  return (<u32>load<u8>(seen + (hash & mask)) >> 1) & 1
}
