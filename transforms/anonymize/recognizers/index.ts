import type { Family } from '../detect/family.js'
import type { Recognizer } from '../detect/recognizer.js'
import type { Entity } from '../entities/entities.js'
import { openChina } from './chinese-identifiers/index.js'
import { openChinese } from './chinese-text/index.js'
import { openLatinText } from './latin-text/index.js'
import { openNames } from './name-tagger/index.js'
import { openCountries } from './national-identifiers/index.js'
import { openSecrets } from './secrets/index.js'
import { openGeneric } from './universal/index.js'

/** What recognizers need to know beside the text. */
export interface RecognizerOptions {
  /** What is looked for: families of which nothing is wanted are not loaded. */
  entities: readonly Entity[]
  /** Regions whose phone numbers are found without a country code. */
  regions: readonly string[]
}

/** The more specific first: where two find the same range and neither has more to speak for it, the first wins. */
const families: readonly Family[] = [
  openSecrets,
  openChina,
  openCountries,
  openGeneric,
  openChinese,
  openLatinText,
  openNames,
]

/** The recognizers of these entities, in order of precedence. */
export async function openRecognizers({ entities, regions }: RecognizerOptions): Promise<Recognizer[]> {
  const wanted = new Set(entities)
  const wants = (...names: readonly Entity[]) => names.some((name) => wanted.has(name))
  const opened: Recognizer[] = []
  for (const open of families) opened.push(...(await open({ wants, regions })))
  return opened.filter((recognizer) => wants(...recognizer.entities))
}
