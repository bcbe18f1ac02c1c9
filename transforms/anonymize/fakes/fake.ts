import type { Draws } from '../../../src/transform/random.js'
import type {
  FakeContext,
  FoundInRecord,
  KnownPeople,
  WordLists,
} from '../entities/definition/fake-context.js'
import { definitionOf, type Entity, type EntityDefinition, type LookUp } from '../entities/entities.js'
import { person } from '../entities/names.js'
import { canonicalValue } from '../normalize/canonical-value.js'
import { openFakeCodes } from './codes.js'
import { type OpenDraws, openDraws } from './draws.js'
import type { FakeLocale } from './locales.js'
import { openFakeNames } from './names.js'
import { readPeople } from './people.js'
import { type FakePool, loadPool } from './pools.js'

/** A plausible stand-in for a value: the same for every spelling of it, everywhere, and never the value itself. */
export type Fake = (entity: Entity, value: string, valuesOf?: ValuesOf) => string

/** The values of an entity in the record of a value, as written: the same list each time. */
export type ValuesOf = (entity: Entity) => readonly string[]

const maxTries = 64

/**
 * Fakes are drawn from a keyed hash of the value alone, so workers, runs and machines that have the key agree
 * without a table. No two names share one (see {@link openFakeNames}); of other ranges two values may (there are
 * 762 IPv4 addresses for documentation), which loses a distinction and reveals nothing. Lists of names are those of
 * faker, loaded on first use. A value of which nothing is understood becomes its placeholder; dates do as well, since only
 * their record says by how much they move.
 */
export async function openFakes(
  key: Buffer,
  locales: readonly FakeLocale[],
  { lookUp = definitionOf }: { lookUp?: LookUp | undefined } = {},
): Promise<Fake> {
  const { countryIdentifiers } = await import('../recognizers/national-identifiers/identifiers.js')
  const drawsOf = openDraws(key)
  const contextOf = await openContexts(key, { locales, drawsOf })
  const code = openFakeCodes(countryIdentifiers)
  const draw = (definition: EntityDefinition, value: string, context: FakeContext): string | undefined => {
    const { fake } = definition
    if (fake === 'shift') return undefined
    return fake === 'code' ? code(definition, value, context.draws) : fake(value, context)
  }
  const foundOf = openFound()
  return (entity, value, valuesOf = none) => {
    const definition = lookUp(entity)
    const whole = definition.wholeOf?.(value, valuesOf(entity)) ?? value
    const context = contextOf(drawsOf(entity, canonicalValue(definition, whole)), foundOf(valuesOf))
    const plain = value.toLowerCase()
    for (let tries = 0; tries < maxTries; tries++) {
      const fake = draw(definition, whole, context)
      if (fake === undefined) break
      if (!hasWhole(fake.toLowerCase(), plain)) return fake
    }
    return `<${entity}>`
  }
}

const none: ValuesOf = () => []

/** What is known of records, read once for all values of one. */
function openFound(): (valuesOf: ValuesOf) => FoundInRecord {
  const peopleIn = new WeakMap<readonly string[], KnownPeople>()
  return (valuesOf) => ({
    names: () => valuesOf(person.name),
    people() {
      const names = valuesOf(person.name)
      const people = peopleIn.get(names) ?? readPeople(names)
      peopleIn.set(names, people)
      return people
    },
  })
}

/** Loads the lists of these languages; with the draws of a value they are what its fake is made of. */
async function openContexts(
  key: Buffer,
  { locales, drawsOf }: { locales: readonly FakeLocale[]; drawsOf: OpenDraws },
): Promise<(draws: Draws, found: FoundInRecord) => FakeContext> {
  const pools = await Promise.all([...new Set(locales)].map(loadPool))
  const english = pools.find(({ locale }) => locale === 'en') ?? (await loadPool('en'))
  const names = openFakeNames(key, { pools, drawsOf })
  const englishNames = openFakeNames(key, { pools: [english], drawsOf })
  const listsFor = (value: string): WordLists => {
    const isHan = /\p{Script=Han}/u.test(value)
    const fits = ({ locale }: FakePool) => /^zh/.test(locale) === isHan
    return pools.find((pool) => fits(pool) && pool.cities.length > 0) ?? english
  }
  // Written out, since a spread of them would cost more than many a fake.
  return (draws, found) => ({ draws, names, englishNames, english, listsFor, found })
}

/** Whether a text holds another one that does not go on before or behind it. */
function hasWhole(text: string, part: string): boolean {
  if (part === '') return text === ''
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const goesOn =
      /[\p{L}\p{N}]$/u.test(text.slice(0, at)) || /^[\p{L}\p{N}]/u.test(text.slice(at + part.length))
    if (!goesOn) return true
  }
  return false
}
