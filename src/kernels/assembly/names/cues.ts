import { hashLetter, hashSeed, letterFolded, letterOf, lookUp, plainFlags, spread, unitAt } from './memory'

/** Bytes, one for each lower half of a hash: 0 where no word that is looked for has it. */
let filter: usize = 0
const filterMask: u32 = 2047
/** Pairs of a hash and what its word is, 0 where there is none. */
let table: usize = 0
const tableMask: u32 = 2047
let hits: usize = 0
let mostHits: i32 = 0

/** Parts of what a word is: the number of what it announces, whether it is one of a talk, whether it names people every day. */
const cueMask: u32 = 0xffff
const talkBit: u32 = 0x10000
const everydayBit: u32 = 0x20000
/** How far a name may stand behind what announces it. */
const longestGap: i32 = 4

/** Of a scan: words, those that open a sentence, how many of these are small, and words of a talk. */
export let words: i32 = 0
export let opened: i32 = 0
export let smalls: i32 = 0
export let talks: i32 = 0

/** Takes the addresses, and for how many hits of twelve bytes there is room. */
export function setUpCues(filterAt: usize, tableAt: usize, hitsAt: usize, most: i32): void {
  filter = filterAt
  table = tableAt
  hits = hitsAt
  mostHits = most
}

/**
 * Writes where the words behind cues begin, and the number of each cue, and counts words; answers how many hits there
 * are, -1 where there is no room for them.
 */
export function scanCues(from: i32, to: i32): i32 {
  let found = 0
  let opens = true
  let cue: u32 = 0
  let last = 0
  words = opened = smalls = talks = 0
  let i = from
  while (i < to) {
    const code = unitAt(i)
    if (letterOf(code) === 0) {
      if (code === 10 || code === 46 || code === 33 || code === 63) opens = true
      i++
      continue
    }
    const start = i
    i = passWord(start, to)
    const hash = wordHash
    const isSmall = (code >= 97 && code <= 122) || (code >= 0xdf && code <= 0xff)
    words++
    if (opens) {
      opened++
      if (isSmall) smalls++
      opens = false
    }
    const is = load<u8>(filter + <usize>(hash & filterMask)) === 0 ? 0 : meaningOf(hash)
    if (cue !== 0 && start - last <= longestGap && !(isSmall && isOrdinary(hash, is))) {
      if (found === mostHits) return -1
      const at = hits + <usize>found * 12
      store<i32>(at, start)
      store<u32>(at + 4, cue)
      found++
    }
    cue = is & cueMask
    if (isSmall && (is & talkBit) !== 0) talks++
    last = i
  }
  return found
}

/** Writes begin, end and hash of the words that pass the filter; answers how many, -1 where there is no room for them. */
export function scanWanted(from: i32, to: i32): i32 {
  let found = 0
  let i = from
  while (i < to) {
    if (letterOf(unitAt(i)) === 0) {
      i++
      continue
    }
    const start = i
    i = passWord(start, to)
    const hash = wordHash
    if (load<u8>(filter + 2048 + <usize>(hash & filterMask)) === 0) continue
    if (found === mostHits) return -1
    const at = hits + <usize>found * 12
    store<i32>(at, start)
    store<i32>(at + 4, i)
    store<u32>(at + 8, hash)
    found++
  }
  return found
}

let wordHash: u32 = 0

/** Answers where the word ends whose first letter stands at `i`, and leaves its hash in `wordHash`. */
function passWord(i: i32, to: i32): i32 {
  let hash = hashSeed
  for (let entry = letterOf(unitAt(i)); entry !== 0; entry = i < to ? letterOf(unitAt(i)) : 0) {
    const folded = entry & letterFolded
    if (folded !== 0) hash = hashLetter(hash, folded)
    i++
  }
  wordHash = spread(hash)
  return i
}

function meaningOf(hash: u32): u32 {
  let slot = hash & tableMask
  let known = load<u32>(table + ((<usize>slot) << 3))
  while (known !== 0 && known !== hash) {
    slot = (slot + 1) & tableMask
    known = load<u32>(table + ((<usize>slot) << 3))
  }
  return known === 0 ? 0 : load<u32>(table + ((<usize>slot) << 3) + 4)
}

/** A word that is no name of anybody, but for those that people are called by every day. */
function isOrdinary(hash: u32, is: u32): bool {
  return (is & everydayBit) === 0 && (lookUp(hash) & plainFlags) !== 0
}
