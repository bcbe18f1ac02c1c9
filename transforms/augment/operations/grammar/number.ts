import { startsWithVowelSound } from '../../editing/articles.js'
import type { Edit } from '../../editing/edits.js'
import { asCapital, changesFor, drawSome, editOfWord, type Operation } from '../../editing/operation.js'
import { type Words, wordAt } from '../../editing/words.js'
import { openEnglishForms } from '../../lexicon/english-forms.js'
import { type Lexicon, openWordNet, type Reading } from '../../lexicon/wordnet.js'
import { lower, nounAt, readNounPhrase } from './sentence.js'

const singularOf: Readonly<Record<string, string>> = { these: 'this', those: 'that', some: 'a', several: 'a' }
const pluralOf: Readonly<Record<string, string>> = { a: 'some', an: 'some', this: 'these', that: 'those' }

/** Words that speak of a thing again would not agree. */
const pronouns =
  /\b(?:it|its|itself|they|them|their|themselves|one|ones|each|both|which|who|whose|he|his|him|she|her)\b/i
/** Nouns with "a" that are no number of things: a lot of, a few. */
const measures =
  /^(?:lot|few|little|couple|number|variety|kind|type|sort|way|part|piece|set|series|list|pair|group|matter|bit|deal|moment|while|time|day|week|month|year|hour|minute|second|mile|result|range|rate|majority|minority|dozen|hundred|thousand|million|chance|need|use|lack|role|sense|word|sentence|letter|mind|difference|living|quarter|half|third|research|presence|abundance|grocery|speed|area|height|altitude|distance|age|weight|capacity|size|income|price|impact|amount|atmosphere)s?$/
const behind =
  /^(?:about|for|with|of|in|on|at|from|by|to|into|between|against|during|without|under|over|near|behind)$/

/** Nouns that nothing agrees with, with their determiners in the other number: a car, some cars; these cars, this car. */
export const number: Operation = {
  name: 'number',
  about: 'writes nouns with their determiners in the plural instead of the singular, or the other way',
  languages: ['en'],
  keeps: 'label',
  whole: true,
  examples: [
    { text: 'Describe a tall building in the city.', gives: ['Describe some tall buildings in the city.'] },
    { text: 'We need these cars', gives: ['We need this car'] },
    { text: 'We saw some cars in the city', gives: ['We saw a car in the city'] },
    { text: 'A car is fast. There is a lot of rain in a city', never: [/lots|[Ss]ome/] },
    { text: 'Tell a story, and make it short', stays: true },
    { text: 'He is a teacher. What a day', stays: true },
  ],
  open() {
    const lexicon = openWordNet('all')
    const turn = openTurn(lexicon)
    return ({ words, text, dataStart }, { draws, strength }) => {
      if (pronouns.test(text)) return []
      const pairs: Edit[][] = []
      for (let word = 0; word < words.starts.length; word++) {
        const edits = turn(words, word)
        if (edits !== undefined && edits[1].end <= dataStart) pairs.push(edits)
      }
      return drawSome(pairs, changesFor(pairs.length, strength), draws).flat()
    }
  },
}

function openTurn(lexicon: Lexicon) {
  const { inflect } = openEnglishForms()
  const other = ({ lemma, form }: Reading) => inflect(lemma, form === 's' ? 'base' : 's', 'noun')
  return (words: Words, word: number): Edit[] | undefined => {
    const determiner = lower(words, word)
    const table = Object.hasOwn(singularOf, determiner) ? singularOf : pluralOf
    if (!Object.hasOwn(table, determiner) || !isObject(words, word)) return undefined
    const phrase = readNounPhrase(words, word, { last: words.starts.length - 1, lexicon })
    const noun = phrase === undefined ? undefined : nounAt(words, phrase.last, lexicon)
    if (phrase === undefined || noun === undefined || phrase.isPlural !== (table === singularOf))
      return undefined
    if (
      measures.test(noun.lemma) ||
      other(noun) === lower(words, phrase.last) ||
      !isClosed(words, phrase.last)
    )
      return undefined
    const next = word + 1 === phrase.last ? other(noun) : lower(words, word + 1)
    const to = table[determiner]
    const article = to === 'a' && startsWithVowelSound(next) ? 'an' : to
    return [
      editOfWord(words, word, asCapital(article, wordAt(words, word))),
      editOfWord(words, phrase.last, other(noun)),
    ]
  }
}

/** Whether a phrase is what a verb or a preposition before it is about, so that no verb agrees with it. */
function isObject(words: Words, word: number): boolean {
  if (word === 0 || words.text.slice(words.ends[word - 1], words.starts[word]) !== ' ') return false
  const before = lower(words, word - 1)
  if (
    /^(?:for|see|saw|create|write|describe|design|generate|give|make|find|name|explain|draw|build|compose|suggest|choose|develop|identify|provide|construct|list|imagine|tell|show|buy|need|want|include|use)$/.test(
      before,
    )
  )
    return true
  return false
}

/** Whether nothing behind a noun may agree with it or belong to it: the end, a sign, a preposition. */
function isClosed({ text, starts, ends }: Words, word: number): boolean {
  const gap = text.slice(ends[word], starts[word + 1] ?? ends[word] + 1)
  if (/^[.!?\n]|^$/.test(gap)) return true
  return gap === ' ' && behind.test(text.slice(starts[word + 1], ends[word + 1]).toLowerCase())
}
