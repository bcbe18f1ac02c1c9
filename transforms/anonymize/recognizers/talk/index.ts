import { once } from '../../detect/deferred.js'
import type { Family } from '../../detect/family.js'
import { openWordFacts } from '../name-cues/words/word-facts.js'
import { loadNameModel } from '../name-tagger/model.js'
import { openLetters } from '../name-tagger/words/letters.js'
import { openPrivateNames } from './private-names.js'
import { openSpeakerHeads } from './speaker-heads.js'
import { openSpokenAnswers } from './spoken-answers.js'
import { spokenNumbers } from './spoken-numbers.js'

/** Names and numbers in talk: chats that were exported, what was said and written down, texts of private people. */
export const openTalk: Family = async ({ wants }) => {
  if (!wants('PERSON')) return [spokenNumbers]
  const { lexicon } = await loadNameModel()
  const facts = once(() => openWordFacts(lexicon, openLetters()))
  return [openSpeakerHeads(facts), openSpokenAnswers(facts), openPrivateNames(facts), spokenNumbers]
}
