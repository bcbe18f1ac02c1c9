/** The tables of the kernel, and room for what a text makes, which the next one overwrites. */

/** Four bytes for each code point of the basic plane; see `characters.ts`. */
export let classes: usize = 0
/** Code points beyond it that were asked for, and what they are, by their last bits: eight bytes each. */
export let others: usize = 0
/** Short forms that end with a full stop, and units: tables of eight bytes by hash. */
export let shortForms: usize = 0
export let units: usize = 0
/** Characters by kind, four bytes each. */
export let kinds: usize = 0
export let kindCount: u32 = 0
export let latinKind: u32 = 0
export let hanKind: u32 = 0
export let otherKind: u32 = 0
/** The numbers of the text, doubles. */
export let signals: usize = 0
/** How advertisements begin: eight bytes each. */
export let calls: usize = 0
export let callCount: u32 = 0
/** Frequent words, by hash: 4 bytes of it, and the languages that have the word, as bits. */
export let frequentWords: usize = 0
/** The first kind that is of letters. */
export let firstLetter: u32 = 0

/** Where text stands: nothing else follows but what is made of it. */
let room: usize = 0
/** The first byte that is free. */
let free: usize = 0

/** Bytes before and behind a text that may be read. */
const margin: usize = 64
/** More bytes than these are cleared faster by the machine itself, which has to be called. */
const mostCleared: usize = 1024
const page: usize = 0x10000

/** Takes the addresses and sizes, in the order above. */
export function setUp(head: usize): void {
  classes = load<u32>(head)
  others = load<u32>(head, 4)
  shortForms = load<u32>(head, 8)
  units = load<u32>(head, 12)
  kinds = load<u32>(head, 16)
  kindCount = load<u32>(head, 20)
  latinKind = load<u32>(head, 24)
  hanKind = load<u32>(head, 28)
  otherKind = load<u32>(head, 32)
  signals = load<u32>(head, 36)
  calls = load<u32>(head, 40)
  callCount = load<u32>(head, 44)
  frequentWords = load<u32>(head, 48)
  firstLetter = load<u32>(head, 52)
  room = load<u32>(head, 56)
}

/** Makes room for a text of so many bytes and answers where it begins; what lies around it is zero. */
export function roomFor(length: u32): usize {
  free = room
  const at = take(<usize>length + 2 * margin) + margin
  v128.store(at - 16, i64x2.splat(0))
  for (let i: usize = 0; i < margin; i += 16) v128.store(at + length + i, i64x2.splat(0))
  return at
}

/** Takes bytes that hold anything. */
export function take(bytes: usize): usize {
  const at = free
  free = (at + bytes + 15) & ~15
  const missing = <isize>free + <isize>margin - ((<isize>memory.size()) << 16)
  if (missing > 0) memory.grow(<i32>((<usize>missing + page - 1) >> 16))
  return at
}

/** What was taken last, from `at` on, is free again. */
export function giveBack(at: usize): void {
  free = at
}

/** A table of four bytes a slot, all zero, for so many entries: at most half of it is filled. Its mask is {@link lastMask}. */
export function tableFor(count: u32): usize {
  lastMask = ((<u32>1) << (33 - clz(count | 31))) - 1
  const bytes = (<usize>lastMask + 1) << 2
  const at = take(bytes)
  clear(at, bytes)
  return at
}

/** Makes a multiple of sixteen bytes zero. */
export function clear(at: usize, bytes: usize): void {
  if (bytes > mostCleared) memory.fill(at, 0, bytes)
  else for (let i: usize = 0; i < bytes; i += 16) v128.store(at + i, i64x2.splat(0))
}

export let lastMask: u32 = 0
