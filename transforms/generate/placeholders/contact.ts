import type { Draws } from '../../../src/transform/random.js'
import { cnWechatId, username as usernameEntity } from '../../anonymize/entities/contact/accounts.js'
import { cnMobile, fakeCnMobile } from '../../anonymize/entities/contact/cn-mobile.js'
import { emailAddress } from '../../anonymize/entities/contact/email-address.js'
import { fakeIp, fakeMac, ipAddress, macAddress } from '../../anonymize/entities/contact/machines.js'
import { fakePhone, phoneNumber } from '../../anonymize/entities/contact/phone-number.js'
import { url } from '../../anonymize/entities/contact/url.js'
import { between, drawDigits, pick } from '../../anonymize/entities/definition/draw.js'
import type { Persona } from './persona.js'
import { isFamilyFirst, type Placeholder } from './placeholder.js'
import { companyWord } from './places.js'

/** Forms that phone numbers are written in; what stands in them is replaced. */
const phones = {
  en: ['(212) 555-0100', '212-555-0100', '212.555.0100', '+1 212-555-0100', '+44 7700 900100'],
  zh: ['13800138000', '138 0013 8000', '138-0013-8000', '+86 13800138000'],
  others: ['+1 212-555-0100'],
}

export const contactPlaceholders = {
  /** E-mail address, of the name, in a domain for examples. */
  email: {
    entity: emailAddress.name,
    value: (persona, draws) => `${local(persona, draws)}@example.${pick(draws, ['com', 'org', 'net'])}`,
  },
  /** E-mail address at the company. */
  work_email: {
    entity: emailAddress.name,
    value: (persona, draws) => `${local(persona, draws)}@${companyWord(persona).host}.example.com`,
  },
  /** User name, of the name. */
  username: { entity: usernameEntity.name, value: username },
  /** Phone number that is kept for fiction. */
  phone: {
    entity: (locale) => (locale === 'zh' ? cnMobile.name : phoneNumber.name),
    value({ pool: { locale } }, draws) {
      if (locale === 'zh') return fakeCnMobile(pick(draws, phones.zh), draws)
      return fakePhone(pick(draws, locale === 'en' ? phones.en : phones.others), draws)
    },
  },
  /** Landline of a Chinese city, with a number that none has. */
  landline: {
    entity: phoneNumber.name,
    locales: ['zh'],
    value: (_, draws) => fakePhone('010-12345678', draws),
  },
  /** WeChat id, of the name. */
  wechat: { entity: cnWechatId.name, locales: ['zh'], value: username },
  /** Page of a person, in a domain for examples. */
  url: {
    entity: url.name,
    value: (persona, draws) =>
      `https://${pick(draws, ['www.', ''])}example.com/${pick(draws, ['u', 'people', '~'])}/${username(persona)}`,
  },
  /** Address of the internet, of a block for documentation. */
  ip: {
    entity: ipAddress.name,
    value: (_, draws) => fakeIp('192.0.2.1', draws),
  },
  /** The same, version 6. */
  ipv6: {
    entity: ipAddress.name,
    value: (_, draws) => fakeIp('2001:db8::1', draws),
  },
  /** Hardware address, of a block for documentation. */
  mac: {
    entity: macAddress.name,
    value: (_, draws) => fakeMac(pick(draws, ['00:00:5e:00:53:01', '00-00-5E-00-53-01']), draws),
  },
} satisfies Record<string, Placeholder>

/** A name in letters a to z; `undefined` for one of letters that are not told here. */
function lettersOf(persona: Persona): { given: string; family: string } | undefined {
  const given = persona.romanize(persona.given)
  const family = persona.romanize(persona.family)
  return given === undefined || family === undefined ? undefined : { given, family }
}

function local(persona: Persona, draws: Draws): string {
  const letters = lettersOf(persona)
  if (letters === undefined) return username(persona)
  const { given, family } = letters
  const [first, second] = isFamilyFirst(persona.pool.locale) ? [family, given] : [given, family]
  const number = draws.chance(0.5) ? String(between(draws, 1, 99)) : ''
  return (
    pick(draws, [`${first}.${second}`, `${first}${second}`, `${first}_${second}`, `${given[0]}.${family}`]) +
    number
  )
}

function username(persona: Persona): string {
  return persona.fact('user name', (draws) => {
    const letters = lettersOf(persona)
    if (letters === undefined) return `user${drawDigits(draws, 5)}`
    const { given, family } = letters
    const number = String(between(draws, 1, 9999))
    return pick(draws, [
      `${given}${number}`,
      `${given}_${family}`,
      `${given[0]}${family}${number}`,
      `${family}${given}${number}`,
    ])
  })
}
