/**
 * Sentences of one clause as rules can read them without doubt: a subject, one finite verb, and what follows. Anything else, such as
 * a clause within or a sign that is no full stop, is not read, so that operations on grammar leave it alone.
 */

import { stopWords } from '../../../../src/text/stop-words.data.js'
import { isName, type Words, wordAt } from '../../editing/words.js'
import type { Lexicon, Reading } from '../../lexicon/wordnet.js'

/** A pronoun, or a determiner with what it goes with; places of words. */
export interface NounPhrase {
  first: number
  last: number
  isPlural: boolean
  /** In lower case, where it is one. */
  pronoun: string | undefined
  isName?: boolean
}

export interface SimpleSentence {
  first: number
  last: number
  subject: NounPhrase
  /** The place of the finite verb. */
  verb: number
}

const subjects: ReadonlyMap<string, boolean> = new Map([
  ['i', false],
  ['he', false],
  ['she', false],
  ['it', false],
  ['we', true],
  ['they', true],
])
const singularDeterminers = /^(?:a|an|this|that|each|every|another)$/
const pluralDeterminers = /^(?:these|those|both|several|many|two|three|four|five)$/
const determiners = /^(?:the|my|your|his|her|its|our|their|some|any)$/

/** What makes a sentence more than one clause, or says when it was. */
const beyond =
  /^(?:that|which|who|whom|whose|what|when|where|why|how|whether|because|if|while|since|until|till|after|before|although|though|unless|once|as|than|and|but|or|nor|so|i|he|she|we|they|is|are|am|was|were|be|been|has|have|had|do|does|did|done|will|would|can|could|may|might|must|shall|should|cannot|not|ago|now|today|tonight|yesterday|tomorrow|last|next|currently|recently|already|soon|ever|never|always|often|usually|every|still|yet|then|later|.*['’].*)$/

/** The words of a clause that may follow its verb. */
const afterVerb =
  /^(?:a|an|the|this|that|these|those|my|your|his|her|its|our|their|some|any|every|each|me|him|us|them|it|you|to|in|on|at|with|from|by|about|into|between|against|during|without|under|over|for|of|through|across|along|around|up|down|out|off|away|very|[a-z]{3,}ly)$/

/** Reads sentence `index` of a text; `undefined` where it is not as simple as that. */
export function readSentence(words: Words, index: number, lexicon: Lexicon): SimpleSentence | undefined {
  const first = words.sentences[index]
  const last = words.sentences[index + 1] - 1
  if (last - first < 1 || last - first > 16 || !isWhole(words, first, last)) return undefined
  const subject = readNounPhrase(words, first, { last, lexicon })
  const verb = subject === undefined ? last + 1 : subject.last + 1
  if (subject === undefined || verb > last) return undefined
  for (let word = verb + 1; word <= last; word++) {
    const text = lower(words, word)
    if (beyond.test(text) || hasOtherVerb(words, word, lexicon)) return undefined
  }
  return verb === last || afterVerb.test(lower(words, verb + 1)) || isBe(lower(words, verb))
    ? { first, last, subject, verb }
    : undefined
}

/** Reads what begins at a word as a subject or an object. */
export function readNounPhrase(
  words: Words,
  first: number,
  { last, lexicon }: { last: number; lexicon: Lexicon },
): NounPhrase | undefined {
  const text = lower(words, first)
  const number = subjects.get(text)
  if (number !== undefined) return { first, last: first, isPlural: number, pronoun: text }
  if (![singularDeterminers, pluralDeterminers, determiners].some((some) => some.test(text))) return undefined
  for (let head = first + 1; head <= Math.min(first + 3, last); head++) {
    const noun = nounAt(words, head, lexicon)
    const isLast = head === last || !isModified(words, head + 1, lexicon)
    if (noun !== undefined && isLast) {
      const isPlural = noun.form === 's'
      if ((isPlural ? singularDeterminers : pluralDeterminers).test(text)) return undefined
      return { first, last: head, isPlural, pronoun: undefined }
    }
    if (!isModifier(words, head, lexicon)) return undefined
  }
  return undefined
}

/** What a word is as a noun, if it is one clearly. */
export function nounAt(words: Words, word: number, lexicon: Lexicon): Reading | undefined {
  const text = lower(words, word)
  if (stopWords.has(text) || !/^[a-z]+$/.test(text) || isName(words, word)) return undefined
  const readings = lexicon.readings(text)
  // What WordNet has no synonym of is not in the table, and mostly a thing: cat, apple.
  if (readings.length === 0 && /^[a-z]{3,}[^s]$/.test(text)) return unknownNoun(text)
  const nouns = readings.filter(({ part }) => part === 'noun')
  return nouns.length === 1 && nouns[0].share >= 5 && isRegular(nouns[0]) ? nouns[0] : undefined
}

function unknownNoun(lemma: string): Reading {
  return { part: 'noun', lemma, form: 'base', share: 9, synonyms: [], senses: undefined }
}

/** What a word is as a verb. */
export function verbsAt(words: Words, word: number, lexicon: Lexicon): Reading[] {
  return lexicon.readings(lower(words, word)).filter(({ part }) => part === 'verb')
}

export function lower(words: Words, word: number): string {
  return wordAt(words, word).toLowerCase()
}

export function isBe(text: string): boolean {
  return /^(?:am|is|are|was|were)$/.test(text)
}

/** Neither a plural in the base form, such as "people", nor a word that is both. */
function isRegular({ form, lemma }: Reading): boolean {
  return form === 's' ? !/(?:ics|ss)$/.test(lemma) : !/(?:s|people|police|cattle)$/.test(lemma)
}

/** Whether words stand with a space between, and a full stop, a line or nothing behind them. */
function isWhole({ text, starts, ends }: Words, first: number, last: number): boolean {
  for (let word = first; word < last; word++)
    if (text.slice(ends[word], starts[word + 1]) !== ' ') return false
  const before = first === 0 ? '' : text.slice(ends[first - 1], starts[first])
  return /^(?:\.?\s+)?$/.test(before) && /^(?:\.(?=\s|$)|\n|$)/.test(text.slice(ends[last], ends[last] + 2))
}

function isModifier(words: Words, word: number, lexicon: Lexicon): boolean {
  const text = lower(words, word)
  if (stopWords.has(text) || !/^[a-z]+$/.test(text)) return false
  const readings = lexicon.readings(text)
  return (
    readings.length > 0 &&
    readings.every(
      ({ part, form, share }) => part === 'adjective' || (part === 'noun' && form === 'base') || share < 3,
    )
  )
}

/** Whether a word may belong to the phrase before it. */
function isModified(words: Words, word: number, lexicon: Lexicon): boolean {
  const text = lower(words, word)
  return (
    !stopWords.has(text) &&
    nounAt(words, word, lexicon) !== undefined &&
    verbsAt(words, word, lexicon).length === 0
  )
}

/** Whether a word behind the verb may be a finite one: a past that does not stand as an adjective. */
function hasOtherVerb(words: Words, word: number, lexicon: Lexicon): boolean {
  const before = lower(words, word - 1)
  const isAdjective = [singularDeterminers, pluralDeterminers, determiners].some((some) => some.test(before))
  return verbsAt(words, word, lexicon).some(
    ({ form, share }) => (form === 'past' && !isAdjective) || (form === 's' && share >= 3),
  )
}
