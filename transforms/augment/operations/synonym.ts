import { fitArticles } from '../editing/articles.js'
import type { Edit } from '../editing/edits.js'
import { changesFor, type Operation } from '../editing/operation.js'
import { isInitial, isName } from '../editing/words.js'
import { openChineseSynonyms } from '../lexicon/chinese-synonyms.js'
import { openWordNet } from '../lexicon/wordnet.js'
import { chineseSynonyms } from './chinese/synonym-edits.js'
import { drawSynonym, englishSynonyms } from './english/synonym-edits.js'

/** SR of EDA: some words, wherever they stand in the text, each by one synonym of its part of speech, in its form. */
export const synonym: Operation = {
  name: 'synonym',
  about: 'replaces words by synonyms of WordNet, or of Chinese Open WordNet',
  languages: ['en', 'zh'],
  keeps: 'label',
  carries: true,
  examples: [
    { text: 'We buy the car', gives: ['We purchase the car', 'We buy the automobile'] },
    { text: 'They bought cars', gives: ['They purchased cars', 'They bought automobiles'] },
    { text: 'see a car', gives: ['see an automobile'], never: [/\ba auto/] },
    {
      text: 'The department will employ a secretary',
      gives: ['The department will hire a secretary'],
      never: [/\buse\b|utilize/],
    },
    {
      text: 'You can employ it for the particular purpose',
      gives: ['You can use it for the particular purpose'],
      never: [/hire/],
    },
    { text: 'I saw that they embrace it', stays: true },
    { text: 'a product review', stays: true },
    { text: 'buy an orange Mercedes', never: [/^(?!.*Mercedes)/] },
    { text: 'of the and', stays: true },
    { text: '这位医生来了', gives: ['这位医师来了', '这位大夫来了'] },
  ],
  open({ senses }) {
    const lexicon = openWordNet(senses)
    const lookUp = openChineseSynonyms()
    return (view, context) =>
      view.language === 'zh'
        ? chineseSynonyms(view, lookUp, context)
        : englishSynonyms(view, lexicon, context)
  },
}

/** RI of EDA: synonyms of random words, each put before a random word (behind it, where that begins a sentence). */
export const insert: Operation = {
  name: 'insert',
  about: 'inserts synonyms of words of the text (EDA)',
  languages: ['en'],
  keeps: 'label',
  examples: [
    { text: 'we buy', gives: ['we purchase buy'] },
    { text: 'of the and', stays: true },
  ],
  open({ senses }) {
    const lexicon = openWordNet(senses)
    return ({ words, text }, { draws, strength }) => {
      const count = words.starts.length
      const edits: Edit[] = []
      let left = changesFor(count, strength)
      for (let tries = left * 4 + 8; count > 0 && tries > 0 && left > 0; tries--) {
        const synonym = drawSynonym(words, draws.below(count), { lexicon, draws })
        const place = draws.below(count)
        if (synonym === undefined || (place > 0 && isName(words, place))) continue
        const isHead = isInitial(words, place)
        const at = isHead ? words.ends[place] : words.starts[place]
        edits.push({ start: at, end: at, text: isHead ? ` ${synonym}` : `${synonym} ` })
        left--
      }
      return fitArticles(text, edits)
    }
  },
}
