/**
 * JSON byte by byte, as RFC 8259 has it. Each function is given where to begin and answers where it ended; 0 says
 * that what stands there is not for this kernel: no JSON, or JSON that is read elsewhere. A line feed behind the
 * bytes ends every loop, since none stands in a value; some bytes behind it may be looked at.
 */

export const quote: u8 = 0x22
export const backslash: u8 = 0x5c
export const comma: u8 = 0x2c
export const colon: u8 = 0x3a
export const lineFeed: u8 = 0x0a

/** Where the text was written to that `copyText` copied: behind its last byte. */
export let textEnd: usize = 0
/** What `readNumber` read: all its digits as one number, without the sign. */
export let digits: u64 = 0
/** How many digits these are, zeros in front among them. Beyond 19 `digits` is of no use. */
export let digitCount: u32 = 0
/** The power of ten by which they are to be multiplied. */
export let exponent: i32 = 0
/** Whether a minus stands in front. */
export let isNegative: bool = false
/** Whether it has neither a fraction nor an exponent. */
export let isWhole: bool = false

/** The first byte from `p` on that is no space. */
export function skipSpace(p: usize): usize {
  let byte = load<u8>(p)
  while (byte === 0x20 || byte === 0x09 || byte === 0x0d) byte = load<u8>(++p)
  return p
}

/** A bit for each of sixteen bytes: whether it ends a run of plain text (a quote, a backslash, a control character). */
function stopsOf(bytes: v128): i32 {
  const quotes = i8x16.eq(bytes, i8x16.splat(<i8>quote))
  const slashes = i8x16.eq(bytes, i8x16.splat(<i8>backslash))
  const controls = i8x16.lt_u(bytes, i8x16.splat(0x20))
  return i8x16.bitmask(v128.or(v128.or(quotes, slashes), controls))
}

/** The value of four hexadecimal digits; above 0xffff where they are none. */
function hex4(p: usize): u32 {
  let code: u32 = 0
  for (let i: usize = 0; i < 4; i++) {
    const byte = <u32>load<u8>(p + i)
    const letter = byte | 0x20
    if (byte - 0x30 < 10) code = (code << 4) | (byte - 0x30)
    else if (letter - 0x61 < 6) code = (code << 4) | (letter - 0x57)
    else return 0x10000
  }
  return code
}

/** What the byte behind a backslash stands for; 0 where it is none of the short escapes. */
function shortEscape(byte: u8): u8 {
  if (byte === quote || byte === backslash || byte === 0x2f) return byte
  if (byte === 0x6e) return 0x0a
  if (byte === 0x74) return 0x09
  if (byte === 0x72) return 0x0d
  if (byte === 0x62) return 0x08
  if (byte === 0x66) return 0x0c
  return 0
}

/** Writes one character as UTF-8 and answers the end of it. */
function writeCharacter(code: u32, out: usize): usize {
  if (code < 0x80) {
    store<u8>(out, <u8>code)
    return out + 1
  }
  if (code < 0x800) {
    store<u8>(out, <u8>(0xc0 | (code >> 6)))
    store<u8>(out + 1, <u8>(0x80 | (code & 63)))
    return out + 2
  }
  if (code < 0x10000) {
    store<u8>(out, <u8>(0xe0 | (code >> 12)))
    store<u8>(out + 1, <u8>(0x80 | ((code >> 6) & 63)))
    store<u8>(out + 2, <u8>(0x80 | (code & 63)))
    return out + 3
  }
  store<u8>(out, <u8>(0xf0 | (code >> 18)))
  store<u8>(out + 1, <u8>(0x80 | ((code >> 12) & 63)))
  store<u8>(out + 2, <u8>(0x80 | ((code >> 6) & 63)))
  store<u8>(out + 3, <u8>(0x80 | (code & 63)))
  return out + 4
}

/**
 * Copies the text behind an opening quote to `out` and answers the place behind the closing one; the end of the copy
 * is `textEnd`. Sixteen bytes are copied before it is known how many of them are text, so as many may be overwritten
 * behind it. A lone surrogate is not for this kernel.
 */
export function copyText(from: usize, to: usize): usize {
  let p = from
  let out = to
  while (true) {
    let bytes = v128.load(p)
    v128.store(out, bytes)
    let stops = stopsOf(bytes)
    while (stops === 0) {
      p += 16
      out += 16
      bytes = v128.load(p)
      v128.store(out, bytes)
      stops = stopsOf(bytes)
    }
    const plain = <usize>ctz(stops)
    p += plain
    out += plain
    const byte = load<u8>(p)
    if (byte === quote) {
      textEnd = out
      return p + 1
    }
    if (byte !== backslash) return 0
    const short = shortEscape(load<u8>(p + 1))
    if (short !== 0) {
      store<u8>(out++, short)
      p += 2
      continue
    }
    if (load<u8>(p + 1) !== 0x75) return 0
    let code = hex4(p + 2)
    if (code > 0xffff) return 0
    p += 6
    if ((code & 0xf800) === 0xd800) {
      if (code >= 0xdc00 || load<u16>(p) !== 0x755c) return 0
      const low = hex4(p + 2)
      if (low < 0xdc00 || low > 0xdfff) return 0
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00)
      p += 6
    }
    out = writeCharacter(code, out)
  }
}

/** The place behind the closing quote of the text behind an opening one. All escapes are checked. */
export function skipText(from: usize): usize {
  let p = from
  while (true) {
    let stops = stopsOf(v128.load(p))
    while (stops === 0) {
      p += 16
      stops = stopsOf(v128.load(p))
    }
    p += <usize>ctz(stops)
    const byte = load<u8>(p)
    if (byte === quote) return p + 1
    if (byte !== backslash) return 0
    if (shortEscape(load<u8>(p + 1)) !== 0) p += 2
    else {
      if (load<u8>(p + 1) !== 0x75 || hex4(p + 2) > 0xffff) return 0
      p += 6
    }
  }
}

/** Adds the digits at `p` to `digits` and counts them. */
function takeDigits(p: usize): usize {
  let digit = <u32>load<u8>(p) - 0x30
  while (digit < 10) {
    digits = digits * 10 + digit
    digitCount++
    digit = <u32>load<u8>(++p) - 0x30
  }
  return p
}

/** Reads a number into the variables above. Its exponent may have up to four digits. */
export function readNumber(from: usize): usize {
  let p = from
  digits = 0
  digitCount = 0
  exponent = 0
  isWhole = true
  isNegative = load<u8>(p) === 0x2d
  if (isNegative) p++
  const first = p
  p = takeDigits(p)
  if (p === first || (p - first > 1 && load<u8>(first) === 0x30)) return 0
  if (load<u8>(p) === 0x2e) {
    isWhole = false
    const fraction = ++p
    p = takeDigits(p)
    if (p === fraction) return 0
    exponent = -(<i32>(p - fraction))
  }
  if ((load<u8>(p) | 0x20) === 0x65) {
    isWhole = false
    const sign = load<u8>(++p)
    if (sign === 0x2b || sign === 0x2d) p++
    const power = p
    let value: i32 = 0
    let digit = <u32>load<u8>(p) - 0x30
    while (digit < 10) {
      if (p - power >= 4) return 0
      value = value * 10 + <i32>digit
      digit = <u32>load<u8>(++p) - 0x30
    }
    if (p === power) return 0
    exponent += sign === 0x2d ? -value : value
  }
  return p
}

/** Whether the whole number that was read fits into 64 bits with a sign. */
export function isLong(): bool {
  return digitCount <= 19 && (digits < 1 << 63 || (isNegative && digits === 1 << 63))
}

/** The place behind `null`, `true` or `false`, of which `word` has the first four letters. */
export function skipWord(p: usize, word: u32): usize {
  if (load<u32>(p) !== word) return 0
  return p + 4
}

/** The first four letters of the words of JSON, as they lie in memory. */
export const nullWord: u32 = 0x6c6c756e
export const trueWord: u32 = 0x65757274
/** The four letters behind the first of `false`. */
export const alseWord: u32 = 0x65736c61

/** Lists and objects within each other, beyond which a value is not for this kernel. */
const mostDepth: u32 = 200

/** The place behind any value, all of which is checked. */
export function skipValue(p: usize, depth: u32): usize {
  const byte = load<u8>(p)
  if (byte === quote) return skipText(p + 1)
  if (byte === 0x7b || byte === 0x5b) return depth > mostDepth ? 0 : skipItems(p, depth)
  if (byte === 0x6e) return skipWord(p, nullWord)
  if (byte === 0x74) return skipWord(p, trueWord)
  if (byte === 0x66) return skipWord(p + 1, alseWord)
  return readNumber(p)
}

/** The place behind a list or an object. */
function skipItems(from: usize, depth: u32): usize {
  const isObject = load<u8>(from) === 0x7b
  const close: u8 = isObject ? 0x7d : 0x5d
  let p = skipSpace(from + 1)
  if (load<u8>(p) === close) return p + 1
  while (true) {
    if (isObject) {
      if (load<u8>(p) !== quote) return 0
      p = skipText(p + 1)
      if (p === 0) return 0
      p = skipSpace(p)
      if (load<u8>(p) !== colon) return 0
      p = skipSpace(p + 1)
    }
    p = skipValue(p, depth + 1)
    if (p === 0) return 0
    p = skipSpace(p)
    const byte = load<u8>(p)
    if (byte === close) return p + 1
    if (byte !== comma) return 0
    p = skipSpace(p + 1)
  }
}

/** The name of a field: where its bytes stand as they are written in JSON, and how many there are. */
@unmanaged
export class Key {
  bytes: usize = 0
  length: u32 = 0
}

/**
 * Which of some names stands behind the opening quote at `p`, closing quote included; -1 for none. Looks first at
 * `guess`: fields come in the same order in most records.
 */
export function findKey(p: usize, keys: usize, count: u32, guess: u32): i32 {
  for (let i = guess; i < count; i++) if (isKey(p, keys, i)) return <i32>i
  const before = guess < count ? guess : count
  for (let i: u32 = 0; i < before; i++) if (isKey(p, keys, i)) return <i32>i
  return -1
}

function isKey(p: usize, keys: usize, i: u32): bool {
  const key = changetype<Key>(keys + <usize>i * offsetof<Key>())
  const length = <usize>key.length
  if (load<u8>(p + length) !== quote) return false
  const bytes = key.bytes
  let at: usize = 0
  for (; at + 8 <= length; at += 8) if (load<u64>(p + at) !== load<u64>(bytes + at)) return false
  for (; at < length; at++) if (load<u8>(p + at) !== load<u8>(bytes + at)) return false
  return true
}

/** How many bytes the name at `p`, of field `i`, has with its closing quote. */
export function keyLength(keys: usize, i: i32): usize {
  return <usize>changetype<Key>(keys + <usize>i * offsetof<Key>()).length + 1
}
