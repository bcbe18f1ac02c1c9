import { asciiName } from '../definition/characters.js'
import { defineEntity } from '../definition/define-entity.js'
import { pick } from '../definition/draw.js'
import type { FakeContext, FoundInRecord, NamedPerson } from '../definition/fake-context.js'
import { emailForms, isOfForm } from '../made-up/forms.js'

export const emailAddress = defineEntity({
  name: 'EMAIL_ADDRESS',
  group: 'contact',
  about: 'E-mail address',
  modelText: 'email',
  canonical: (folded) => plainAddress(folded).toLowerCase(),
  fake: fakeEmail,
  isFake: (value) => /@(?:[a-z0-9-]+\.)*example\.(?:com|net|org)$/i.test(value),
  isOwnFake: (value) => isOfForm(emailForms, value),
  fakeForms: emailForms,
  fpe: 'none',
  mask: { domainMark: '@' },
  modelLabels: ['EMAIL', 'EMAILADDRESS', 'PRIVATEEMAIL'],
  goldTypes: ['EMAIL'],
  otherGoldTypes: ['CN_ALIPAY'],
})

/** `name (at) host dot com` with the signs that it stands for. */
function plainAddress(value: string): string {
  if (value.includes('@') && !/[([{<]\s*@/.test(value)) return value
  return value
    .replace(/\s{0,3}[([{<]?\s{0,2}(?:\bat\b|@|#|艾特)\s{0,2}[)\]}>]?\s{0,3}/i, '@')
    .replace(/\s{0,3}[([{<]\s{0,2}(?:dot|\.|点)\s{0,2}[)\]}>]\s{0,3}|\s{1,2}dot\s{1,2}|\s?点\s?/gi, '.')
}

/**
 * An address under a reserved name (RFC 2606). Where the local part is two names, as in mary.jones, or that of somebody
 * who is named in the record, as in mjones, it is the fakes of those: a person and their address still go together.
 */
export function fakeEmail(value: string, { englishNames, english, draws, found }: FakeContext): string {
  const plain = plainAddress(value)
  const local = plain.slice(0, Math.max(0, plain.indexOf('@'))).toLowerCase()
  const owner = ownerOf(local, found)
  const given = owner === undefined ? pick(draws, english.given.any) : englishNames.given(owner.given)
  const family = owner === undefined ? englishNames.madeUp(draws, 'a') : englishNames.family(owner.family)
  return `${asciiName(given)}.${asciiName(family)}${draws.below(10000)}@example.${pick(draws, ['com', 'net', 'org'])}`
}

/** Whose address a local part says it is. */
function ownerOf(local: string, found: FoundInRecord): NamedPerson | undefined {
  const parts = local.match(/[a-z]{2,}/g) ?? []
  const { list, roleOf } = found.people()
  if (parts.length === 2) {
    const [first, second] = parts
    return roleOf(first) === 'family' && roleOf(second) === 'given'
      ? { given: second, family: first }
      : { given: first, family: second }
  }
  const bare = local.replace(/[^a-z]/g, '')
  const owners = list.filter(({ given, family }) => localForms(given, family).includes(bare))
  return owners.length > 0 && owners.every((one) => one.family === owners[0].family) ? owners[0] : undefined
}

/** What people make of their names: mary, jones, maryjones, jonesmary, mjones, jonesm. */
function localForms(given: string, family: string): readonly string[] {
  return [given, family, given + family, family + given, given[0] + family, family + given[0]]
}
