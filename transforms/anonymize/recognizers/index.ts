import type { Language } from '../../../src/text/languages.js'
import type { Family } from '../detect/family.js'
import type { Match, Recognizer } from '../detect/recognizer.js'
import type { Entity } from '../entities/entities.js'
import { openChina } from './chinese-identifiers/index.js'
import { openChinese } from './chinese-names/index.js'
import { openLatinText } from './latin-text/index.js'
import { openNameCues } from './name-cues/index.js'
import { openNames } from './name-tagger/index.js'
import { openCountries } from './national-identifiers/index.js'
import { openPrivateData } from './private-data/index.js'
import { openSecrets } from './secrets/index.js'
import { openTables } from './tables/index.js'
import { openTalk } from './talk/index.js'
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
  openTables,
  openChina,
  openCountries,
  openGeneric,
  outside(['ja', 'ko'], openChinese),
  openLatinText,
  openTalk,
  openPrivateData,
  openNameCues,
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

/** What a family finds but in lines of some languages, which share its characters and not its words. */
function outside(languages: readonly Language[], open: Family): Family {
  return async (context) => {
    const opened = await open(context)
    return opened.map((recognizer) => ({
      ...recognizer,
      find(scan, report) {
        const isOutside = ({ start }: Match) => {
          const language = scan.languages?.at(start)
          return language === undefined || !languages.includes(language)
        }
        recognizer.find(scan, (match) => {
          if (isOutside(match)) report(match)
        })
      },
    }))
  }
}
