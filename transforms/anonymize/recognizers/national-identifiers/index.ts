import type { Family } from '../../detect/family.js'
import { openIdentifiers } from '../../identifiers/identifier.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

/** Identifiers that one country issues. China, Hong Kong, Macau and Taiwan have a family of their own. */
export const openCountries: Family = async ({ wants }) => {
  const { countryIdentifiers } = await import('./identifiers.js')
  return openIdentifiers(
    countryIdentifiers.filter(({ entity }) => wants(entity)),
    prefilterBits.digits6 | prefilterBits.mixed,
  )
}
