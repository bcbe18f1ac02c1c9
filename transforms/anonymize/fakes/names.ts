import type { FakeNames } from '../entities/definition/fake-context.js'
import { chineseName } from './chinese-name.js'
import type { OpenDraws } from './draws.js'
import { latinName } from './latin-name.js'
import { openNameLists } from './name-lists.js'
import type { FakePool } from './pools.js'

/** Fake names from the lists of some languages, the preferred first. */
export function openFakeNames(pools: readonly FakePool[], drawsOf: OpenDraws): FakeNames {
  const lists = openNameLists(pools, drawsOf)
  return {
    full: (kind, value) => (isChinese(value) ? chineseName(value, { kind, lists }) : latinName(value, lists)),
    given: lists.given,
    family: lists.family,
  }
}

/** Chinese characters without Korean letters: a name of Chinese or Japanese form. */
function isChinese(value: string): boolean {
  return /\p{Script=Han}/u.test(value) && !/\p{Script=Hangul}/u.test(value)
}
