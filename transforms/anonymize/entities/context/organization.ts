import { defineEntity } from '../definition/define-entity.js'
import { pick, pickOther } from '../definition/draw.js'
import type { FakeContext } from '../definition/fake-context.js'

export const organization = defineEntity({
  name: 'ORGANIZATION',
  group: 'context',
  about: 'Company or institution',
  fake: fakeOrganization,
  modelLabels: ['ORG', 'ORGANIZATION', 'ORGANISATION', 'COMPANY', 'COMPANYNAME', 'HOSPITAL', 'NT'],
  goldTypes: ['ORG', 'CORPORATION', 'COMPANY', 'HOSPITAL', 'GROUP', 'PRODUCT'],
  otherGoldTypes: ['MISC'],
})

/** A name drawn from surnames and, in Chinese, cities and trades. */
function fakeOrganization(value: string, { draws, listsFor }: FakeContext): string | undefined {
  const lists = listsFor(value)
  const legal = lists.legal.length > 0 ? pick(draws, lists.legal) : ''
  const name = pickOther(draws, lists.family.any, value)
  if (name === undefined) return undefined
  if (!/^zh/.test(lists.locale)) return `${name} ${legal}`.trim()
  return (
    pick(draws, lists.cities) +
    pick(draws, lists.given.any) +
    (lists.trades.length > 0 ? pick(draws, lists.trades) : '') +
    legal
  )
}
