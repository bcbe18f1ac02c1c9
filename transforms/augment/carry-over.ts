/**
 * A change in one text that another one quotes, such as an answer, is carried over into that one or not made. It is carried
 * where the other text says the words as the first one does: in the same form, in running text, neither between quotes nor
 * in code. It is not where the record is about the words themselves ("a synonym of happy"), where the other text has the
 * new words already, or another form of the old ones, and where it is so short that it may be a label.
 */

import { escapePattern } from '../../src/text/escape-pattern.js'
import type { Draws } from '../../src/transform/random.js'
import { hasWord, lostWords, wordsIn } from './agreement.js'
import { allowedEdits, type Edit, editText } from './editing/edits.js'
import { type Carried, type FindEdits, isCapital, type Operation } from './editing/operation.js'
import type { TextView } from './editing/text-view.js'

/** A text of a record, with what an operation has changed in it. */
export interface ChangedText {
  view: TextView
  /** None where nothing has changed. */
  edits: readonly Edit[]
  by: { operation: Operation; find: FindEdits } | undefined
  /** Whether operations may change it. */
  mayChange: boolean
  /** Whether changes of other texts may be carried over into it. */
  isLinked: boolean
}

/** The edits of each text, those that were carried over among them; `undefined` where a quoted word would go. */
export function carryOver(
  texts: readonly ChangedText[],
  { answers, draws }: { answers: () => string; draws: Draws },
): (readonly Edit[])[] | undefined {
  const lower = texts.map(({ view }) => view.text.toLowerCase())
  const carried: Edit[][] = texts.map(() => [])
  const gone: { word: string; from: number }[] = []
  for (const [i, text] of texts.entries()) {
    const after = editText(text.view.text, text.edits).toLowerCase()
    for (const word of lostWords(text.view.text, text.edits)) {
      if (hasWord(after, word)) continue
      gone.push({ word, from: i })
      if (hasWord(answers(), word)) return undefined
      for (const [j, quoting] of texts.entries()) {
        if (j === i || !hasWord(lower[j], word)) continue
        const edits = editsFor(word, { text, quoting, draws })
        if (edits === undefined) return undefined
        carried[j].push(...edits)
      }
    }
  }
  if (carried.some(({ length }) => length > 0) && texts.some(isAboutWords)) return undefined
  const joined: (readonly Edit[])[] = []
  for (const [i, { edits }] of texts.entries()) {
    const all = joinEdits(edits, carried[i])
    if (all === undefined) return undefined
    joined.push(all)
  }
  const after = texts.map(({ view }, i) => editText(view.text, joined[i]).toLowerCase())
  const isLeft = gone.some(({ word, from }) => after.some((text, j) => j !== from && hasWord(text, word)))
  return isLeft ? undefined : joined
}

/** The edits that make a text agree with one that has lost a word. */
function editsFor(
  word: string,
  { text, quoting, draws }: { text: ChangedText; quoting: ChangedText; draws: Draws },
): Edit[] | undefined {
  const { by, view } = text
  const change = by?.operation.carries ? changeOf(word, text) : undefined
  if (by === undefined || change === undefined || !quoting.isLinked) return undefined
  const other = quoting.view
  if (other.language !== view.language || !isRunningText(other)) return undefined
  const words = change.to.toLowerCase()
  if ([view, other].some((one) => hasWord(one.text.toLowerCase(), words))) return undefined
  if (hasOtherForm(other, word)) return undefined
  const wanted = by.find(other, { draws, strength: 1, carried: change })
  const isPlain = wanted.every(({ start, end }) => !/.\p{Lu}/u.test(other.text.slice(start, end)))
  return isPlain ? allowedEdits(wanted, { spans: other.spansFor(by.operation), whole: true }) : undefined
}

/** What has taken the place of a word, with those that went with it; `undefined` where that differs by the place. */
function changeOf(word: string, { view, edits }: ChangedText): Carried | undefined {
  let change: Carried | undefined
  for (const { start, end, text } of edits) {
    const words = view.text.slice(start, end)
    if (!wordsIn(words).includes(word)) continue
    const to = isCapital(words) ? text.charAt(0).toLowerCase() + text.slice(1) : text
    const from = words.toLowerCase()
    if (to === '' || (change !== undefined && (change.from !== from || change.to !== to))) return undefined
    change = { from, to }
  }
  return change
}

/** Fewer words may be a label, a title or a value, which is what it is and not how it is said. */
const fewestWords = 5

function isRunningText({ words }: TextView): boolean {
  return words.starts.length >= fewestWords
}

/** Whether an English text has the word in the plural, the past or the like. */
function hasOtherForm({ text, language }: TextView, word: string): boolean {
  if (language !== 'en') return false
  const stem = escapePattern(word.replace(/[ey]$/, ''))
  const forms = text.matchAll(new RegExp(`(?<!\\p{L})${stem}\\p{L}{0,4}(?!\\p{L})`, 'giu'))
  return [...forms].some(([form]) => form.toLowerCase() !== word)
}

const ofWords =
  /\b(?:words?|letters?|spell\w*|misspel\w*|typos?|rhym\w*|synonyms?|antonyms?|syllables?|translat\w*|defin\w*|pronounc\w*|acronyms?|anagrams?|nouns?|verbs?|adjectives?|adverbs?|pronouns?|gramma\w*|tenses?|phrases?|terms?|vocabulary|idioms?|capitali[sz]\w*|alphabet\w*|characters?|quot\w+|mean|means|meanings?|sentiment|label\w*|categor\w+|classif\w+)\b|[词字谜诗]|拼[音写]|翻译|押韵|成语|造句|笔[画顺]|语法|短语|意思|含义|定义|标点|对联|分类|情感/i

/** Whether a text speaks of words, letters or labels, which other words would make wrong. */
function isAboutWords({ view, mayChange }: ChangedText): boolean {
  return mayChange && ofWords.test(view.text)
}

function joinEdits(own: readonly Edit[], carried: readonly Edit[]): readonly Edit[] | undefined {
  if (carried.length === 0) return own
  const different = new Map(
    [...own, ...carried].map((edit) => [`${edit.start} ${edit.end} ${edit.text}`, edit]),
  )
  return allowedEdits([...different.values()], { spans: [], whole: true })
}
