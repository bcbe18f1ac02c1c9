import type { Draws } from '../../../../src/transform/random.js'
import { compactOf, inFormOf } from '../definition/characters.js'
import { defineEntity } from '../definition/define-entity.js'
import { between, drawDigits } from '../definition/draw.js'
import {
  areDigits,
  type Cell,
  digitsOf,
  type NumberForm,
  numberIn,
  padded,
  withNumerals,
} from '../definition/number-form.js'

export const usSsn = defineEntity({
  name: 'US_SSN',
  group: 'government',
  about: 'US social security number',
  modelText: 'social security number',
  fake: (value, { draws }) => fakeSsn(value, draws),
  isFake: (value) => /^9\d\d(?:0[1-9]|[1-4]\d)\d{4}$/.test(compactOf(value)),
  fakeForms: [/(?<!\d)9\d\d[ -](?:0[1-9]|[1-4]\d)[ -]\d{4}(?!\d)/g],
  fpe: ssnForm,
  modelLabels: ['SSN', 'SOCIALNUM'],
  goldTypes: ['SSN'],
})

/**
 * Areas 900 to 999 are never assigned (US Social Security Administration, "Social Security Number
 * Randomization"); with the groups 01 to 49 they are no taxpayer number either (IRS: those use 50 and above).
 */
export function fakeSsn(value: string, draws: Draws): string {
  const group = padded(between(draws, 1, 49), 2)
  return inFormOf(value, `9${drawDigits(draws, 2)}${group}${padded(between(draws, 1, 9999), 4)}`)
}

/** Area 001 to 899 without 666, group 01 to 99, serial 0001 to 9999: what the US Social Security Administration assigns. */
function ssnForm(value: string, cells: readonly Cell[]): NumberForm | undefined {
  if (!areDigits(cells) || cells.length !== 9) return undefined
  const area = numberIn(cells.slice(0, 3))
  const group = numberIn(cells.slice(3, 5))
  const serial = numberIn(cells.slice(5))
  if (area === 0 || area === 666 || area > 899 || group === 0 || serial === 0) return undefined
  return {
    numerals: [area > 666 ? area - 2 : area - 1, group - 1, serial - 1],
    radices: [898, 99, 9999],
    write: ([a, g, s]) => {
      const areaText = padded(a >= 665 ? a + 2 : a + 1, 3)
      return withNumerals(value, cells, digitsOf(areaText + padded(g + 1, 2) + padded(s + 1, 4)))
    },
  }
}
