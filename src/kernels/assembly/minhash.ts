/**
 * MinHash signatures of texts: cuts UTF-8 into words, and into single characters where a script puts no spaces between
 * words, hashes each run of so many words or characters (a shingle), and keeps for each of many permutations the least that
 * it makes of any shingle. Texts come in pieces, cut between characters. AssemblyScript; `npm run kernels` compiles it.
 */

/** Two bytes for each code unit: 0 parts words, 1 is passed over, anything else is the letter without case and accents. */
let letters: usize = 0
/** The factor of each permutation, then its summand; then the least of each: 4 bytes each, in multiples of 16. */
let factors: usize = 0
let summands: usize = 0
let least: usize = 0
let permutations: u32 = 0
/** Shingles of the piece. */
let shingles: usize = 0
let count: u32 = 0
/** The last words and characters, in rings of 64. */
let wordRing: usize = 0
let characterRing: usize = 0
/** Shingles of the first characters, long and short, of which either are taken when it is known how many characters there are. */
let longHead: usize = 0
let shortHead: usize = 0

let wordsOfShingle: u32 = 5
let charactersOfShingle: u32 = 8
let shortCharacters: u32 = 5
/** What the oldest of a run is multiplied by when it leaves it. */
let wordPower: u32 = 1
let characterPower: u32 = 1
let shortPower: u32 = 1

let word: u32 = 0
let wordCount: u32 = 0
let wordRun: u32 = 0
let characterCount: u32 = 0
let characterRun: u32 = 0
let shortRun: u32 = 0
/** A hash of all words and characters in their order, and how many shingles the row has. */
let whole: u32 = 0
let total: u32 = 0

/**
 * With so few shingles or fewer, rows are alike only where they are equal: a hash of the whole row joins its shingles, so
 * that two hashes of 32 bits have to agree.
 */
const fewShingles: u32 = 4
/** Fewer characters than these are hashed in short runs. */
const fewCharacters: u32 = 40
const base: u32 = 0x9e3779b1
const ringMask: u32 = 63

/** Takes the addresses and sizes, in the order above. */
export function setUp(head: usize): void {
  letters = load<u32>(head)
  factors = load<u32>(head + 4)
  summands = load<u32>(head + 8)
  least = load<u32>(head + 12)
  permutations = load<u32>(head + 16)
  shingles = load<u32>(head + 20)
  wordRing = load<u32>(head + 24)
  characterRing = load<u32>(head + 28)
  longHead = load<u32>(head + 32)
  shortHead = load<u32>(head + 36)
  wordsOfShingle = load<u32>(head + 40)
  charactersOfShingle = load<u32>(head + 44)
  shortCharacters = load<u32>(head + 48)
  wordPower = power(wordsOfShingle)
  characterPower = power(charactersOfShingle)
  shortPower = power(shortCharacters)
}

/** Begins a row. */
export function begin(): void {
  word = wordCount = wordRun = 0
  characterCount = characterRun = shortRun = 0
  count = whole = total = 0
  for (let i: u32 = 0; i < permutations; i += 4) v128.store(least + (i << 2), i32x4.splat(-1))
}

/** Cuts a piece of a text and lists its shingles; answers how many there are. A word goes on in the next piece. */
export function cut(from: usize, to: usize): u32 {
  count = 0
  let at = from
  while (at < to) {
    const byte = <u32>load<u8>(at)
    let code: u32 = byte
    if (byte < 0x80) at++
    else if (byte < 0xe0) {
      code = ((byte & 31) << 6) | (load<u8>(at + 1) & 63)
      at += 2
    } else if (byte < 0xf0) {
      code = ((byte & 15) << 12) | ((<u32>(load<u8>(at + 1) & 63)) << 6) | (load<u8>(at + 2) & 63)
      at += 3
    } else {
      code =
        ((byte & 7) << 18) |
        ((<u32>(load<u8>(at + 1) & 63)) << 12) |
        ((<u32>(load<u8>(at + 2) & 63)) << 6) |
        (load<u8>(at + 3) & 63)
      at += 4
      // Han characters beyond the basic plane; what else there is, such as emoji, parts words.
      if (code - 0x20000 < 0x1fffe) {
        endWord()
        takeCharacter(code)
      } else endWord()
      continue
    }
    const letter = <u32>load<u16>(letters + (code << 1))
    if (letter === 0) endWord()
    else if (letter > 1) {
      if (isUnspaced(letter)) {
        endWord()
        takeCharacter(letter)
      } else word = ((word === 0 ? 0x811c9dc5 : word) ^ letter) * 0x01000193
    }
  }
  return count
}

/** Ends a text: no word goes on behind it. Answers how many shingles the piece has now. */
export function endText(): u32 {
  endWord()
  return count
}

/** Ends a row: adds what it has too little of for a whole shingle. Answers how many shingles that makes; see `wordsAndCharacters`. */
export function endRow(): u32 {
  count = 0
  if (wordCount > 0 && wordCount < wordsOfShingle) list(finish(wordRun + wordCount))
  if (characterCount > 0 && characterCount < fewCharacters) {
    if (characterCount < shortCharacters) list(finish(~(shortRun + characterCount)))
    else for (let i = shortCharacters; i <= characterCount; i++) list(load<u32>(shortHead + (i << 2)))
  }
  if (total > 0 && total <= fewShingles) list(finish(whole))
  return count
}

/** How many words and characters the row has so far. */
export function wordsAndCharacters(): u32 {
  return wordCount + characterCount
}

/** Lists a shingle that was made elsewhere. */
export function add(shingle: u32): u32 {
  list(shingle)
  return count
}

/** Takes the shingles that are listed into the signature. */
export function permute(): void {
  const end = shingles + (count << 2)
  for (let i: usize = 0; i < (<usize>permutations) << 2; i += 64) {
    const f0 = v128.load(factors + i)
    const f1 = v128.load(factors + i + 16)
    const f2 = v128.load(factors + i + 32)
    const f3 = v128.load(factors + i + 48)
    const s0 = v128.load(summands + i)
    const s1 = v128.load(summands + i + 16)
    const s2 = v128.load(summands + i + 32)
    const s3 = v128.load(summands + i + 48)
    let l0 = v128.load(least + i)
    let l1 = v128.load(least + i + 16)
    let l2 = v128.load(least + i + 32)
    let l3 = v128.load(least + i + 48)
    for (let at = shingles; at < end; at += 4) {
      const x = v128.load32_splat(at)
      l0 = i32x4.min_u(l0, i32x4.add(i32x4.mul(x, f0), s0))
      l1 = i32x4.min_u(l1, i32x4.add(i32x4.mul(x, f1), s1))
      l2 = i32x4.min_u(l2, i32x4.add(i32x4.mul(x, f2), s2))
      l3 = i32x4.min_u(l3, i32x4.add(i32x4.mul(x, f3), s3))
    }
    v128.store(least + i, l0)
    v128.store(least + i + 16, l1)
    v128.store(least + i + 32, l2)
    v128.store(least + i + 48, l3)
  }
}

/** Writes a key of 64 bits for each band of `rows` permutations. */
export function writeKeys(out: usize, bands: u32, rows: u32): void {
  let at = least
  for (let band: u32 = 0; band < bands; band++) {
    let low: u32 = 0x2f0b4a27 ^ band
    let high: u32 = 0x6c078965 + band
    for (let i: u32 = 0; i < rows; i++) {
      const value = load<u32>(at)
      low = rotl(low ^ (value * 0xcc9e2d51), 13) * 5 + 0xe6546b64
      high = rotl(high ^ (value * 0x239b961b), 19) * 5 + 0x561ccd1b
      at += 4
    }
    low = finish(low + high * 5)
    store<u32>(out, low)
    store<u32>(out + 4, finish(high + low))
    out += 8
  }
}

function endWord(): void {
  if (word === 0) return
  const hash = finish(word)
  word = 0
  const ring = wordRing + ((wordCount & ringMask) << 2)
  wordCount++
  wordRun = wordRun * base + hash
  whole = rotl(whole ^ (hash * 0xcc9e2d51), 13) * 5 + 0xe6546b64
  store<u32>(ring, hash)
  if (wordCount < wordsOfShingle) return
  list(finish(wordRun))
  const oldest = load<u32>(wordRing + (((wordCount - wordsOfShingle) & ringMask) << 2))
  wordRun -= oldest * wordPower
}

function takeCharacter(code: u32): void {
  const hash = finish(code + 0x7f4a7c15)
  store<u32>(characterRing + ((characterCount & ringMask) << 2), hash)
  characterCount++
  characterRun = characterRun * base + hash
  whole = rotl(whole ^ (hash * 0x239b961b), 19) * 5 + 0x561ccd1b
  if (characterCount <= fewCharacters) takeHead(hash)
  if (characterCount < charactersOfShingle) return
  const shingle = finish(~characterRun)
  if (characterCount < fewCharacters) store<u32>(longHead + (characterCount << 2), shingle)
  else {
    if (characterCount === fewCharacters)
      for (let i = charactersOfShingle; i < fewCharacters; i++) list(load<u32>(longHead + (i << 2)))
    list(shingle)
  }
  characterRun -= ringAt(characterCount - charactersOfShingle) * characterPower
}

/** Keeps the short run that ends in this character. */
function takeHead(hash: u32): void {
  shortRun = shortRun * base + hash
  if (characterCount < shortCharacters) return
  store<u32>(shortHead + (characterCount << 2), finish(~shortRun))
  shortRun -= ringAt(characterCount - shortCharacters) * shortPower
}

function ringAt(i: u32): u32 {
  return load<u32>(characterRing + ((i & ringMask) << 2))
}

function list(shingle: u32): void {
  store<u32>(shingles + (count << 2), shingle)
  count++
  total++
}

function isUnspaced(code: u32): bool {
  if (code < 0xe00) return false
  return code < 0x10a0 || code - 0x1780 < 0x80 || code - 0x2e80 < 0x7d80
}

/** The base to the power of one less than `length`. */
function power(length: u32): u32 {
  let result: u32 = 1
  for (let i: u32 = 1; i < length; i++) result *= base
  return result
}

/** The finalizer of MurmurHash3 (Austin Appleby, public domain). */
function finish(value: u32): u32 {
  let h = value
  h = (h ^ (h >>> 16)) * 0x85ebca6b
  h = (h ^ (h >>> 13)) * 0xc2b2ae35
  return h ^ (h >>> 16)
}
