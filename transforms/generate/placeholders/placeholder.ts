import { PrepError } from '../../../src/base/errors.js'
import type { Draws } from '../../../src/transform/random.js'
import type { Entity } from '../../anonymize/entities/entities.js'
import type { FakeLocale } from '../../anonymize/fakes/locales.js'
import type { Persona } from './persona.js'

/** Something that a template asks for of a persona. */
export interface Placeholder {
  /** What its values are labelled as; left out for what is no personal data. */
  entity?: Entity | ((locale: FakeLocale) => Entity)
  /** The languages that have it; all, when left out. */
  locales?: readonly FakeLocale[]
  /** The list of faker's that it is drawn from, which a language may lack. */
  needs?: 'cities'
  /** `draws` belong to the placeholder and the persona, so that the same stands wherever it is asked for. */
  value(persona: Persona, draws: Draws): string
}

/** Whether words are put together without spaces, the family name first. */
export function isFamilyFirst(locale: FakeLocale): boolean {
  return /^(?:zh|ja|ko)/.test(locale)
}

/** What a language has in its own words. */
export function byLocale<T>(values: { en: T; zh: T }, { pool }: Persona): T {
  if (pool.locale === 'en' || pool.locale === 'zh') return values[pool.locale]
  throw new PrepError('unsupported', `Language "${pool.locale}" has no such words`)
}
