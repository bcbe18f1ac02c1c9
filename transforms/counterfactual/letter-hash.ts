/** A hash of words whatever the case of their letters, to pass over words that are not in the lists. */

const hashBits = 15

/** The hash with one more letter, given as its code. */
export function nextHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + (code & 31)) | 0
}

/** The hash as the number of an entry of {@link wordHashes}. */
export function foldHash(hash: number): number {
  return (hash ^ (hash >>> hashBits)) & ((1 << hashBits) - 1)
}

/**
 * 1 at the hash of each word. Letters beyond ASCII have a capital with other low bits, so words that hold one
 * are entered in both cases and with a capital alone.
 */
export function wordHashes(words: Iterable<string>): Uint8Array {
  const hashes = new Uint8Array(1 << hashBits)
  for (const word of words)
    for (const form of [word, word.toUpperCase(), word[0].toUpperCase() + word.slice(1)]) {
      let hash = 0
      for (let i = 0; i < form.length; i++) hash = nextHash(hash, form.charCodeAt(i))
      hashes[foldHash(hash)] = 1
    }
  return hashes
}
