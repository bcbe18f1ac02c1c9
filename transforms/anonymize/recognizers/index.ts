import type { Entity } from '../entities.js'
import type { Recognizer } from '../recognizer.js'
import { openChina } from './china/index.js'
import { openChinese } from './chinese/index.js'
import { openCountries } from './countries/index.js'
import { openEnglish } from './english/index.js'
import type { Family } from './family.js'
import { openGeneric } from './generic.js'
import { openNames } from './names/index.js'
import { openSecrets } from './secrets/index.js'

/** What recognizers need to know beside the text. */
export interface RecognizerOptions {
  /** What is looked for: families of which nothing is wanted are not loaded. */
  entities: readonly Entity[]
  /** Regions whose phone numbers are found without a country code. */
  regions: readonly string[]
}

/** The more specific first: where two find the same stretch and neither has more to speak for it, the first wins. */
const families: readonly Family[] = [
  openSecrets,
  openChina,
  openCountries,
  openGeneric,
  openChinese,
  openEnglish,
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
