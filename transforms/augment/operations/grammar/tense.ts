import type { Edit } from '../../editing/edits.js'
import { asCapital, editOfWord, type Operation } from '../../editing/operation.js'
import { type Words, wordAt } from '../../editing/words.js'
import { openEnglishForms } from '../../lexicon/english-forms.js'
import { type Lexicon, openWordNet } from '../../lexicon/wordnet.js'
import { lower, readSentence, type SimpleSentence, verbsAt } from './sentence.js'

const pastOf: Readonly<Record<string, string>> = {
  am: 'was',
  is: 'was',
  are: 'were',
  has: 'had',
  have: 'had',
  "isn't": "wasn't",
  "aren't": "weren't",
  "doesn't": "didn't",
  "don't": "didn't",
}

/** A verb in the other tense; `undefined` where it is not clear which one it has. */
interface Turn {
  from: 'past' | 'present'
  edit: Edit
}

/** The present for the past, or the other way, in a text of simple sentences that all have the same one. */
export const tense: Operation = {
  name: 'tense',
  about: 'writes sentences of one clause in the past instead of the present, or the other way',
  languages: ['en'],
  keeps: 'label',
  whole: true,
  examples: [
    { text: 'The dog chased a cat.', gives: ['The dog chases a cat.'] },
    { text: 'She writes letters to her friends', stays: true },
    { text: 'She writes to her friends. They were happy', stays: true },
    {
      text: 'The children are in the garden. They play with a ball.',
      gives: ['The children were in the garden. They played with a ball.'],
    },
    { text: 'I was in the house.', gives: ['I am in the house.'] },
    { text: 'He walked home yesterday.', stays: true },
    { text: 'She said that he left.', stays: true },
    { text: 'They put it on the table.', stays: true },
    { text: 'He was born in the city.', stays: true },
    { text: 'Describe the plan.', stays: true },
  ],
  open() {
    const lexicon = openWordNet('all')
    const turn = openTurn(lexicon)
    return ({ words }) => {
      const turns: Turn[] = []
      const count = words.sentences.length - 1
      if (count < 1 || count > mostSentences) return []
      for (let i = 0; i < count; i++) {
        const sentence = readSentence(words, i, lexicon)
        const turned = sentence === undefined ? undefined : turn(words, sentence)
        if (turned === undefined || turned.from !== (turns[0] ?? turned).from) return []
        turns.push(turned)
      }
      return turns.map(({ edit }) => edit)
    }
  },
}

const mostSentences = 6

function openTurn(lexicon: Lexicon) {
  const { inflect } = openEnglishForms()
  return (words: Words, { subject, verb }: SimpleSentence): Turn | undefined => {
    const text = lower(words, verb)
    const isI = subject.pronoun === 'i'
    const edit = (to: string) => editOfWord(words, verb, asCapital(to, wordAt(words, verb)))
    if (words.starts.length > verb + 1 && lower(words, verb + 1) === 'born') return undefined
    if (Object.hasOwn(pastOf, text)) return { from: 'present', edit: edit(pastOf[text]) }
    if (/^(?:was|were|had)$/.test(text)) {
      const be = isI ? 'am' : subject.isPlural ? 'are' : 'is'
      const have = isI || subject.isPlural ? 'have' : 'has'
      return { from: 'past', edit: edit(text === 'had' ? have : be) }
    }
    const endsInS = !isI && !subject.isPlural
    const fitting = verbsAt(words, verb, lexicon).filter(({ form }) =>
      ['past', endsInS ? 's' : 'base'].includes(form),
    )
    const [reading] = fitting
    if (fitting.length !== 1 || reading.share < 3) return undefined
    const { lemma, form } = reading
    return form === 'past'
      ? { from: 'past', edit: edit(inflect(lemma, endsInS ? 's' : 'base', 'verb')) }
      : { from: 'present', edit: edit(inflect(lemma, 'past', 'verb')) }
  }
}
