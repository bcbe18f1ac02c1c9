import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../../../src/core/package-root.js'
import type { Family } from '../index.js'
import { chineseAddress } from './address.js'
import { chinesePerson } from './person.js'
import { openWords } from './word-tables.js'

const all = ['PERSON', 'STREET_ADDRESS', 'LOCATION'] as const

/** Names, organisations, addresses and ages in Chinese text. */
export const openChinese: Family = async ({ wants }) => {
  if (!wants(...all)) return []
  const words = openWords(await readFile(join(packageRoot(), 'datasets/models/chinese-words.bin')))
  return [chineseAddress(words), chinesePerson(words)]
}
