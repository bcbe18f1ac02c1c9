/** The tables of the tokenizer and its places in memory, in the order in which `setUp` takes them. */

/** UTF-8 text, with 16 bytes behind it that may be read. */
export let text: usize = 0
/** What each code point is, a byte; see `classes.ts`. */
export let classes: usize = 0
/** The token of each byte. */
export let byteTokens: usize = 0
/** The token of each character of three bytes that may be taken as one from the beginning; -1 for others. */
export let characters: usize = 0
/** Merges: left, right, rank and token of a slot, each four bytes; -1 where it is empty. */
export let merges: usize = 0
export let mergeMask: u32 = 0
/** A bit for each hash of a merge that there is, so that most pairs are turned away without a look at the table. */
export let filter: usize = 0
export let filterShift: u32 = 0
/** Words that are tokens as they are: 4 bytes of a token and 4 of where its bytes are; -1 where the slot is empty. */
export let wholes: usize = 0
export let wholeMask: u32 = 0
/** The bytes of those words, each behind its length in four bytes. */
export let wholeBytes: usize = 0
/** Words that were seen, and what does not fit in their slots. */
export let slots: usize = 0
export let arena: usize = 0
export let arenaSize: u32 = 0
/** Where tokens are written. */
export let out: usize = 0
/** Room for the merges of one word: tokens, ranks, tokens of merges, links, and a heap. */
export let symbols: usize = 0
export let ranks: usize = 0
export let merged: usize = 0
export let nexts: usize = 0
export let previous: usize = 0
export let heap: usize = 0

export function setUp(head: usize): void {
  text = load<u32>(head)
  classes = load<u32>(head + 4)
  byteTokens = load<u32>(head + 8)
  merges = load<u32>(head + 12)
  mergeMask = load<u32>(head + 16)
  filter = load<u32>(head + 20)
  filterShift = load<u32>(head + 24)
  wholes = load<u32>(head + 28)
  wholeMask = load<u32>(head + 32)
  wholeBytes = load<u32>(head + 36)
  slots = load<u32>(head + 40)
  arena = load<u32>(head + 44)
  arenaSize = load<u32>(head + 48)
  out = load<u32>(head + 52)
  symbols = load<u32>(head + 56)
  ranks = load<u32>(head + 60)
  merged = load<u32>(head + 64)
  nexts = load<u32>(head + 68)
  previous = load<u32>(head + 72)
  heap = load<u32>(head + 76)
  characters = load<u32>(head + 80)
}
