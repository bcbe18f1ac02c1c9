import { hkdfSync } from 'node:crypto'

/**
 * The one door to @noble/ciphers, and to the keys that ciphers are given. Node's own crypto has neither
 * AES-SIV nor FF1. Each cipher gets a key of its own, derived from the secret, so that none can speak for
 * another.
 */

/** Deterministic authenticated encryption. `open` throws where the key or a byte is wrong. */
export interface SealedBox {
  seal(bytes: Uint8Array, label: readonly string[]): Uint8Array
  open(bytes: Uint8Array, label: readonly string[]): Uint8Array
}

/** AES-SIV (RFC 5297) with two AES-256 keys; the parts of `label` are its associated data. */
export async function openSealedBox(key: Uint8Array): Promise<SealedBox> {
  const { aessiv } = await import('@noble/ciphers/aes.js')
  const encoder = new TextEncoder()
  return {
    seal: (bytes, label) => aessiv(key, ...label.map((part) => encoder.encode(part))).encrypt(bytes),
    open: (bytes, label) => aessiv(key, ...label.map((part) => encoder.encode(part))).decrypt(bytes),
  }
}

/** A permutation of the numeral strings of one length. */
export interface Permutation {
  encrypt(numerals: number[]): number[]
  decrypt(numerals: number[]): number[]
}

/** Gives the FF1 permutations of a key. */
export type OpenPermutation = (radix: number, tweak: string) => Permutation

/**
 * FF1 of NIST SP 800-38G. `tweak` tells the permutations of one key apart. The caller sees to it that
 * radix ** length is at least a million, as SP 800-38G Rev. 1 asks.
 */
export async function loadPermutations(key: Uint8Array): Promise<OpenPermutation> {
  const { FF1 } = await import('@noble/ciphers/ff1.js')
  const encoder = new TextEncoder()
  return (radix, tweak) => FF1(radix, key, encoder.encode(tweak))
}

/** A key of `length` bytes for one purpose: HKDF-SHA-256 (RFC 5869) of the secret, with the purpose as info. */
export function derivedKey(secret: Uint8Array, purpose: string, length: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), `prepkit ${purpose}`, length))
}
