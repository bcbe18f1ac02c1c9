import { capital } from '../entities/definition/characters.js'
import type { FakeNames } from '../entities/definition/fake-context.js'
import { cyrillicNames, latinNames, shortHanNames } from '../entities/made-up/reserved-names.js'
import { chineseName } from './chinese-name.js'
import { openChineseWords } from './chinese-words.js'
import type { OpenDraws } from './draws.js'
import { latinName } from './latin-name.js'
import { openNamePools } from './name-pools.js'
import { openNameWords } from './name-words.js'
import type { FakePool } from './pools.js'

/** Fake names from the lists of some languages, the preferred first. */
export function openFakeNames(
  key: Buffer,
  { pools: given, drawsOf }: { pools: readonly FakePool[]; drawsOf: OpenDraws },
): FakeNames {
  const pools = openNamePools(given)
  const words = openNameWords(key, { pools, drawsOf })
  const chinese = openChineseWords(key, drawsOf)
  return {
    full(value, { names, people }) {
      if (!isChinese(value)) return latinName(value, { pools, words, drawsOf, people })
      const pool = pools.poolOf(value)
      if (/^(?:zh|ja)/.test(pool.locale)) return chineseName(value, { pool, words: chinese, others: names() })
      return `${words.given(value)} ${words.family(value)}`
    },
    given: words.given,
    family: words.family,
    madeUp(draws, model) {
      if (isChinese(model)) return shortHanNames.at(draws.below(shortHanNames.count))
      const names = /\p{Script=Cyrillic}/u.test(model) ? cyrillicNames : latinNames
      return capital(names.at(draws.below(names.count)))
    },
  }
}

/** Chinese characters without Korean letters: a name of Chinese or Japanese form. */
function isChinese(value: string): boolean {
  return /\p{Script=Han}/u.test(value) && !/\p{Script=Hangul}/u.test(value)
}
