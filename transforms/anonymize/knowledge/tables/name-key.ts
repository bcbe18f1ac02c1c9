const han = /\p{Script=Han}/u
const words = /[\p{L}\p{N}]+/gu
const beyondAscii = /[^\x20-\x7e]/
const marks = /\p{M}+/gu

/**
 * One spelling for all spellings of a name: small letters without accents, initials and parts apart
 * ("J.K. Rowling", "J. K. Rowling"), Chinese characters without the dots between (约翰·洛克).
 */
export function nameKey(name: string): string {
  return wordsOf(name).join(han.test(name) ? '' : ' ')
}

/** The words of a name, in small letters without accents. */
export function wordsOf(name: string): string[] {
  const plain = beyondAscii.test(name) ? name.normalize('NFKD').replace(marks, '') : name
  return plain.toLowerCase().match(words) ?? []
}

/** The hash of nothing, to which code units of a key are added. */
const emptyHash = 0x2545f491

/** A hash of a key, 32 bits (FNV-1a, then the finaliser of MurmurHash3; both public domain). */
export function hashKey(key: string): number {
  return finishHash(openHash(key))
}

/** The hash of a key that may go on: with {@link addToHash}, and at last {@link finishHash}. */
export function openHash(key: string): number {
  let hash = emptyHash
  for (let i = 0; i < key.length; i++) hash = addToHash(hash, key.charCodeAt(i))
  return hash
}

export function addToHash(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

export function finishHash(open: number): number {
  let hash = open ^ (open >>> 16)
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** What an ASCII letter or digit is in a key; 0 for what parts words, -1 beyond ASCII. */
export function keyUnit(code: number): number {
  if (code > 127) return -1
  if (code > 64 && code < 91) return code + 32
  return (code > 96 && code < 123) || (code > 47 && code < 58) ? code : 0
}

/** The hash of the key of a part of a text, of which no copy is made; `undefined` where it is not all ASCII. */
export function hashPart(text: string, from: number, to: number): number | undefined {
  let hash = emptyHash
  let isBehindGap = false
  for (let i = from; i < to; i++) {
    const unit = keyUnit(text.charCodeAt(i))
    if (unit < 0) return undefined
    if (unit === 0) {
      isBehindGap = hash !== emptyHash
      continue
    }
    if (isBehindGap) hash = addToHash(hash, 32)
    isBehindGap = false
    hash = addToHash(hash, unit)
  }
  return finishHash(hash)
}
