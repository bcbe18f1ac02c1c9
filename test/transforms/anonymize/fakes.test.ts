import { isIPv4, isIPv6 } from 'node:net'
import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { ibanRemainder, residentIdCheck } from '../../../transforms/anonymize/check-digits/iso-7064.js'
import { luhnDigit, passesLuhn } from '../../../transforms/anonymize/check-digits/luhn.js'
import {
  femaleCharacters,
  maleCharacters,
} from '../../../transforms/anonymize/entities/made-up/chinese-characters.data.js'
import { type Fake, openFakes } from '../../../transforms/anonymize/fakes/fake.js'
import { isFake } from '../../../transforms/anonymize/fakes/is-fake.js'
import { loadPool } from '../../../transforms/anonymize/fakes/pools.js'
import { countryIdentifiers } from '../../../transforms/anonymize/recognizers/national-identifiers/identifiers.js'
import { runs } from '../../campaign.js'
import { anonymized } from './anonymized.js'

const key = Buffer.from('a key for tests only, 32 bytes..')
const options = { policy: 'pseudonymize' }

async function fakeOf(): Promise<Fake> {
  return openFakes(key, ['en', 'zh'])
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))

describe('check digits', () => {
  it.each([
    ['4111111111111111', true],
    ['79927398713', true],
    ['79927398710', false],
  ])('Luhn says of %s: %s', (number, wanted) => {
    expect(passesLuhn(number)).toBe(wanted)
  })

  it('the examples of the standards check', () => {
    expect(ibanRemainder('GB82WEST12345698765432')).toBe(1)
    expect(residentIdCheck('11010519491231002')).toBe('X')
    expect(residentIdCheck('44052418800101001')).toBe('4')
  })

  it('`luhnDigit()` completes any payload', () => {
    fc.assert(
      fc.property(digits(15), (payload) => passesLuhn(payload + luhnDigit(payload))),
      runs(),
    )
  })
})

describe('fakes', () => {
  it('a card keeps its form, passes Luhn and begins with a prefix that no network has', async () => {
    const fake = await fakeOf()
    fc.assert(
      fc.property(digits(16), (number) => {
        const card = fake('CREDIT_CARD', number.replace(/\d{4}(?=\d)/g, '$& '))
        expect(card).toMatch(/^9999 \d{4} \d{4} \d{4}$/)
        expect(passesLuhn(card.replaceAll(' ', ''))).toBe(true)
      }),
      runs(),
    )
  })

  it('ids, bank accounts and social security numbers are well-formed and from ranges never assigned', async () => {
    const fake = await fakeOf()
    fc.assert(
      fc.property(digits(17), (body) => {
        const id = fake('CN_RESIDENT_ID', `${body}0`)
        expect(id).toMatch(/^99\d{4}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|1\d|2[0-8])\d{3}[\dX]$/)
        expect(residentIdCheck(id)).toBe(id[17])
        const iban = fake('IBAN_CODE', `DE${body}000`)
        expect(iban).toMatch(/^ZZ\d{20}$/)
        expect(ibanRemainder(iban)).toBe(1)
        expect(fake('US_SSN', `${body.slice(0, 3)}-${body.slice(3, 5)}-${body.slice(5, 9)}`)).toMatch(
          /^9\d\d-(?:0[1-9]|[1-4]\d)-(?!0000)\d{4}$/,
        )
      }),
      runs(),
    )
  })

  it('phone numbers are fictional or unassigned', async () => {
    const fake = await fakeOf()
    fc.assert(
      fc.property(digits(9), (rest) => {
        const mobile = fake('CN_MOBILE', `+86 13${rest.slice(0, 1)} ${rest.slice(1, 5)} ${rest.slice(5)}`)
        expect(mobile).toMatch(/^\+86 154 \d{4} \d{4}$/)
        expect(parsePhoneNumberFromString(mobile)?.isValid()).toBe(false)
        expect(fake('PHONE_NUMBER', `(202) 4${rest.slice(0, 2)}-${rest.slice(2, 6)}`)).toMatch(
          /^\([2-9][0-8]\d\) 555-01\d\d$/,
        )
        expect(fake('PHONE_NUMBER', `+44 20 ${rest.slice(0, 4)} ${rest.slice(4, 8)}`)).toMatch(
          /^\+44 7700 900\d{3}$/,
        )
        expect(fake('PHONE_NUMBER', `010-6${rest.slice(0, 7)}`)).toMatch(/^0\d\d-0\d{7}$/)
      }),
      runs(),
    )
  })

  it('addresses are from the blocks for documentation, mails and links under reserved names', async () => {
    const fake = await fakeOf()
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV6(), fc.emailAddress(), (v4, v6, email) => {
        expect(isIPv4(fake('IP_ADDRESS', v4)) && fake('IP_ADDRESS', v4)).toMatch(
          /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\./,
        )
        const six = fake('IP_ADDRESS', v6)
        expect(isIPv6(six) && six.startsWith('2001:db8:')).toBe(true)
        expect(fake('EMAIL_ADDRESS', email)).toMatch(/^[a-z]+\.[a-z]+\d+@example\.(?:com|net|org)$/)
        expect(fake('URL', 'https://x.org/y')).toMatch(
          /^https:\/\/www\.example\.(?:com|net|org)\/[a-z]+-\d+$/,
        )
      }),
      runs(),
    )
  })

  it('a fake is never the value, even where the value is itself of a reserved range', async () => {
    const fake = await fakeOf()
    for (let i = 1; i < 255; i++) expect(fake('IP_ADDRESS', `192.0.2.${i}`)).not.toBe(`192.0.2.${i}`)
  })

  it('a name is replaced in its own language, and its parts keep their link', async () => {
    const fake = await fakeOf()
    const full = fake('PERSON', 'Mary Jones').split(' ')
    expect(full).toHaveLength(2)
    expect(fake('PERSON', 'Mary')).toBe(full[0])
    expect(fake('PERSON', 'John Q. Jones').split(' ')[2]).toBe(full[1])
    expect(fake('PERSON', '王小明')).toMatch(/^\p{Script=Han}{2,4}$/u)
    const english = await openFakes(key, ['en'])
    expect(english('PERSON', '王小明')).toMatch(/^[A-Z]/)
  })

  it('a number of any country becomes one that its issuer does not give out', async () => {
    const fake = await fakeOf()
    for (const { entity, examples, pattern, check } of countryIdentifiers)
      for (const example of examples.match) {
        const other = fake(entity, example)
        const compact = other.replace(/[^0-9A-Za-z]/g, '').toUpperCase()
        expect(pattern.test(compact) && (check?.(compact) ?? true), `${entity} ${other}`).toBe(
          /^00/.test(compact) && check === undefined && pattern.test(compact),
        )
        expect(other).not.toBe(example)
        expect(other.replace(/[0-9A-Z]/gi, '')).toBe(example.replace(/[0-9A-Z]/gi, ''))
      }
  })

  it.each([
    ['EMAIL_ADDRESS', 'ann.lee@mail.org'],
    ['URL', 'https://a.org/ann'],
    ['IP_ADDRESS', '41.173.96.26'],
    ['IP_ADDRESS', '2a00:1450::1'],
    ['MAC_ADDRESS', 'a4:5e:60:c1:22:33'],
    ['CREDIT_CARD', '4111-1111-1111-1111'],
    ['IBAN_CODE', 'GB82 WEST 1234 5698 7654 32'],
    ['US_SSN', '536-90-4399'],
    ['CN_RESIDENT_ID', '11010519491231002X'],
    ['CN_MOBILE', '+86 138 0013 8000'],
    ['PHONE_NUMBER', '(202) 456-1414'],
    ['PHONE_NUMBER', '+44 20 7946 0018'],
    ['CN_USCC', '91110000600037341L'],
    ['CN_LICENSE_PLATE', '京A·12345'],
    ['CN_PASSPORT', 'E12345678'],
    ['ZIP_CODE', '94105'],
    ['ZIP_CODE', '100081'],
    ['UK_NINO', 'AB 12 34 56 C'],
    ['SWIFT_CODE', 'DEUTDEFF500'],
  ])('`isFake()` tells the fake of a %s from %s itself', async (entity, value) => {
    const fake = await fakeOf()
    expect(isFake(entity, fake(entity, value))).toBe(true)
    expect(isFake(entity, value)).toBe(false)
  })

  it('names keep gender, titles, initials and surnames, in both scripts', async () => {
    const fake = await fakeOf()
    const [given, family] = fake('PERSON', 'Mary Jones').split(' ')
    expect((await loadPool('en')).given.female).toContain(given.split('-')[0])
    expect(fake('PERSON', 'Mr. Jones')).toBe(`Mr. ${family}`)
    expect(fake('PERSON', 'M. Jones')).toBe(`${given[0]}. ${family}`)
    expect(fake('PERSON', 'JONES, MARY')).toBe(`${family}, ${given}`.toUpperCase())
    const female = fake('PERSON', '王秀英')
    const surname = female.slice(0, 2)
    for (const character of female.slice(2)) expect(femaleCharacters).toContain(character)
    expect(fake('PERSON', '王先生')).toBe(`${surname}先生`)
    expect(fake('PERSON', '小王')).toBe(`小${surname}`)
    for (const character of fake('PERSON', '王建军').slice(2)) expect(maleCharacters).toContain(character)
  })

  it('ages stay in their five years, dates and what is not understood become placeholders', async () => {
    const fake = await fakeOf()
    for (let age = 0; age < 100; age++) {
      const other = Number(fake('AGE', `${age}`))
      expect([Math.floor(other / 5), other === age]).toEqual([Math.floor(age / 5), false])
    }
    expect(fake('PERSON', 'Mr.')).toBe('<PERSON>')
    expect(fake('DATE_TIME', '2020-03-05')).toBe('<DATE_TIME>')
    expect(fake('US_PASSPORT', '---')).toBe('<US_PASSPORT>')
  })

  it('`anonymize()` gives the same value the same fake in every text, spelling, partition and opening', async () => {
    const apart = await anonymized(['mail a@b.org'], options)
    const together = await anonymized(['x', 'mail a@b.org', '又见A@B.org'], options)
    expect(together[1]).toBe(apart[0])
    expect(together[2]).toBe(`又见${apart[0].slice(5)}`)
    expect(await anonymized(['mail a@b.org'], options, 8)).not.toEqual(apart)
  })
})
