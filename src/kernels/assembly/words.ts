/**
 * Cuts a text of UTF-16 code units into words of letters and digits, and looks each up in a table of words. Words with
 * characters beyond ASCII whose hash the table knows are listed instead of looked up. AssemblyScript;
 * `npm run kernels` compiles it.
 */

/** First code unit beyond the table of kinds. */
const wideLimit: u32 = 0x2280
const kindDigit: u32 = 1
const kindCapital: u32 = 4

/** UTF-16 code units, with some zeros behind them. */
let text: usize = 0
/** What each code unit below {@link wideLimit} is, a byte. */
let kinds: usize = 0
/** Two bytes for each hash: its last word, counted from 1; and for each word, the one before that has its hash. */
let heads: usize = 0
let nexts: usize = 0
/** Of each word of the table: where its code units begin, how many there are, and its bits. */
let table: usize = 0
let units: usize = 0
/** Of each word of the text: where it begins and ends, and its bits. */
let starts: usize = 0
let ends: usize = 0
let flags: usize = 0
/** Words that are to be looked up, and words that are asked for, by their numbers. */
let unknown: usize = 0
let wanted: usize = 0

/** How many words are to be looked up. */
export let unknownCount: i32 = 0

/** Takes the addresses, in the order above. */
export function setUp(head: usize): void {
  text = load<u32>(head)
  kinds = load<u32>(head + 4)
  heads = load<u32>(head + 8)
  nexts = load<u32>(head + 12)
  table = load<u32>(head + 16)
  units = load<u32>(head + 20)
  starts = load<u32>(head + 24)
  ends = load<u32>(head + 28)
  flags = load<u32>(head + 32)
  unknown = load<u32>(head + 36)
  wanted = load<u32>(head + 40)
}

/** Cuts `length` code units into words, and answers how many there are. */
export function cutWords(length: i32): i32 {
  let count = 0
  unknownCount = 0
  let i = 0
  while (i < length) {
    let kind = kindOf(unitAt(i))
    if (kind === 0) {
      i++
      continue
    }
    const from = i
    const first = kind
    let seen: u32 = 0
    let wide: u32 = 0
    let hash: u32 = 0
    while (kind !== 0) {
      const code = unitAt(i)
      seen |= kind
      wide |= code
      hash = hash * 31 + (code < 128 ? code | 32 : 1)
      i++
      const next = unitAt(i)
      kind = kindOf(next)
      if (kind === 0 && isApostrophe(next)) kind = kindOf(unitAt(i + 1)) & ~(kindDigit | kindCapital)
    }
    // A small letter before an apostrophe hides the capital of a name: d'Ouchy.
    const isElided = (seen & kindCapital) !== 0 && isApostrophe(unitAt(from + 1))
    let bits = (first & kindCapital) === 0 && !isElided ? seen & ~kindCapital : seen
    const head = <u32>load<u16>(heads + <usize>((hash & 0xffff) << 1))
    if (head !== 0) {
      if (wide < 128) bits |= lookUp(head, from, i - from)
      else {
        store<i32>(unknown + ((<usize>unknownCount) << 2), count)
        unknownCount++
      }
    }
    const at = (<usize>count) << 2
    store<i32>(starts + at, from)
    store<i32>(ends + at, i)
    store<u32>(flags + at, bits)
    count++
  }
  return count
}

/** Lists the words that have one of these bits, where `lineEnd` is one that the last word of a line has; answers how many there are. */
export function findWords(count: i32, bits: u32, lineEnd: u32): i32 {
  let found = 0
  for (let i = 0; i < count; i++) {
    let all = load<u32>(flags + ((<usize>i) << 2))
    const behind = unitAt(load<i32>(ends + ((<usize>i) << 2)))
    if (behind === 10 || behind === 13) all |= lineEnd
    if ((all & bits) === 0) continue
    store<i32>(wanted + ((<usize>found) << 2), i)
    found++
  }
  return found
}

function unitAt(i: i32): u32 {
  return load<u16>(text + ((<usize>i) << 1))
}

function kindOf(code: u32): u32 {
  return code < wideLimit ? <u32>load<u8>(kinds + <usize>code) : 0
}

function isApostrophe(code: u32): bool {
  return code === 39 || code === 0x2019
}

/** The bits of the word of so many code units, which are ASCII, that begins at `from`; 0 where the table has none. */
function lookUp(head: u32, from: i32, size: i32): u32 {
  let at = head
  while (at !== 0) {
    const entry = table + <usize>(at - 1) * 12
    if (load<i32>(entry + 4) === size && isAt(load<u32>(entry), from, size)) return load<u32>(entry + 8)
    at = load<u16>(nexts + <usize>(at << 1))
  }
  return 0
}

function isAt(word: u32, from: i32, size: i32): bool {
  for (let i = 0; i < size; i++)
    if ((unitAt(from + i) | 32) !== <u32>load<u16>(units + <usize>((word + i) << 1))) return false
  return true
}
