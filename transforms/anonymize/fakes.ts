import { Draws } from '../../src/core/random.js'
import type { Entity } from './entities.js'
import type { FakeLocale } from './fake-locales.js'
import {
  fakeCard,
  fakeCnMobile,
  fakeIban,
  fakeIp,
  fakePhone,
  fakeResidentId,
  fakeSsn,
} from './fake-numbers.js'
import { normalForm } from './normal-form.js'
import { keyedDigest } from './secret-key.js'

/** A plausible stand-in for a value: the same for every spelling of it, everywhere, and never the value itself. */
export type Fake = (entity: Entity, value: string) => string

interface NamePool {
  given: readonly string[]
  family: readonly string[]
}

/**
 * Fakes are drawn from a keyed hash of the value alone, so workers, runs and machines that have the key agree
 * without a table. The ranges are finite: two values may share a fake (there are 762 IPv4 addresses for
 * documentation), which loses a distinction and reveals nothing. Names and words are those of faker, loaded on
 * first use.
 */
export async function openFakes(key: Buffer, locales: readonly FakeLocale[]): Promise<Fake> {
  const english = await loadNames('en')
  const chinese = locales.includes('zh') ? await loadNames('zh') : undefined

  const draw = (entity: Entity, value: string, draws: Draws): string => {
    switch (entity) {
      case 'EMAIL_ADDRESS':
        return fakeEmail(english, draws)
      case 'URL':
        return fakeUrl(value, { names: english, draws })
      case 'IP_ADDRESS':
        return fakeIp(value, draws)
      case 'CREDIT_CARD':
        return fakeCard(value, draws)
      case 'IBAN_CODE':
        return fakeIban(value, draws)
      case 'US_SSN':
        return fakeSsn(value, draws)
      case 'CN_RESIDENT_ID':
        return fakeResidentId(value, draws)
      case 'CN_MOBILE':
        return fakeCnMobile(value, draws)
      case 'PHONE_NUMBER':
        return fakePhone(value, draws)
      case 'PERSON':
        return fakePerson(value)
      default:
        return `<${entity}>`
    }
  }

  const fakePerson = (value: string): string => {
    const isChinese = chinese !== undefined && (!locales.includes('en') || /\p{Script=Han}/u.test(value))
    if (isChinese) {
      const draws = drawsOf(key, 'PERSON', value)
      return pick(draws, chinese.family) + pick(draws, chinese.given)
    }
    const parts = value.split(/\s+/)
    return parts
      .map((part, i) => fakeNamePart(part, { names: english, isFamily: i > 0 && i === parts.length - 1 }))
      .join(' ')
  }

  /** Part by part, so that "Mary" in one place and "Mary Jones" in another keep their link. */
  const fakeNamePart = (part: string, kind: { names: NamePool; isFamily: boolean }): string => {
    if (/^\p{L}\.?$/u.test(part)) return part
    const draws = drawsOf(key, kind.isFamily ? 'family' : 'given', part.toLowerCase())
    return differing(part, () => pick(draws, kind.isFamily ? kind.names.family : kind.names.given))
  }

  return (entity, value) => {
    const normal = normalForm(entity, value)
    const draws = drawsOf(key, entity, normal)
    return differing(value, () => draw(entity, value, draws))
  }
}

/** Draws again until the fake is not the value. Every range holds more than one value, so this ends. */
function differing(value: string, draw: () => string): string {
  const plain = value.toLowerCase()
  for (;;) {
    const fake = draw()
    if (fake.toLowerCase() !== plain) return fake
  }
}

function drawsOf(key: Buffer, kind: string, value: string): Draws {
  const digest = keyedDigest(key, 'fake', kind, value)
  return new Draws(digest.readUInt32LE(0), digest.readUInt32LE(4))
}

function pick<T>(draws: Draws, items: readonly T[]): T {
  return items[draws.below(items.length)]
}

/** example.com, example.net and example.org are reserved (RFC 2606). */
function fakeEmail(names: NamePool, draws: Draws): string {
  const name = `${pick(draws, names.given)}.${pick(draws, names.family)}${draws.below(10000)}`
  return `${name.toLowerCase().replace(/[^a-z0-9.]/g, '')}@example.${pick(draws, ['com', 'net', 'org'])}`
}

/** A path under a reserved name (RFC 2606), with the scheme that the value has. */
function fakeUrl(value: string, { names, draws }: { names: NamePool; draws: Draws }): string {
  const scheme = /^[a-z]+:\/\//i.exec(value)?.[0].toLowerCase() ?? ''
  const word = pick(draws, names.family)
    .toLowerCase()
    .replace(/[^a-z]/g, '')
  return `${scheme}www.example.${pick(draws, ['com', 'net', 'org'])}/${word}-${draws.below(100000)}`
}

async function loadNames(locale: FakeLocale): Promise<NamePool> {
  const { faker } =
    locale === 'en' ? await import('@faker-js/faker/locale/en') : await import('@faker-js/faker/locale/zh_CN')
  const { first_name, last_name } = faker.definitions.person
  return { given: poolOf(first_name), family: poolOf(last_name) }
}

function poolOf(names: { generic?: string[]; female?: string[]; male?: string[] }): string[] {
  const pool = names.generic ?? [...(names.female ?? []), ...(names.male ?? [])]
  return [...new Set(pool)].sort()
}
