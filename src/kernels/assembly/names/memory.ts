/**
 * Where the parts of the name kernel lie, and what their numbers mean: those of `gaps`, `shapes`, `wordFlags`, `kinds`
 * and `inputBits` of the tagger in TypeScript, which says more about each and is what this must agree with.
 */

/** UTF-16 code units of the text, with some zeros behind them. */
export let text: usize = 0
/** Two bytes for each code unit below {@link letterLimit}. */
export let letters: usize = 0
/** The gap that each character of ASCII makes, a byte. */
export let marks: usize = 0
export let lexicon: usize = 0
export let lexiconMask: u32 = 0
/** Of each word: where it begins and ends, its hash, its flags, its shape, the gap before it, whether it opens a sentence. */
export let starts: usize = 0
export let ends: usize = 0
export let hashes: usize = 0
export let flags: usize = 0
export let shapes: usize = 0
export let gaps: usize = 0
export let opens: usize = 0
export let capacity: i32 = 0
/** Of each window three numbers: its first word, the word after it, and how many names there are up to its end. */
export let windows: usize = 0
/** Of each name 24 bytes: its first word, the word after it, its kind, and from byte 16 on its score, a double. */
export let names: usize = 0
/** What `addUp` of `rows.ts` wants, the numbers that are known of a word, and the sums. */
export let sumsHead: usize = 0
export let numbers: usize = 0
export let sums: usize = 0
/** Rows of eight doubles: factors and logarithms of one tag after another; see `chain.ts`. */
export let factors: usize = 0
export let logarithms: usize = 0
/** What each difference of sums is worth as a factor. */
export let powers: usize = 0
/** Room for one window: its sums, then rows of eight doubles. */
export let room: usize = 0
export let unit: f64 = 0

/** How many words there are. */
export let wordCount: i32 = 0

/** Takes the addresses, in the order above, and what one unit of a sum is worth, a double behind them. */
export function setUp(head: usize): void {
  text = load<u32>(head)
  letters = load<u32>(head + 4)
  marks = load<u32>(head + 8)
  lexicon = load<u32>(head + 12)
  lexiconMask = load<u32>(head + 16)
  starts = load<u32>(head + 20)
  ends = load<u32>(head + 24)
  hashes = load<u32>(head + 28)
  flags = load<u32>(head + 32)
  shapes = load<u32>(head + 36)
  gaps = load<u32>(head + 40)
  opens = load<u32>(head + 44)
  capacity = load<i32>(head + 48)
  windows = load<u32>(head + 52)
  names = load<u32>(head + 56)
  sumsHead = load<u32>(head + 60)
  numbers = load<u32>(head + 64)
  sums = load<u32>(head + 68)
  factors = load<u32>(head + 72)
  logarithms = load<u32>(head + 76)
  powers = load<u32>(head + 80)
  room = load<u32>(head + 84)
  unit = load<f64>(head + 88)
}

export function setWordCount(count: i32): void {
  wordCount = count
}

export function unitAt(i: i32): u32 {
  return load<u16>(text + ((<usize>i) << 1))
}

export function startOf(i: i32): i32 {
  return load<i32>(starts + ((<usize>i) << 2))
}

export function endOf(i: i32): i32 {
  return load<i32>(ends + ((<usize>i) << 2))
}

export function hashOf(i: i32): u32 {
  return load<u32>(hashes + ((<usize>i) << 2))
}

export function flagsOf(i: i32): u32 {
  return load<u16>(flags + ((<usize>i) << 1))
}

export function shapeOf(i: i32): u32 {
  return load<u8>(shapes + <usize>i)
}

export function gapOf(i: i32): u32 {
  return load<u8>(gaps + <usize>i)
}

export function opensAt(i: i32): u32 {
  return load<u8>(opens + <usize>i)
}

export const letterLimit: u32 = 0x2180

/** The entry of a code unit in the table of letters; 0 for what belongs to no word. */
export function letterOf(code: u32): u32 {
  return code < letterLimit ? <u32>load<u16>(letters + ((<usize>code) << 1)) : 0
}

/** Bits of an entry of the table of letters. */
export const letterFolded: u32 = 0x1fff
export const letterUpper: u32 = 0x2000
export const letterCased: u32 = 0x4000

export const shapeLower: u32 = 0
export const shapeCapital: u32 = 1
export const shapeUpper: u32 = 2
export const shapeInitial: u32 = 3
export const shapeMixed: u32 = 4
export const shapeCaseless: u32 = 5

export const gapStart: u32 = 0
export const gapNone: u32 = 1
export const gapSpace: u32 = 2
export const gapSpaces: u32 = 3
export const gapHyphen: u32 = 4
export const gapApostrophe: u32 = 5
export const gapInitialDot: u32 = 6
export const gapInnerDot: u32 = 7
export const gapAmpersand: u32 = 8
export const gapComma: u32 = 9
export const gapOther: u32 = 10
export const gapQuote: u32 = 12
export const gapBracket: u32 = 13
export const gapDigit: u32 = 16
export const gapCode: u32 = 19
export const gapDash: u32 = 20
export const gapFullStop: u32 = 21
export const gapExclamation: u32 = 22
export const gapLine: u32 = 23
export const gapParagraph: u32 = 24
export const gapBlanked: u32 = 25

export const flagGiven: u32 = 1
/** Given, family, city, town, region, org. */
export const nameFlags: u32 = 1 | 2 | 8 | 16 | 32 | 256
/** Common, stop, calendar. */
export const plainFlags: u32 = 512 | 1024 | 2048
export const flagCommon: u32 = 512
export const flagStop: u32 = 1024
export const flagTitle: u32 = 4096
export const flagConnector: u32 = 8192

export const hashSeed: u32 = 0x2545f491

/** FNV-1a. */
export function hashLetter(hash: u32, folded: u32): u32 {
  return (hash ^ folded) * 0x01000193
}

/** The finaliser of MurmurHash3 (public domain). */
export function spread(hash: u32): u32 {
  let x = hash ^ (hash >> 16)
  x *= 0x85ebca6b
  x ^= x >> 13
  return (x * 0xc2b2ae35) ^ (x >> 16)
}

/** The flags of the word with that hash; 0 where it is unknown. */
export function lookUp(hash: u32): u32 {
  const check = hash >> 16
  let slot = hash & lexiconMask
  let entry = load<u32>(lexicon + ((<usize>slot) << 2))
  while (entry !== 0 && entry >> 16 !== check) {
    slot = (slot + 1) & lexiconMask
    entry = load<u32>(lexicon + ((<usize>slot) << 2))
  }
  return entry & 0xffff
}
