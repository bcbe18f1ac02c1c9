import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { keccak256 } from '../../../transforms/anonymize/check-digits/keccak.js'
import {
  base58Version,
  passesBech32,
  passesEip55,
} from '../../../transforms/anonymize/check-digits/wallets.js'
import { anonymized } from './anonymized.js'
import { hardNegatives } from './hard-negatives.js'

const entities = ['CRYPTO', 'MAC_ADDRESS', 'SWIFT_CODE']

describe('wallets, hardware addresses and bank codes', () => {
  // Addresses of the specifications: Bitcoin's genesis block, BIP 173, BIP 350, EIP-55, the XRP Ledger's documentation.
  it.each([
    ['pay 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa now', 'pay <CRYPTO> now'],
    ['3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', '<CRYPTO>'],
    ['转到bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4。', '转到<CRYPTO>。'],
    ['BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', '<CRYPTO>'],
    ['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', '<CRYPTO>'],
    ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', '<CRYPTO>'],
    ['0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', '<CRYPTO>'],
    ['XRP rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'XRP <CRYPTO>'],
    ['my bitcoin wallet 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb', 'my bitcoin wallet <CRYPTO>'],
    ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb'],
    ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD'],
    ['mac 00:1B:44:11:3A:B7 up', 'mac <MAC_ADDRESS> up'],
    ['00-1b-44-11-3a-b7', '<MAC_ADDRESS>'],
    ['001B.4411.3AB7, port 3', '<MAC_ADDRESS>, port 3'],
    ['网卡地址：00:16:3e:11:22:33。', '网卡地址：<MAC_ADDRESS>。'],
    ['MAC address 00:11:22:33:44:55', 'MAC address <MAC_ADDRESS>'],
    ['at 10:11:12:13:14:15 h', 'at 10:11:12:13:14:15 h'],
    ['00:00:00:00:00:00 ff:ff:ff:ff:ff:ff', '00:00:00:00:00:00 ff:ff:ff:ff:ff:ff'],
    ['1:00:1B:44:11:3A:B7 and 00:1B:44:11:3A:B7:99', '1:00:1B:44:11:3A:B7 and 00:1B:44:11:3A:B7:99'],
    ['SWIFT code: DEUTDEFF500, account 12', 'SWIFT code: <SWIFT_CODE>, account 12'],
    ['BIC COBADEFF, IBAN later 123456', 'BIC <SWIFT_CODE>, IBAN later 123456'],
    ['the HOSPITAL of 1999, DEUTDEFF500', 'the HOSPITAL of 1999, DEUTDEFF500'],
  ])('`anonymize()` turns %j into %j', async (text, wanted) => {
    expect(await anonymized([text], { entities })).toEqual([wanted])
  })

  it.each(hardNegatives)('`anonymize()` finds none of them in %j', async (text) => {
    expect(await anonymized([text], { entities })).toEqual([text])
  })

  it('`keccak256()` is not SHA-3, and gives the digests of the Keccak team', () => {
    expect(keccak256('')).toBe('c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470')
    expect(keccak256('abc')).toBe('4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45')
    expect(keccak256('abc')).not.toBe(createHash('sha3-256').update('abc').digest('hex'))
  })

  it('no changed character of an address keeps its check sum', () => {
    const bitcoin = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'
    const segwit = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'
    const ethereum = '0x52908400098527886E0F7030069857D2E4169EE7'
    expect([base58Version(bitcoin), passesBech32(segwit), passesEip55(ethereum)]).toEqual([0, true, true])
    for (let i = 4; i < bitcoin.length; i++)
      expect(base58Version(changed(bitcoin, i, bitcoin[i] === 'z' ? 'y' : 'z'))).toBeUndefined()
    for (let i = 4; i < segwit.length; i++)
      expect(passesBech32(changed(segwit, i, segwit[i] === 'q' ? 'p' : 'q'))).toBe(false)
    expect(passesEip55(ethereum.replace('E0F', 'e0F'))).toBe(false)
  })
})

function changed(text: string, i: number, by: string): string {
  return text.slice(0, i) + by + text.slice(i + 1)
}
