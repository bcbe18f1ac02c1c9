import { defineEntity } from '../definition/define-entity.js'
import { readDate } from './written-date.js'

export const dateOfBirth = defineEntity({
  name: 'DATE_OF_BIRTH',
  group: 'context',
  about: 'Date of birth, by keyword',
  modelText: 'date of birth',
  fake: 'shift',
  generalize: yearOf,
  modelLabels: ['DOB', 'DATEOFBIRTH'],
  goldTypes: ['BIRTHDAY'],
  otherGoldTypes: ['DATE', 'DATE_TIME'],
})

export const dateTime = defineEntity({
  name: 'DATE_TIME',
  group: 'context',
  about: 'Any date or time',
  modelText: 'date',
  fake: 'shift',
  generalize: yearOf,
  modelLabels: ['DATE', 'TIME', 'DATETIME', 'PRIVATEDATE'],
  goldTypes: ['DATE', 'TIME'],
  otherGoldTypes: ['BIRTHDAY'],
})

function yearOf(value: string): string | undefined {
  const date = readDate(value)
  if (date !== undefined) return String(date.year)
  const years = value.match(/(?<!\d)(?:1[89]|20)\d{2}(?!\d)/g) ?? []
  return years.length === 1 ? years[0] : undefined
}
