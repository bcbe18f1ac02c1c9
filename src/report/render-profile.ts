import type { ProfileReport } from '../schemas/profile.js'
import type { ProfileChanges } from '../schemas/profile-changes.js'

/** How the page of a profile is written. */
export interface RenderProfileOptions {
  /** The language of headings and explanations. */
  lang: 'en' | 'zh'
  /** The heading, such as the name of the data. */
  title?: string
  /** An earlier profile, shown beside this one. */
  before?: ProfileReport
  /** How the two differ. */
  changes?: ProfileChanges
}

/**
 * A profile as one HTML document, which loads nothing from elsewhere and holds no script.
 *
 * @example
 * import { writeFileSync } from 'node:fs'
 * const { profile: report } = await profile({ input: 'adult.csv', facet: 'sex', label: 'income' })
 * writeFileSync('profile.html', await renderProfile(report, { lang: 'en', title: 'Adult' }))
 */
export async function renderProfile(report: ProfileReport, options: RenderProfileOptions): Promise<string> {
  const { profilePage } = await import('./profile-page.js')
  return profilePage(report, options)
}
