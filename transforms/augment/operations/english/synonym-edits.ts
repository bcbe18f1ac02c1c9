import { stopWords } from '../../../../src/text/stop-words.data.js'
import type { Draws } from '../../../../src/transform/random.js'
import { fitArticles } from '../../editing/articles.js'
import type { Edit } from '../../editing/edits.js'
import { asCapital, changesFor, drawOne, type EditContext, editOfWord } from '../../editing/operation.js'
import type { TextView } from '../../editing/text-view.js'
import { isInitial, isName, type Words, wordAt } from '../../editing/words.js'
import type { PartOfSpeech } from '../../lexicon/synonym-table.js'
import type { Lexicon, Reading } from '../../lexicon/wordnet.js'

/** Words of an English text in other words of the same part of speech and form, each wherever it stands as that. */
export function englishSynonyms(
  { words, text }: TextView,
  lexicon: Lexicon,
  { draws, strength, carried }: EditContext,
): Edit[] {
  const count = words.starts.length
  if (count === 0) return []
  const chosen = new Map(carried === undefined ? [] : [[carried.from.toLowerCase(), carried.to]])
  const wanted = carried === undefined ? changesFor(count, strength) : 0
  for (let tries = wanted * 4 + 8; tries > 0 && chosen.size < wanted; tries--) {
    const word = draws.below(count)
    const before = wordAt(words, word)
    const synonym = chosen.has(before.toLowerCase())
      ? undefined
      : drawSynonym(words, word, { lexicon, draws })
    if (synonym !== undefined) chosen.set(before.toLowerCase(), synonym)
  }
  const edits: Edit[] = []
  for (let word = 0; chosen.size > 0 && word < count; word++) {
    const before = wordAt(words, word)
    const after = chosen.get(before.toLowerCase())
    if (after !== undefined && readingAt(words, word, lexicon)?.synonyms.includes(after))
      edits.push(editOfWord(words, word, asCapital(after, before)))
  }
  return fitArticles(text, edits)
}

/** One synonym of a word where it stands; `undefined` where it is not clear what it is, or has none. */
export function drawSynonym(
  words: Words,
  word: number,
  { lexicon, draws }: { lexicon: Lexicon; draws: Draws },
): string | undefined {
  const reading = readingAt(words, word, lexicon)
  const synonyms = reading === undefined ? [] : lexicon.fitting(reading, wordsAround(words, word))
  return synonyms.length === 0 ? undefined : drawOne(synonyms, draws)
}

/** So many words on either side say in which sense a word is used. */
const neighbourhood = 20

function* wordsAround(words: Words, word: number): Iterable<string> {
  const last = Math.min(words.starts.length - 1, word + neighbourhood)
  for (let other = Math.max(0, word - neighbourhood); other <= last; other++)
    if (other !== word) yield wordAt(words, other).toLowerCase()
}

/** Forms of verbs that are used as prepositions. */
const prepositional =
  /^(?:given|using|including|based|following|according|regarding|provided|considering|concerning)$/

/** How often a word must be of a part of speech to be taken for it without a hint around it, in tenths. */
const clear = 8

/** What a word is where it stands, if the words around it or its use elsewhere leave no doubt. No function word, no name. */
function readingAt(words: Words, word: number, lexicon: Lexicon): Reading | undefined {
  const text = wordAt(words, word)
  if (!/^[A-Za-z][a-z]+$/.test(text) || isName(words, word)) return undefined
  const key = text.toLowerCase()
  if (stopWords.has(key) || prepositional.test(key)) return undefined
  const readings = lexicon.readings(key)
  const before = neighbour(words, word, -1)
  const form = isParticipleAfter(before) ? 'past' : 'participle'
  const fitting = readings.filter((reading) => reading.form !== form)
  const hint = hintAt(words, word, before)
  const hinted =
    hint === undefined
      ? []
      : fitting.filter((reading) => reading.part === hint && !isUnfit(reading, before ?? ''))
  const lemmas = new Set(fitting.map(({ lemma }) => lemma))
  if (lemmas.size > 1) return undefined
  if (hint !== undefined) return hinted.length === 1 ? hinted[0] : undefined
  const sure = fitting.filter(({ share }) => share >= clear)
  const after = neighbour(words, word, 1)
  return sure.length === 1 && !isDoubtful(sure[0], fitting, after) ? sure[0] : undefined
}

/** What needs a hint: the base of a verb ("a product review" is none), an ending of nouns and verbs, what has an object. */
function isDoubtful(
  { part, form }: Reading,
  readings: readonly Reading[],
  after: string | undefined,
): boolean {
  if (form === 's' && readings.length > 1) return true
  return form === 'base' && (part === 'verb' || (part === 'noun' && beforeObject.test(after ?? '')))
}

function isParticipleAfter(before: string | undefined): boolean {
  return /^(?:is|are|was|were|be|been|being|am|have|has|had|get|gets|got|by|not|also|already|often)$/.test(
    before ?? '',
  )
}

const determiner =
  /^(?:a|an|the|this|that|these|those|my|your|his|her|its|our|their|each|every|any|some|no|two|three|four|five)$/
const preposition = /^(?:of|in|on|at|with|from|by|about|into|between|against|during|without|under|over)$/
const beforeVerb =
  /^(?:to|can|could|will|would|shall|should|may|might|must|please|don't|i|you|we|they|who|he|she|it)$/
const beforeAdjective = /^(?:is|are|was|were|be|been|very|so|too|more|most|quite|really)$/

const singular = /^(?:a|an|this|that|each|every)$/
const plural = /^(?:these|those|two|three|four|five)$/
/** What may follow the verb that an instruction begins with. */
const beforeObject =
  /^(?:a|an|the|two|three|this|these|those|all|any|each|my|your|his|her|its|our|their|if|whether|how|what|why)$/

/** What the words beside a word say that it is. */
function hintAt(words: Words, word: number, before: string | undefined): PartOfSpeech | undefined {
  const after = neighbour(words, word, 1)
  if (before === undefined)
    return isInitial(words, word) && beforeObject.test(after ?? '') ? 'verb' : undefined
  if (beforeVerb.test(before)) return 'verb'
  if (before === 'that' && /[^s]s$/.test(wordAt(words, word))) return 'verb'
  if (beforeAdjective.test(before)) return 'adjective'
  if (after === 'of') return 'noun'
  if (!determiner.test(before) && !preposition.test(before)) return undefined
  return after === undefined || stopWords.has(after) ? 'noun' : undefined
}

/** Whether a form cannot be behind the word before it: a cars, these car, he go. */
function isUnfit({ part, form }: Reading, before: string): boolean {
  if (part === 'noun') return (form === 'base' ? plural : singular).test(before) && form !== 'ing'
  return part === 'verb' && form === 'base' && /^(?:he|she|it)$/.test(before)
}

/** The word beside another one in its sentence, with nothing but a space between. */
function neighbour(words: Words, word: number, step: -1 | 1): string | undefined {
  const other = word + step
  if (other < 0 || other >= words.starts.length || isInitial(words, Math.max(word, other))) return undefined
  const [first, second] = step < 0 ? [other, word] : [word, other]
  return words.text.slice(words.ends[first], words.starts[second]) === ' '
    ? wordAt(words, other).toLowerCase()
    : undefined
}
