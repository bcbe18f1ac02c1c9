import type { ProfileReport } from '../schemas/profile.js'
import type { RenderProfileOptions } from './profile-page.js'

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
