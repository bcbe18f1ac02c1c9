import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../../../src/base/package-root.js'
import type { Family, FamilyContext } from '../../detect/family.js'
import type { Recognizer } from '../../detect/recognizer.js'
import type { Words } from '../chinese-text/word-tables.js'

const all = [
  'PERSON',
  'STREET_ADDRESS',
  'LOCATION',
  'ORGANIZATION',
  'AGE',
  'DATE_OF_BIRTH',
  'DATE_TIME',
  'NRP',
  'TITLE',
  'ZIP_CODE',
] as const

/** Names, organisations, addresses and ages in Chinese text. */
export const openChinese: Family = async ({ wants }) => {
  if (!wants(...all)) return []
  const { openWords } = await import('../chinese-text/word-tables.js')
  const words = openWords(await readFile(join(packageRoot(), 'datasets/models/chinese-words.bin')))
  const opened: Recognizer[] = []
  const add = (recognizer: (words: Words, wants: FamilyContext['wants']) => Recognizer) =>
    opened.push(recognizer(words, wants))
  if (wants('STREET_ADDRESS', 'LOCATION')) add((await import('../chinese-text/address.js')).chineseAddress)
  if (wants('ORGANIZATION')) add((await import('../chinese-text/organization.js')).chineseOrganization)
  if (wants('PERSON')) {
    const { chinesePerson } = await import('./person.js')
    const { loadChineseNameModel } = await import('./model.js')
    opened.push(chinesePerson(words, await loadChineseNameModel()))
  }
  if (wants('AGE', 'DATE_OF_BIRTH', 'DATE_TIME', 'NRP', 'TITLE', 'ZIP_CODE'))
    add((await import('../chinese-text/facts.js')).chineseFacts)
  return opened
}
