import { join } from 'node:path'
import { expect } from 'vitest'
import type { SectionOptions } from '../../bench/torture/campaign.js'
import { runCases } from '../../bench/torture/cases.js'
import type { SectionName } from '../../bench/torture/sections.js'
import { root } from '../source-files.js'

/** The build, because worker threads load it too. */
const campaignPath = join(root, 'dist/bench/torture/campaign.js')

/** How much of a section is tried. */
interface ShortForm extends Partial<Pick<SectionOptions, 'seed' | 'megabytes' | 'workers'>> {
  tries: number
  /** The one run to try it on; all where left out. */
  caseName?: string
}

/** Tries a section in its short form: from one seed, so that every run of the suite tries the same. */
export async function expectSurvived(
  name: SectionName,
  { tries, seed = 20, megabytes = 2.9, workers, caseName }: ShortForm,
): Promise<void> {
  const cases = runCases.filter((runCase) => caseName === undefined || runCase.name === caseName)
  expect(cases).not.toEqual([])
  const { trySection } = (await import(campaignPath)) as typeof import('../../bench/torture/campaign.js')
  const { rows, failures } = await trySection(name, { seed, tries, cases, workers, megabytes })
  expect(failures).toEqual([])
  expect(rows.reduce((sum, { tried }) => sum + tried, 0)).toBe(tries)
}
