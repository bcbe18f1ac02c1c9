import { once } from '../../detect/deferred.js'
import type { Family } from '../../detect/family.js'
import { openLabelledNames } from '../name-cues/labelled-names.js'
import { openNameEcho } from '../name-cues/name-echo.js'
import { openSignedNames } from '../name-cues/signed-names.js'
import { openSpokenNames } from '../name-cues/spoken-names.js'
import { openValueEcho } from '../name-cues/value-echo.js'
import { openWordFacts } from '../name-cues/words/word-facts.js'
import { trustEnglish, trustEuropean } from './checks/trust.js'
import { loadEuropeanModel } from './european-model.js'
import { loadNameModel } from './model.js'
import { openNameWords } from './name-words.js'
import { openTaggedNames } from './tagged-names.js'
import { kinds } from './tags.js'
import { openLetters } from './words/letters.js'

/** Names of persons, organisations and places in text of alphabetic scripts. */
export const openNames: Family = async ({ wants }) => {
  const wanted = kinds.filter((kind) => wants(kind))
  if (wanted.length === 0) return []
  const english = await loadNameModel()
  const european = await loadEuropeanModel()
  const letters = once(openLetters)
  const words = once(() => openNameWords(english, letters()))
  const facts = openWordFacts(english.lexicon, letters())
  const byWords = wants('PERSON')
    ? [
        openSpokenNames(facts, words),
        openLabelledNames(facts),
        openSignedNames(facts),
        openNameEcho(facts, { words, entities: ['PERSON', 'USERNAME'] }),
        openValueEcho(facts),
      ]
    : []
  return [
    ...byWords,
    openTaggedNames(words, { wanted, trustIn: trustEnglish }),
    openTaggedNames(() => openNameWords(european(), letters()), {
      wanted,
      trustIn: trustEuropean,
      name: 'european_names',
    }),
  ]
}
