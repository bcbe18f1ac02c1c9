import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { residentIdCheck } from '../../../transforms/anonymize/check-digits/iso-7064.js'
import { passesLuhn } from '../../../transforms/anonymize/check-digits/luhn.js'
import { derivedKey, loadPermutations, openSealedBox } from '../../../transforms/anonymize/crypto/ciphers.js'
import { openTokens } from '../../../transforms/anonymize/operators/encrypt.js'
import { type NumberCipher, openNumberCipher } from '../../../transforms/anonymize/operators/fpe.js'
import { runs } from '../../campaign.js'

const secret = Buffer.from('a key for tests only, 32 bytes..')
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
const hex = (data: Uint8Array) => Buffer.from(data).toString('hex')

describe('FF1', () => {
  const aes128 = '2B7E151628AED2A6ABF7158809CF4F3C'
  const aes192 = `${aes128}EF4359D8D580AA4F`
  const aes256 = `${aes192}7F036D6F04FC6A94`
  const tweak10 = '9876543210'
  const tweak36 = '7777pqrs777'

  // The samples of NIST, "Block Cipher Modes of Operation: FF1 Method for Format-Preserving Encryption".
  it.each([
    [1, aes128, 10, '', '0123456789', '2433477484'],
    [2, aes128, 10, tweak10, '0123456789', '6124200773'],
    [3, aes128, 36, tweak36, '0123456789abcdefghi', 'a9tv40mll9kdu509eum'],
    [4, aes192, 10, '', '0123456789', '2830668132'],
    [5, aes192, 10, tweak10, '0123456789', '2496655549'],
    [6, aes192, 36, tweak36, '0123456789abcdefghi', 'xbj3kv35jrawxv32ysr'],
    [7, aes256, 10, '', '0123456789', '6657667009'],
    [8, aes256, 10, tweak10, '0123456789', '1001623463'],
    [9, aes256, 36, tweak36, '0123456789abcdefghi', 'xs8a0azh2avyalyzuwd'],
  ])('gives sample %i of NIST', async (_, key, radix, tweak, plain, cipher) => {
    const open = await loadPermutations(bytes(key))
    const permutation = open(radix, tweak)
    const numerals = (text: string) => Array.from(text, (character) => Number.parseInt(character, 36))
    expect(permutation.encrypt(numerals(plain))).toEqual(numerals(cipher))
    expect(permutation.decrypt(numerals(cipher))).toEqual(numerals(plain))
  })
})

describe('AES-SIV', () => {
  it('gives the example of RFC 5297, A.1', async () => {
    const key = bytes('fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0 f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff')
    const label = Buffer.from(bytes('101112131415161718191a1b1c1d1e1f2021222324252627')).toString('latin1')
    const box = await openSealedBox(key)
    const sealed = box.seal(bytes('112233445566778899aabbccddee'), [label])
    expect(hex(sealed)).toBe('85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c')
    expect(hex(box.open(sealed, [label]))).toBe('112233445566778899aabbccddee')
  })

  it('keys of different purposes differ, and none is the secret', () => {
    expect(hex(derivedKey(secret, 'a', 32))).not.toBe(hex(derivedKey(secret, 'b', 32)))
    expect(hex(derivedKey(secret, 'a', 64)).slice(0, 64)).not.toBe(hex(secret))
  })
})

describe('tokens', () => {
  it('any text, half surrogates too, is written as one placeholder and comes back', async () => {
    const tokens = await openTokens(secret)
    const unit = fc.constantFrom('a', 'é', '张', '😀', '\ud800', '\udc00', '<', '>', '\n', '\0', '1')
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 40 }), (value) => {
        const token = tokens.write('PERSON', value)
        expect(token).toMatch(/^<PERSON:[A-Za-z0-9_-]{23,}>$/)
        expect(tokens.restore(`见${token}${token}。`)).toBe(`见${value}${value}。`)
        expect(tokens.write('PERSON', value)).toBe(token)
        expect(tokens.write('URL', value)).not.toContain(token.slice(8))
      }),
      runs(),
    )
  })

  it('a token does not open with another key, under another entity, or with a character changed', async () => {
    const tokens = await openTokens(secret)
    const token = tokens.write('US_SSN', '536-90-4399')
    const others = [token.replace('US_SSN', 'US_ITIN')]
    for (let at = 8; at < token.length - 1; at++)
      others.push(token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1))
    for (const other of others) expect(() => tokens.restore(other), other).toThrow(/does not open/)
    const apart = await openTokens(Buffer.from('another key for tests, 32 bytes.'))
    expect(() => apart.restore(token)).toThrow(/key is another one, or the token was changed/)
  })

  it.each([
    '<PERSON>',
    '<PERSON_1>',
    '<US_SSN:abcdefghijklmnop>',
    `<US_SSN:${'0af3'.repeat(16)}>`,
    '<b:AAAA>',
  ])('leaves %s', async (text) => {
    const tokens = await openTokens(secret)
    expect(tokens.restore(text)).toBe(text)
  })
})

describe('enciphered numbers', () => {
  const turned = (cipher: NumberCipher, entity: string, value: string): string => {
    const other = cipher.encipher(entity, value)
    expect(other, value).toBeDefined()
    expect(cipher.decipher(entity, other as string), value).toBe(value)
    return other as string
  }
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))

  it('a card keeps its issuer, its form and whether it passes its check', async () => {
    const cipher = await openNumberCipher(secret)
    fc.assert(
      fc.property(fc.integer({ min: 13, max: 19 }).chain(digits), (number) => {
        const other = turned(cipher, 'CREDIT_CARD', number)
        expect(other.slice(0, 6)).toBe(number.slice(0, 6))
        expect(other).toHaveLength(number.length)
        expect(passesLuhn(other)).toBe(passesLuhn(number))
      }),
      runs(),
    )
    expect(turned(cipher, 'CREDIT_CARD', '4111 1111 1111 1111')).toMatch(/^4111 11\d\d \d{4} \d{4}$/)
    expect(turned(cipher, 'CREDIT_CARD', '４１１１-1111-1111-1111')).toMatch(/^４１１１-11/)
  })

  it('a social security number stays one that can be assigned', async () => {
    const cipher = await openNumberCipher(secret)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 899 }), fc.integer({ min: 1, max: 99 }), (area, group) => {
        fc.pre(area !== 666)
        const value = `${String(area).padStart(3, '0')}-${String(group).padStart(2, '0')}-0001`
        expect(turned(cipher, 'US_SSN', value)).toMatch(/^(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}$/)
      }),
      runs(),
    )
    expect(cipher.encipher('US_SSN', '900-12-3456')).toBeUndefined()
  })

  it('a resident id keeps its area and gets another date, right or wrong check alike', async () => {
    const cipher = await openNumberCipher(secret)
    const dates = fc.date({ min: new Date('1920-01-01'), max: new Date('2019-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(dates, digits(3), fc.constantFrom(...'0123456789X'), (date, sequence, check) => {
        const body = `110105${date.toISOString().slice(0, 10).replaceAll('-', '')}${sequence}`
        const other = turned(cipher, 'CN_RESIDENT_ID', body + check)
        expect(other.slice(0, 6)).toBe('110105')
        expect(residentIdCheck(other) === other[17]).toBe(residentIdCheck(body) === check)
      }),
      runs(),
    )
    expect(turned(cipher, 'CN_RESIDENT_ID', '110105 491231 002')).toMatch(/^110105 \d{6} \d{3}$/)
  })

  it.each([
    ['IBAN_CODE', 'GB82 WEST 1234 5698 7654 32', /^GB\d\d [A-Z]{4} \d{4} \d{4} \d{4} \d\d$/],
    ['CN_MOBILE', '+86 138-0013-8000', /^\+86 138-\d{4}-\d{4}$/],
    ['CN_MOBILE', '一三八零零一三八零零零', /^一三八[零一二三四五六七八九]{8}$/],
    ['PHONE_NUMBER', '(202) 456-1414', /^\(202\) 4\d\d-\d{4}$/],
    ['UK_NINO', 'AB123456c', /^[A-Z]{2}\d{6}[a-z]$/],
  ])('%s %s keeps its form', async (entity, value, form) => {
    const cipher = await openNumberCipher(secret)
    expect(turned(cipher, entity, value)).toMatch(form)
    expect(turned(cipher, entity, value)).not.toBe(value)
  })

  it.each([
    ['US_BANK_NUMBER', '12345'],
    ['PERSON', 'Mary Jones'],
    ['CREDIT_CARD', '4111'],
    ['UK_NINO', 'ÄB123456C'],
    ['CN_RESIDENT_ID', '110105190012310021'],
  ])('%s %s has no form with a million values', async (entity, value) => {
    const cipher = await openNumberCipher(secret)
    expect(cipher.encipher(entity, value)).toBeUndefined()
  })
})
