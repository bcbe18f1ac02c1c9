import type { Draws } from '../../../src/transform/random.js'
import { entityTable } from '../entities/entities.data.js'
import type { Entity } from '../entities/entities.js'
import { normalForm } from '../normalize/canonical-value.js'
import { openFakeCodes } from './codes.js'
import { openDraws, pick } from './draws.js'
import type { FakeLocale } from './locales.js'
import { type FakeNames, openFakeNames } from './names.js'
import {
  fakeCard,
  fakeCnMobile,
  fakeCrypto,
  fakeIban,
  fakeIp,
  fakeMac,
  fakePhone,
  fakeResidentId,
  fakeSsn,
  fakeUsername,
} from './numbers.js'
import { type FakePool, loadPool } from './pools.js'
import { fakeAddress, fakeAge, fakeLocation, fakeOrganization, fakeSecret, fakeWord } from './texts.js'

/** A plausible stand-in for a value: the same for every spelling of it, everywhere, and never the value itself. */
export type Fake = (entity: Entity, value: string) => string

const maxTries = 64

/**
 * Fakes are drawn from a keyed hash of the value alone, so workers, runs and machines that have the key agree
 * without a table. The ranges are finite: two values may share a fake (there are 762 IPv4 addresses for
 * documentation), which loses a distinction and reveals nothing. Names and words are those of faker, loaded on
 * first use. A value of which nothing is understood becomes its placeholder; dates do as well, since only
 * their record says by how much they move.
 */
export async function openFakes(key: Buffer, locales: readonly FakeLocale[]): Promise<Fake> {
  const { countryIdentifiers } = await import('../recognizers/national-identifiers/identifiers.js')
  const pools = await Promise.all([...new Set(locales)].map(loadPool))
  const english = pools.find(({ locale }) => locale === 'en') ?? (await loadPool('en'))
  const drawsOf = openDraws(key)
  const names = openFakeNames(pools, drawsOf)
  const englishNames = openFakeNames([english], drawsOf)
  const code = openFakeCodes(countryIdentifiers)
  const wordPool = (value: string): FakePool => {
    const isHan = /\p{Script=Han}/u.test(value)
    const fits = ({ locale }: FakePool) => /^zh/.test(locale) === isHan
    return pools.find((pool) => fits(pool) && pool.cities.length > 0) ?? english
  }

  const drawText = (entity: Entity, value: string, draws: Draws): string | undefined => {
    switch (entity) {
      case 'PERSON':
        return names.full(value)
      case 'LOCATION':
        return fakeLocation(value, { pool: wordPool(value), draws })
      case 'STREET_ADDRESS':
        return fakeAddress(value, { pool: wordPool(value), draws })
      case 'ORGANIZATION':
        return fakeOrganization(value, { pool: wordPool(value), draws })
      case 'AGE':
        return fakeAge(value, draws)
      case 'NRP':
      case 'TITLE':
        return fakeWord(entity, value, draws)
      default:
        return undefined
    }
  }

  const drawNumber = (entity: Entity, value: string, draws: Draws): string | undefined => {
    switch (entity) {
      case 'EMAIL_ADDRESS':
        return fakeEmail(value, { names: englishNames, pool: english, draws })
      case 'URL':
        return fakeUrl(value, { pool: english, draws })
      case 'IP_ADDRESS':
        return fakeIp(value, draws)
      case 'MAC_ADDRESS':
        return fakeMac(value, draws)
      case 'CREDIT_CARD':
        return fakeCard(value, draws)
      case 'IBAN_CODE':
        return fakeIban(value, draws)
      case 'CRYPTO':
        return fakeCrypto(value, draws)
      case 'US_SSN':
        return fakeSsn(value, draws)
      case 'CN_RESIDENT_ID':
        return fakeResidentId(value, draws)
      case 'CN_MOBILE':
        return fakeCnMobile(value, draws)
      case 'PHONE_NUMBER':
        return fakePhone(value, draws)
      case 'USERNAME':
      case 'CN_WECHAT_ID':
        return fakeUsername(value, draws)
      case 'CN_ALIPAY':
        return value.includes('@')
          ? fakeEmail(value, { names: englishNames, pool: english, draws })
          : fakeCnMobile(value, draws)
      default:
        return entity in entityTable.secrets ? fakeSecret(entity, value, draws) : code(entity, value, draws)
    }
  }

  const isText = (entity: Entity) =>
    entity in entityTable.names ||
    (entity in entityTable.context && !/^(?:ZIP_CODE|MEDICAL_RECORD)$/.test(entity))

  return (entity, value) => {
    const draws = drawsOf(entity, normalForm(entity, value))
    const plain = value.toLowerCase()
    for (let tries = 0; tries < maxTries; tries++) {
      const fake = isText(entity) ? drawText(entity, value, draws) : drawNumber(entity, value, draws)
      if (fake === undefined) break
      if (!hasWhole(fake.toLowerCase(), plain)) return fake
    }
    return `<${entity}>`
  }
}

/** Whether a text holds another one that does not go on before or behind it. */
function hasWhole(text: string, part: string): boolean {
  if (part === '') return text === ''
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const goesOn =
      /[\p{L}\p{N}]$/u.test(text.slice(0, at)) || /^[\p{L}\p{N}]/u.test(text.slice(at + part.length))
    if (!goesOn) return true
  }
  return false
}

interface EmailParts {
  names: FakeNames
  pool: FakePool
  draws: Draws
}

/**
 * An address under a reserved name (RFC 2606). Where the local part is two names, as in mary.jones, it is the
 * fakes of those, so that a person and their address still go together.
 */
function fakeEmail(value: string, { names, pool, draws }: EmailParts): string {
  const parts = value.slice(0, Math.max(0, value.indexOf('@'))).match(/[a-z]{2,}/gi) ?? []
  const given = parts.length === 2 ? names.given(parts[0].toLowerCase()) : pick(draws, pool.given.any)
  const family = parts.length === 2 ? names.family(parts[1].toLowerCase()) : pick(draws, pool.family.any)
  const local = `${asciiOf(given)}.${asciiOf(family)}${draws.below(10000)}`
  return `${local}@example.${pick(draws, ['com', 'net', 'org'])}`
}

/** A path under a reserved name (RFC 2606), with the scheme that the value has. */
function fakeUrl(value: string, { pool, draws }: { pool: FakePool; draws: Draws }): string {
  const scheme = /^[a-z]+:\/\//i.exec(value)?.[0].toLowerCase() ?? ''
  const path = `${asciiOf(pick(draws, pool.family.any))}-${draws.below(100000)}`
  return `${scheme}www.example.${pick(draws, ['com', 'net', 'org'])}/${path}`
}

function asciiOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '') || 'user'
}
