import type { Draws } from '../../../../src/transform/random.js'
import { defineEntity } from '../definition/define-entity.js'

export const cryptoWallet = defineEntity({
  name: 'CRYPTO',
  group: 'finance',
  about: 'Address of a crypto wallet',
  fake: (value, { draws }) => fakeCrypto(value, draws),
  fpe: 'none',
})

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const bech32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/**
 * Random characters behind the prefix of the chain. A checksum, where the chain has one, is wrong but for one
 * in four billion; for addresses without (0x…) nobody can have the key.
 */
function fakeCrypto(value: string, draws: Draws): string {
  const head = /^(?:0x|bc1[qp]|tb1[qp]|[A-Za-z0-9]{1,2})/.exec(value)?.[0] ?? ''
  const alphabet = head === '0x' ? '0123456789abcdef' : /^(?:bc|tb)1/.test(head) ? bech32 : base58
  return (
    head +
    Array.from({ length: value.length - head.length }, () => alphabet[draws.below(alphabet.length)]).join('')
  )
}
