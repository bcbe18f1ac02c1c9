import { expect } from 'vitest'
import { type SectionOptions, trySection } from '../../bench/torture/campaign.js'
import { runCases } from '../../bench/torture/cases.js'
import type { SectionName } from '../../bench/torture/sections.js'

interface ShortForm extends Pick<Partial<SectionOptions>, 'seed' | 'megabytes'> {
  tries: number
  caseName?: string
}

/** Tries a section in its short form: from one seed, so that every run of the suite tries the same. */
export async function expectSurvived(
  name: SectionName,
  {
    tries,
    seed = 20,
    caseName,
  }: Pick<Partial<SectionOptions>, 'seed'> & { tries: number; caseName?: string },
): Promise<void> {
  const cases = runCases.filter((runCase) => caseName === undefined || runCase.name === caseName)
  expect(cases).not.toEqual([])
  const { rows, failures } = await trySection(name, { seed, tries, cases, megabytes })
  expect(failures).toEqual([])
  expect(rows.reduce((sum, { tried }) => sum + tried, 0)).toBe(tries)
}
