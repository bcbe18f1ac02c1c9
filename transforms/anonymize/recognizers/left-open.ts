import type { Language } from '../../../src/text/languages.js'
import { hasDoubt, type LeavesOpen } from '../detect/left-open.js'
import { europeanLanguages } from './name-tagger/checks/trust.js'
import { loadNameModel } from './name-tagger/model.js'
import { openUnknownNames } from './name-tagger/unknown-names.js'

/** The languages for which names were learnt, by a tagger or by rules. */
const readable: ReadonlySet<Language> = new Set<Language>(['en', 'zh', ...europeanLanguages])

/**
 * A text is left open where it is of a language for which no names were learnt, where a rule saw something that it
 * scores a little too low, or where a capitalised word stands that no list knows.
 */
export async function openLeftOpen(): Promise<LeavesOpen> {
  const hasUnknownName = openUnknownNames((await loadNameModel()).lexicon)
  return (scan, seen, entities) => {
    const language = scan.languages?.whole
    return (
      (language !== undefined && !readable.has(language)) ||
      hasDoubt(seen, entities) ||
      hasUnknownName(scan, seen.taken)
    )
  }
}
