import { checkOptions, type OptionKinds, wrongValue } from '../base/check-options.js'
import type { ProfileReport } from '../schemas/profile.js'
import type { RenderProfileOptions } from './profile-page.js'

const optionKinds: OptionKinds<RenderProfileOptions> = {
  lang: ['en', 'zh'],
  title: 'text',
  before: 'object',
  changes: 'object',
}

/**
 * A profile as one HTML document, which loads nothing from elsewhere and holds no script. Throws `bad_option`.
 *
 * @example
 * import { writeFileSync } from 'node:fs'
 * const { profile: report } = await profile({ input: 'adult.csv', facet: 'sex', label: 'income' })
 * writeFileSync('profile.html', await renderProfile(report, { lang: 'en', title: 'Adult' }))
 */
export async function renderProfile(
  report: ProfileReport,
  options: RenderProfileOptions = {},
): Promise<string> {
  if (!Array.isArray(Object(report).columns))
    throw wrongValue('The report of renderProfile()', 'the profile that profile() answers', report)
  checkOptions('renderProfile()', options, optionKinds)
  const { profilePage } = await import('./profile-page.js')
  return profilePage(report, options)
}
