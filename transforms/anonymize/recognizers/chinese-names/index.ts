import { deferred } from '../../detect/deferred.js'
import type { Family, FamilyContext } from '../../detect/family.js'
import type { Recognizer } from '../../detect/recognizer.js'
import type { Entity } from '../../entities/entities.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import type { Words } from '../chinese-text/word-tables.js'

/** The recognizers of Chinese text, and what each finds. */
const families = {
  chinese_address: ['STREET_ADDRESS', 'LOCATION'],
  chinese_organization: ['ORGANIZATION'],
  chinese_person: ['PERSON'],
  chinese_echo: ['PERSON'],
  chinese_facts: ['DATE_OF_BIRTH', 'DATE_TIME', 'AGE', 'NRP', 'TITLE', 'ZIP_CODE'],
} as const satisfies Readonly<Record<string, readonly Entity[]>>

type Name = keyof typeof families

/** Names, organisations, addresses and ages in Chinese text. The tables are built when the first such text comes. */
export const openChinese: Family = async ({ wants }) => {
  const names = (Object.keys(families) as Name[]).filter((name) => wants(...families[name]))
  if (names.length === 0) return []
  const { loadWords } = await import('../chinese-text/word-tables.js')
  const words = await loadWords()
  return Promise.all(
    names.map(async (name) => {
      const open = await openers[name](wants)
      const head = {
        name,
        entities: families[name],
        bits: prefilterBits.han,
        rescans: true,
        recalls: name === 'chinese_echo',
      }
      return deferred(head, () => open(words()))
    }),
  )
}

/** Loads the code, and the model, of one of them. */
type Opener = (wants: FamilyContext['wants']) => Promise<(words: Words) => Recognizer>

const openers: Readonly<Record<Name, Opener>> = {
  async chinese_address() {
    return (await import('../chinese-text/address.js')).chineseAddress
  },
  async chinese_organization() {
    return (await import('../chinese-text/organization.js')).chineseOrganization
  },
  async chinese_person() {
    const { chinesePerson } = await import('./person.js')
    const { loadChineseNameModel } = await import('./model.js')
    const model = await loadChineseNameModel()
    return (words) => chinesePerson(words, model())
  },
  async chinese_echo() {
    return (await import('./name-echo.js')).chineseEcho
  },
  async chinese_facts(wants) {
    const { chineseFacts } = await import('../chinese-text/facts.js')
    return (words) => chineseFacts(words, wants)
  },
}
