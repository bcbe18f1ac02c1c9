import { openIdentifiers } from '../../identifiers/identifier.js'
import { gateBits } from '../../prefilter/gate.js'
import type { Family } from '../family.js'

/** Identifiers that one country issues. China, Hong Kong, Macau and Taiwan have a family of their own. */
export const openCountries: Family = async ({ wants }) => {
  const { countryIdentifiers } = await import('./identifiers.js')
  return openIdentifiers(
    countryIdentifiers.filter(({ entity }) => wants(entity)),
    gateBits.digits6 | gateBits.mixed,
  )
}
