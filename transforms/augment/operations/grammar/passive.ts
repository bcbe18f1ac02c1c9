import { stopWords } from '../../../../src/text/stop-words.data.js'
import type { Edit } from '../../editing/edits.js'
import { asCapital, drawOne, isCapital, type Operation } from '../../editing/operation.js'
import type { TextView } from '../../editing/text-view.js'
import { isName, type Words, wordAt } from '../../editing/words.js'
import { openEnglishForms } from '../../lexicon/english-forms.js'
import { type Lexicon, openWordNet } from '../../lexicon/wordnet.js'
import { lower, type NounPhrase, readNounPhrase, verbsAt } from './sentence.js'
import { transitiveVerbs } from './transitive-verbs.data.js'

const objectOf: Readonly<Record<string, string>> = {
  i: 'me',
  he: 'him',
  she: 'her',
  we: 'us',
  they: 'them',
  it: 'it',
}
const subjectOf: Readonly<Record<string, string>> = {
  me: 'I',
  him: 'he',
  her: 'she',
  us: 'we',
  them: 'they',
  it: 'it',
}
const subjects: Readonly<Record<string, boolean>> = {
  I: false,
  he: false,
  she: false,
  it: false,
  we: true,
  they: true,
}

/** Somebody does something, or it is done by somebody, in a sentence of just that. */
export const passive: Operation = {
  name: 'passive',
  about: 'writes sentences of subject, verb and object in the passive, or the other way',
  languages: ['en'],
  keeps: 'meaning',
  whole: true,
  examples: [
    { text: 'The dog chased a cat.', gives: ['A cat was chased by the dog.'] },
    { text: 'We painted the walls.', gives: ['The walls were painted by us.'] },
    { text: 'The letter was written by the boy.', gives: ['The boy wrote the letter.'] },
    { text: 'The houses are built by them', gives: ['They build the houses'] },
    { text: 'The girl washed her hands.', stays: true },
    { text: 'He has a car. She resembles the boy. Chase the dog.', stays: true },
    { text: 'Anna reads the book in the garden.', gives: ['The book is read by Anna in the garden.'] },
    { text: 'The dog chased a cat with its owner.', stays: true },
    { text: 'Anna drives that day.', stays: true },
    { text: 'Put it into the passive: The dog chased a cat.', stays: true },
  ],
  open() {
    const lexicon = openWordNet('all')
    const turn = openTurn(lexicon)
    return (view, { draws }) => {
      const found: Edit[] = []
      for (let i = 0; i + 1 < view.words.sentences.length; i++) {
        const edit = turn(view, i)
        if (edit !== undefined && edit.end <= view.dataStart) found.push(edit)
      }
      return found.length === 0 ? [] : [drawOne(found, draws)]
    }
  },
}

function openTurn(lexicon: Lexicon) {
  const { inflect } = openEnglishForms()
  const transitive = new Set(transitiveVerbs.split(' '))
  const verbAt = (words: Words, word: number, forms: readonly string[]) => {
    const fitting = verbsAt(words, word, lexicon).filter(
      ({ form, lemma }) => forms.includes(form) && transitive.has(lemma),
    )
    return fitting.length === 1 ? fitting[0] : undefined
  }
  return ({ words }: TextView, index: number): Edit | undefined => {
    const [first, last] = [words.sentences[index], words.sentences[index + 1] - 1]
    if (last - first < 2 || last - first > 14 || !isPlain(words, first, last)) return undefined
    const subject = nameAt(words, first, lexicon) ?? readNounPhrase(words, first, { last, lexicon })
    if (subject === undefined || subject.last + 2 > last) return undefined
    const verb = subject.last + 1
    const isThird = !subject.isPlural && subject.pronoun !== 'i'
    const active = verbAt(words, verb, ['past', isThird ? 's' : 'base'])
    if (active !== undefined) {
      const object = objectAt(words, verb + 1, { last, lexicon })
      if (object === undefined || !isEnd(words, object.last, last)) return undefined
      const be = (active.form === 'past' ? ['was', 'were'] : ['is', 'are'])[object.isPlural ? 1 : 0]
      const participle = inflect(active.lemma, 'participle', 'verb')
      return edited(words, { first, last: object.last }, [
        asSubject(words, object),
        object.pronoun === 'me' && be === 'is' ? 'am' : be,
        participle,
        'by',
        asObject(words, subject),
      ])
    }
    const be = lower(words, verb)
    if (!/^(?:is|are|was|were)$/.test(be) || subject.last + 4 > last || lower(words, verb + 2) !== 'by')
      return undefined
    const done = verbAt(words, verb + 1, ['participle'])
    const agent = objectAt(words, verb + 3, { last, lexicon })
    if (done === undefined || agent === undefined || !isEnd(words, agent.last, last)) return undefined
    const isPast = be === 'was' || be === 'were'
    const form = isPast ? 'past' : agent.isPlural || agent.pronoun === 'me' ? 'base' : 's'
    return edited(words, { first, last: agent.last }, [
      asSubject(words, agent),
      inflect(done.lemma, form, 'verb'),
      asObject(words, subject),
    ])
  }
}

/** A first name that begins a sentence: no word that WordNet has. */
function nameAt(words: Words, first: number, lexicon: Lexicon): NounPhrase | undefined {
  const text = wordAt(words, first)
  if (!/^\p{Lu}\p{Ll}{2,}$/u.test(text) || stopWords.has(text.toLowerCase())) return undefined
  return lexicon.readings(text.toLowerCase()).length > 0
    ? undefined
    : { first, last: first, isPlural: false, pronoun: undefined, isName: true }
}

/** Whether nothing follows, or only when and where: nothing that says whose, or more about somebody. */
function isEnd(words: Words, word: number, last: number): boolean {
  if (word === last) return true
  if (!/^(?:in|at|on|during)$/.test(lower(words, word + 1))) return false
  for (let other = word + 2; other <= last; other++)
    if (
      /^(?:my|your|his|her|its|our|their|that|which|who|and|but|or|to|by|when|while|if|because|for|with)$/.test(
        lower(words, other),
      ) ||
      verbsAfter.test(lower(words, other))
    )
      return false
  return true
}

const verbsAfter = /^(?:is|are|was|were|has|have|had)$|(?:ing|ed)$/

/** A phrase behind a verb or "by"; not one with "her", which may be the subject's. */
function objectAt(
  words: Words,
  first: number,
  { last, lexicon }: { last: number; lexicon: Lexicon },
): NounPhrase | undefined {
  const text = lower(words, first)
  if (first === last && Object.hasOwn(subjectOf, text))
    return { first, last, isPlural: subjects[subjectOf[text]], pronoun: text }
  return /^(?:a|an|the|this|that|these|those)$/.test(text) && !isTime(words, first)
    ? readNounPhrase(words, first, { last, lexicon })
    : undefined
}

/** "She works this day" has no object. */
function isTime(words: Words, first: number): boolean {
  const rest = words.text.slice(words.ends[first], words.ends[first] + 20)
  return /^ (?:\w+ )?(?:day|night|morning|evening|afternoon|week|month|year|hour|time|way|moment|glance|look)s?\b/i.test(
    rest,
  )
}

function asSubject(words: Words, phrase: NounPhrase): string {
  return phrase.pronoun === undefined ? textOf(words, phrase) : (subjectOf[phrase.pronoun] ?? phrase.pronoun)
}

function asObject(words: Words, phrase: NounPhrase): string {
  return phrase.pronoun === undefined ? textOf(words, phrase) : (objectOf[phrase.pronoun] ?? phrase.pronoun)
}

function textOf({ text, starts, ends }: Words, { first, last, isName }: NounPhrase): string {
  const phrase = text.slice(starts[first], ends[last])
  return isName ? phrase : phrase.charAt(0).toLowerCase() + phrase.slice(1)
}

function edited(
  words: Words,
  { first, last }: { first: number; last: number },
  parts: readonly string[],
): Edit {
  const text = parts.join(' ')
  return {
    start: words.starts[first],
    end: words.ends[last],
    text: isCapital(wordAt(words, first)) ? asCapital(text, 'A') : text,
  }
}

/** Whether a sentence is words with a space between and no name, up to a full stop or the end. */
function isPlain(words: Words, first: number, last: number): boolean {
  const { text, starts, ends } = words
  for (let word = first; word < last; word++)
    if (text.slice(ends[word], starts[word + 1]) !== ' ' || isName(words, word + 1)) return false
  const before = first === 0 ? text.slice(0, starts[0]) : text.slice(ends[first - 1], starts[first])
  return /^(?:\.?\s+)?$/.test(before) && /^(?:\.(?=\s|$)|\n|$)/.test(text.slice(ends[last], ends[last] + 2))
}
