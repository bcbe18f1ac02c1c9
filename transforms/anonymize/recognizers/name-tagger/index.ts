import type { Family } from '../../detect/family.js'
import { openLabelledNames } from '../name-cues/labelled-names.js'
import { openNameEcho } from '../name-cues/name-echo.js'
import { openSignedNames } from '../name-cues/signed-names.js'
import { openSpokenNames } from '../name-cues/spoken-names.js'
import { openWordFacts } from '../name-cues/word-facts.js'
import { trustEnglish, trustEuropean } from './checks/trust.js'
import { loadEuropeanModel } from './european-model.js'
import { loadNameModel } from './model.js'
import { openTaggedNames } from './tagged-names.js'
import { kinds } from './tags.js'

/** Names of persons, organisations and places in text of alphabetic scripts. */
export const openNames: Family = async ({ wants }) => {
  const wanted = kinds.filter((kind) => wants(kind))
  if (wanted.length === 0) return []
  const english = await loadNameModel()
  const facts = openWordFacts(english.lexicon)
  const byWords = wants('PERSON')
    ? [
        openSpokenNames(facts),
        openLabelledNames(facts),
        openSignedNames(facts),
        openNameEcho(facts, ['PERSON', 'USERNAME']),
      ]
    : []
  return [
    ...byWords,
    openTaggedNames(() => english, { wanted, trustIn: trustEnglish }),
    openTaggedNames(await loadEuropeanModel(), { wanted, trustIn: trustEuropean, name: 'european_names' }),
  ]
}
