import { asciiName } from '../definition/characters.js'
import { defineEntity } from '../definition/define-entity.js'
import { pick } from '../definition/draw.js'
import type { FakeContext } from '../definition/fake-context.js'

export const url = defineEntity({
  name: 'URL',
  group: 'contact',
  about: 'Web address',
  canonical: (folded) => folded,
  fake: fakeUrl,
  isOfOnePerson: false,
  isFake: (value) => /^(?:[a-z]+:\/\/)?(?:[a-z0-9-]+\.)*example\.(?:com|net|org)(?:[/?#:]|$)/i.test(value),
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
