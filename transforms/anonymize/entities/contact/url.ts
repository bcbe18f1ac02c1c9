import { asciiName } from '../definition/characters.js'
import { defineEntity } from '../definition/define-entity.js'
import { pick } from '../definition/draw.js'
import type { FakeContext } from '../definition/fake-context.js'
import { isOfForm } from '../made-up/forms.js'

const urlForms = [/(?:[a-z]{1,20}:\/\/)?www\.example\.(?:com|net|org)\/[a-z]+-\d{1,5}/g]

export const url = defineEntity({
  name: 'URL',
  group: 'contact',
  about: 'Web address',
  canonical: (folded) => folded,
  fake: fakeUrl,
  isOfOnePerson: false,
  isFake: (value) => /^(?:[a-z]+:\/\/)?(?:[a-z0-9-]+\.)*example\.(?:com|net|org)(?:[/?#:]|$)/i.test(value),
  isOwnFake: (value) => isOfForm(urlForms, value),
  fakeForms: urlForms,
  fpe: 'none',
  modelLabels: ['URL', 'URLPERSONAL', 'PRIVATEURL'],
  goldTypes: ['DOMAIN_NAME', 'DOMAIN'],
})

/** A path under a reserved name (RFC 2606), with the scheme that the value has. */
function fakeUrl(value: string, { english, draws }: FakeContext): string {
  const scheme = /^[a-z]+:\/\//i.exec(value)?.[0].toLowerCase() ?? ''
  const path = `${asciiName(pick(draws, english.family.any))}-${draws.below(100000)}`
  return `${scheme}www.example.${pick(draws, ['com', 'net', 'org'])}/${path}`
}
