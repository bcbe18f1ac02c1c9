import type { Draws } from '../../../../src/transform/random.js'
import { defineEntity } from '../definition/define-entity.js'
import { pickOther } from '../definition/draw.js'
import { nationalities, titles, type WordsByScript } from './words.data.js'

export const nrp = defineEntity({
  name: 'NRP',
  group: 'context',
  about: 'Nationality, religious or political group',
  modelText: 'nationality',
  fake: (value, { draws }) => fakeWord(nationalities, value, draws),
  modelLabels: ['NORP', 'NRP'],
  goldTypes: ['NORP', 'NATIONALITY', 'MISC'],
  otherGoldTypes: ['GROUP'],
})

export const title = defineEntity({
  name: 'TITLE',
  group: 'context',
  about: 'Form of address or professional title',
  fake: (value, { draws }) => fakeWord(titles, value, draws),
  modelLabels: ['TITLE', 'PREFIX'],
  goldTypes: ['PREFIX', 'PREFIX_MALE', 'PREFIX_FEMALE'],
})

/** Another nationality or form of address, in the language and case of the value. */
function fakeWord(lists: WordsByScript, value: string, draws: Draws): string | undefined {
  const words = lists[/\p{Script=Han}/u.test(value) ? 'zh' : 'en'].split(' ')
  const fitting = words.map((word) => (/[.人]$/.test(value) ? word : word.replace(/[.人]$/, '')))
  const word = pickOther(draws, fitting, value)
  return value === value.toLowerCase() ? word?.toLowerCase() : word
}
