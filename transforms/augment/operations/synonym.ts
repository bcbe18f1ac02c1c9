import { stopWords } from '../../../src/text/stop-words.data.js'
import { fitArticles } from '../editing/articles.js'
import { asCapital, changesFor, drawOne, editOfWord, type Operation } from '../editing/operation.js'
import { isName, type Words, wordAt } from '../editing/words.js'
import { openChineseSynonyms } from '../lexicon/chinese-synonyms.js'
import { openWordNet } from '../lexicon/wordnet.js'
import { chineseSynonyms } from './chinese/synonym-edits.js'

/** SR of EDA: some words, wherever they stand in the text, each by one synonym. */
export const synonym: Operation = {
  name: 'synonym',
  about: 'replaces words by synonyms of WordNet, or of Chinese Open WordNet',
  languages: ['en', 'zh'],
  keeps: 'label',
  examples: [
    { text: 'Buy the car', gives: ['Purchase the car', 'Buy the auto'] },
    { text: 'see a car', gives: ['see an auto'], never: [/\ba auto/] },
    { text: 'buy an orange Mercedes', never: [/^(?!.*Mercedes)/] },
    { text: 'of the and', stays: true },
    { text: '这位医生来了', gives: ['这位医师来了', '这位大夫来了'] },
  ],
  open({ senses }) {
    const lexicon = openWordNet(senses)
    const lookUp = openChineseSynonyms()
    return (view, context) => {
      if (view.language === 'zh') return chineseSynonyms(view, lookUp, context)
      const { words, text } = view
      const { draws, strength } = context
      const count = words.starts.length
      if (count === 0) return []
      const wanted = changesFor(count, strength)
      const chosen = new Map<string, string>()
      for (let tries = wanted * 4 + 8; tries > 0 && chosen.size < wanted; tries--) {
        const key = replaceableWord(words, draws.below(count))
        if (key === undefined || chosen.has(key)) continue
        const synonyms = lexicon.synonyms(key)
        if (synonyms.length > 0) chosen.set(key, drawOne(synonyms, draws))
      }
      return fitArticles(text, everyWord(words, chosen))
    }
  },
}

function everyWord(words: Words, chosen: ReadonlyMap<string, string>) {
  const edits = []
  if (chosen.size > 0)
    for (let word = 0; word < words.starts.length; word++) {
      const before = wordAt(words, word)
      const after = chosen.get(before.toLowerCase())
      if (after === undefined || replaceableWord(words, word) === undefined) continue
      edits.push(editOfWord(words, word, asCapital(after, before)))
    }
  return edits
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
      const edits = []
      for (
        let left = changesFor(count, strength), tries = left * 4 + 8;
        count > 0 && tries > 0 && left > 0;
        tries--
      ) {
        const key = replaceableWord(words, draws.below(count))
        const synonyms = key === undefined ? [] : lexicon.synonyms(key)
        if (synonyms.length === 0) continue
        const place = draws.below(count)
        const before = words.sentences[words.sentenceOf[place]] !== place
        if (place > 0 && isName(words, place)) continue
        const at = before ? words.starts[place] : words.ends[place]
        const word = drawOne(synonyms, draws)
        edits.push({ start: at, end: at, text: before ? `${word} ` : ` ${word}` })
        left--
      }
      return fitArticles(text, edits)
    }
  },
}

/** A word in lower case, if it may have a synonym: no function word, no name, no abbreviation. */
function replaceableWord(words: Words, word: number): string | undefined {
  const text = wordAt(words, word)
  if (!/^[A-Za-z][a-z'-]+$/.test(text) || isName(words, word)) return undefined
  const key = text.toLowerCase()
  return stopWords.has(key) ? undefined : key
}
