import { createHash } from 'node:crypto'
import { keccak256 } from './keccak.js'

/** Check sums of crypto wallets: they are long enough that one never holds by chance. */

const bitcoinAlphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const rippleAlphabet = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz'
const bech32Alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const bech32Generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

/** The version byte of a base58check address of 25 bytes whose check sum holds (Bitcoin wiki, "Base58Check encoding"). */
export function base58Version(
  address: string,
  alphabet: 'bitcoin' | 'ripple' = 'bitcoin',
): number | undefined {
  const bytes = base58Bytes(address, alphabet === 'bitcoin' ? bitcoinAlphabet : rippleAlphabet)
  if (bytes === undefined || bytes.length !== 25) return undefined
  const sum = sha256(sha256(bytes.subarray(0, 21))).subarray(0, 4)
  return sum.equals(bytes.subarray(21)) ? bytes[0] : undefined
}

/** Whether a Bech32 (BIP 173) or Bech32m (BIP 350) address with any prefix has the right check sum. */
export function passesBech32(address: string): boolean {
  const lower = address.toLowerCase()
  const split = lower.lastIndexOf('1')
  if (split < 1 || split + 7 > lower.length || (address !== lower && address !== address.toUpperCase()))
    return false
  let sum = 1
  const prefix = lower.slice(0, split)
  for (const character of prefix) sum = bech32Step(sum, character.charCodeAt(0) >> 5)
  sum = bech32Step(sum, 0)
  for (const character of prefix) sum = bech32Step(sum, character.charCodeAt(0) & 31)
  for (const character of lower.slice(split + 1)) {
    const value = bech32Alphabet.indexOf(character)
    if (value < 0) return false
    sum = bech32Step(sum, value)
  }
  return sum === 1 || sum === 0x2bc830a3
}

/** Whether the capitals of an Ethereum address are those of its hash (EIP-55). */
export function passesEip55(address: string): boolean {
  const digits = address.slice(2)
  const hash = keccak256(digits.toLowerCase())
  for (let i = 0; i < 40; i++) {
    const isCapital = Number.parseInt(hash[i], 16) > 7
    if (digits[i] !== (isCapital ? digits[i].toUpperCase() : digits[i].toLowerCase())) return false
  }
  return true
}

function bech32Step(sum: number, value: number): number {
  const top = sum >>> 25
  let next = ((sum & 0x1ffffff) << 5) ^ value
  for (let i = 0; i < 5; i++) if ((top >> i) & 1) next ^= bech32Generators[i]
  return next
}

function base58Bytes(address: string, alphabet: string): Buffer | undefined {
  let number = 0n
  for (const character of address) {
    const value = alphabet.indexOf(character)
    if (value < 0) return undefined
    number = number * 58n + BigInt(value)
  }
  // Leading zero bytes are written as the first character of the alphabet; all addresses here have 25 bytes.
  const hex = number.toString(16).padStart(50, '0')
  return Buffer.from(hex, 'hex')
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
