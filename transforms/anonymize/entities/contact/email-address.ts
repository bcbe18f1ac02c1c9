import { asciiName } from '../definition/characters.js'
import { defineEntity } from '../definition/define-entity.js'
import { pick } from '../definition/draw.js'
import type { FakeContext } from '../definition/fake-context.js'
import { emailForms, isOfForm } from '../made-up/forms.js'

export const emailAddress = defineEntity({
  name: 'EMAIL_ADDRESS',
  group: 'contact',
  about: 'E-mail address',
  modelText: 'email',
  canonical: (folded) => folded.toLowerCase(),
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

/**
 * An address under a reserved name (RFC 2606). Where the local part is two names, as in mary.jones, it is the
 * fakes of those, so that a person and their address still go together.
 */
export function fakeEmail(value: string, { englishNames, english, draws }: FakeContext): string {
  const parts = value.slice(0, Math.max(0, value.indexOf('@'))).match(/[a-z]{2,}/gi) ?? []
  const areNames = parts.length === 2
  const given = areNames ? englishNames.given(parts[0].toLowerCase()) : pick(draws, english.given.any)
  const family = areNames ? englishNames.family(parts[1].toLowerCase()) : englishNames.madeUp(draws, 'a')
  const local = `${asciiName(given)}.${asciiName(family)}${draws.below(10000)}`
  return `${local}@example.${pick(draws, ['com', 'net', 'org'])}`
}
