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

/** A hash of a key, 32 bits (FNV-1a, then the finaliser of MurmurHash3; both public domain). */
export function hashKey(key: string): number {
  let hash = 0x2545f491
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
