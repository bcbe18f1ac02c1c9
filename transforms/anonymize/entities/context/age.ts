import type { Draws } from '../../../../src/transform/random.js'
import { defineEntity, type GeneralizeOptions } from '../definition/define-entity.js'
import { pick } from '../definition/draw.js'

export const age = defineEntity({
  name: 'AGE',
  group: 'context',
  about: 'Age of a person',
  modelText: 'age',
  fake: (value, { draws }) => fakeAge(value, draws),
  generalize: ageBand,
  modelLabels: ['AGE'],
})

const fakeYears = 5

/** Another age of the same five years, 30 to 34 and so on; the words around the number stay. */
function fakeAge(value: string, draws: Draws): string | undefined {
  const numbers = value.match(/\d+/g)
  if (numbers?.length !== 1 || numbers[0].length > 3) return undefined
  const years = Number(numbers[0])
  const from = years - (years % fakeYears)
  const others = Array.from({ length: fakeYears }, (_, i) => from + i).filter((other) => other !== years)
  return value.replace(/\d+/, String(pick(draws, others)))
}

/** 34 becomes 30-39, and words around the number go: "34 years old" and 34岁 name the same band. */
function ageBand(value: string, { ageBand: band, ageTop }: GeneralizeOptions): string | undefined {
  const numbers = value.match(/\d{1,3}/g)
  if (numbers === null || numbers.length > 1) return undefined
  const years = Number(numbers[0])
  if (years >= ageTop) return `${ageTop}+`
  const from = years - (years % band)
  return `${from}-${Math.min(from + band, ageTop) - 1}`
}
