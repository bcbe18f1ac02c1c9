/**
 * Which of many words stand in a text, and where: at each place one, two and three code units, in small letters, lead to
 * the words that have them where they are rarest. AssemblyScript; `npm run kernels` compiles it.
 */

/** UTF-16 code units with some zeros before and behind them, and the same in small letters. */
let text: usize = 0
let small: usize = 0
/** By the hash of one, two and three code units: the first word that is looked for there, counted from 1. */
let ones: usize = 0
let twos: usize = 0
let threes: usize = 0
/** A bit for each hash: of two and of three code units; and a byte for the lower half of one. */
let bits: usize = 0
let pairBits: usize = 0
let firsts: usize = 0
/** Of each word twelve bytes: the next one with its hash, its set, where its code units begin, their number, what it asks for, where in it it is looked for. */
let words: usize = 0
let units: usize = 0
/** A byte for each set: the mark of the last text that holds one of its words. */
let marks: usize = 0
/** Of each word that is found and whose places count: its set, and where it begins. */
let hits: usize = 0
let most: i32 = 0

/** All bits that a code unit of the last text has. */
export let all: u32 = 0

const opens: u32 = 1
const closes: u32 = 2
const counts: u32 = 4

/** Takes the addresses, in the order above, and how many places are written at most. */
export function setUp(head: usize): void {
  text = load<u32>(head)
  small = load<u32>(head + 4)
  ones = load<u32>(head + 8)
  twos = load<u32>(head + 12)
  threes = load<u32>(head + 16)
  bits = load<u32>(head + 20)
  words = load<u32>(head + 24)
  units = load<u32>(head + 28)
  marks = load<u32>(head + 32)
  hits = load<u32>(head + 36)
  most = load<i32>(head + 40)
  pairBits = load<u32>(head + 44)
  firsts = load<u32>(head + 48)
}

/** Adds word `word`, whose entry is written but for the next one. */
export function addWord(word: i32): void {
  const entry = words + <usize>(word - 1) * 12
  const length = load<u8>(entry + 8)
  const at = units + ((<usize>load<u32>(entry + 4)) << 1)
  const key = at + ((<usize>load<u8>(entry + 10)) << 1)
  const two = load<u32>(key)
  let slot: usize
  if (length === 1) {
    slot = ones + slotOfOne(two & 0xffff)
    store<u8>(firsts + (two & 0xff), 1)
  } else if (length === 2) {
    const hash = hashOfTwo(two)
    slot = twos + ((<usize>hash) << 1)
    setBit(pairBits, hash)
  } else {
    const hash = hashOfThree(two, load<u16>(key + 4))
    slot = threes + ((<usize>hash) << 1)
    setBit(bits, hash)
  }
  store<u16>(entry, load<u16>(slot))
  store<u16>(slot, <u16>word)
}

function setBit(table: usize, i: u32): void {
  store<u8>(table + (i >> 3), load<u8>(table + (i >> 3)) | ((<u8>1) << (<u8>(i & 7))))
}

function hasBit(table: usize, i: u32): bool {
  return ((<u32>load<u8>(table + (i >> 3)) >> (i & 7)) & 1) !== 0
}

/** Marks the sets of which a word stands in so many code units; answers how many places were written, -1 for too many. */
export function scan(length: i32, mark: i32): i32 {
  fold(length)
  const end = small + ((<usize>length) << 1)
  let count = 0
  for (let p = small; p < end; p += 2) {
    const two = load<u32>(p)
    const three = hashOfThree(two, load<u16>(p + 4))
    if (hasBit(bits, three)) count = visit(load<u16>(threes + ((<usize>three) << 1)), p, end, mark, count)
    const pair = hashOfTwo(two)
    if (hasBit(pairBits, pair)) count = visit(load<u16>(twos + ((<usize>pair) << 1)), p, end, mark, count)
    if (load<u8>(firsts + (two & 0xff)) !== 0)
      count = visit(load<u16>(ones + slotOfOne(two & 0xffff)), p, end, mark, count)
    if (count > most) return -1
  }
  return count
}

/** Small letters for ASCII capitals, eight code units at a time. */
function fold(length: i32): void {
  const bytes = (<usize>length) << 1
  let any = i16x8.splat(0)
  for (let i: usize = 0; i < bytes; i += 16) {
    const eight = v128.load(text + i)
    any = v128.or(any, eight)
    const isCapital = i16x8.lt_u(i16x8.sub(eight, i16x8.splat(65)), i16x8.splat(26))
    v128.store(small + i, v128.or(eight, v128.and(isCapital, i16x8.splat(32))))
  }
  const halves = i64x2.extract_lane(any, 0) | i64x2.extract_lane(any, 1)
  const quarters = <u32>(halves | (halves >>> 32))
  all = (quarters | (quarters >>> 16)) & 0xffff
}

/** Looks at the words that may stand around `p`, from `word` on; answers with the new number of places. */
function visit(word: u32, p: usize, end: usize, mark: i32, count: i32): i32 {
  let found = count
  while (word !== 0) {
    const entry = words + <usize>(word - 1) * 12
    const asks = <u32>load<u8>(entry + 9)
    const from = p - ((<usize>load<u8>(entry + 10)) << 1)
    const behind = from + ((<usize>load<u8>(entry + 8)) << 1)
    if (
      from >= small &&
      behind <= end &&
      isSame(from, behind, units + ((<usize>load<u32>(entry + 4)) << 1)) &&
      ((asks & opens) === 0 || !isLetter(load<u16>(from - 2))) &&
      ((asks & closes) === 0 || !isLetter(load<u16>(behind)))
    ) {
      const set = load<u16>(entry + 2)
      store<u8>(marks + set, mark)
      if ((asks & counts) !== 0) {
        if (found < most) {
          store<i32>(hits + ((<usize>found) << 3), set)
          store<i32>(hits + ((<usize>found) << 3) + 4, <i32>((from - small) >> 1))
        }
        found++
      }
    }
    word = load<u16>(entry)
  }
  return found
}

function isSame(p: usize, end: usize, word: usize): bool {
  while (p < end) {
    if (load<u16>(p) !== load<u16>(word)) return false
    p += 2
    word += 2
  }
  return true
}

function isLetter(unit: u32): bool {
  return unit - 97 < 26
}

/** A multiple of 2 below 8192. */
function slotOfOne(unit: u32): usize {
  return <usize>(((unit * 0x9e3779b1) >>> 20) << 1)
}

/** Below 4096. */
function hashOfTwo(two: u32): u32 {
  return (two ^ (two >> 11)) & 0xfff
}

/** Below 65536. */
function hashOfThree(two: u32, third: u32): u32 {
  return (two ^ (two >> 11) ^ (third << 10) ^ (third >> 4)) & 0xffff
}
