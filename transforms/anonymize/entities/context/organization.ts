import { defineEntity } from '../definition/define-entity.js'
import { pick } from '../definition/draw.js'
import type { FakeContext } from '../definition/fake-context.js'

export const organization = defineEntity({
  name: 'ORGANIZATION',
  group: 'context',
  about: 'Company or institution',
  modelText: 'organization',
  fake: fakeOrganization,
  modelLabels: ['ORG', 'ORGANIZATION', 'ORGANISATION', 'COMPANY', 'COMPANYNAME', 'HOSPITAL', 'NT'],
  goldTypes: ['ORG', 'CORPORATION', 'COMPANY', 'HOSPITAL', 'GROUP', 'PRODUCT'],
  otherGoldTypes: ['MISC'],
})

/** A made-up name and, in Chinese, a city and a trade. */
function fakeOrganization(value: string, { draws, listsFor, names }: FakeContext): string {
  const { locale, legal: forms, cities, trades } = listsFor(value)
  const legal = forms.length > 0 ? pick(draws, forms) : ''
  if (!/^zh/.test(locale)) return `${names.madeUp(draws, 'a')} ${legal}`.trim()
  const trade = trades.length > 0 ? pick(draws, trades) : ''
  return pick(draws, cities) + names.madeUp(draws, value) + trade + legal
}
