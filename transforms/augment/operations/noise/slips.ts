import type { Edit } from '../../editing/edits.js'
import {
  changesFor,
  drawOne,
  drawSome,
  type EditContext,
  editOfWord,
  type Operation,
} from '../../editing/operation.js'
import type { TextView } from '../../editing/text-view.js'
import { isName, wordAt } from '../../editing/words.js'
import { confusions, keyNeighbours, misspellings } from './slips.data.js'

/** How a word comes out with a slip in it; `undefined` where it has no place for one. */
type Slip = (word: string, context: EditContext) => string | undefined

/** The first letter stays, as readers need it most. */
const shortest = 4

/** Some words of the text, drawn from those that can have a slip: no names, no short ones. */
function slips(view: TextView, slip: Slip, context: EditContext): Edit[] {
  const { words } = view
  const places: number[] = []
  for (let word = 0; word < words.starts.length; word++) {
    const length = words.ends[word] - words.starts[word]
    if (length >= shortest && /^[A-Za-z]+$/.test(wordAt(words, word)) && !isName(words, word))
      places.push(word)
  }
  const wanted = changesFor(words.starts.length, context.strength)
  const edits: Edit[] = []
  for (const word of drawSome(places, wanted * 3, context.draws)) {
    const text = slip(wordAt(words, word), context)
    if (text !== undefined && edits.push(editOfWord(words, word, text)) === wanted) break
  }
  return edits
}

/** A key beside the right one, a key twice, or none. */
export const keyboard: Operation = {
  name: 'keyboard',
  about: 'presses a key beside the right one, twice, or not',
  languages: ['en'],
  keeps: 'look',
  examples: [
    { text: 'the plan', gives: ['the plsn', 'the pla', 'the pllan'] },
    { text: 'ask Bob', stays: true },
  ],
  open: () => (view, context) =>
    slips(
      view,
      (word, { draws }) => {
        const at = 1 + draws.below(word.length - 1)
        const neighbours = keyNeighbours[word[at].toLowerCase()]
        const kind = draws.below(4)
        if (kind === 0) return word.slice(0, at) + word.slice(at + 1)
        if (kind === 1) return word.slice(0, at) + word[at] + word.slice(at)
        return word.slice(0, at) + neighbours[draws.below(neighbours.length)] + word.slice(at + 1)
      },
      context,
    ),
}

/** Letters that scanners take for others. */
export const ocr: Operation = {
  name: 'ocr',
  about: 'confuses letters as a scanner does',
  languages: ['en'],
  keeps: 'look',
  examples: [
    { text: 'modern', gives: ['modem'] },
    { text: 'IBM and 100', stays: true },
  ],
  open: () => (view, context) =>
    slips(
      view,
      (word, { draws }) => {
        const fitting = confusions.filter(([from]) => word.indexOf(from, 1) > 0)
        if (fitting.length === 0) return undefined
        const [from, to] = drawOne(fitting, draws)
        const at = word.indexOf(from, 1)
        return word.slice(0, at) + to + word.slice(at + from.length)
      },
      context,
    ),
}

/** Words that many people misspell, as they misspell them. */
export const spelling: Operation = {
  name: 'spelling',
  about: 'misspells words that many people misspell',
  languages: ['en'],
  keeps: 'look',
  examples: [
    { text: 'I believe it', gives: ['I beleive it'] },
    { text: 'we go', stays: true },
  ],
  open: () => (view, context) =>
    slips(
      view,
      (word) => {
        const wrong = misspellings[word.toLowerCase()]
        if (wrong === undefined) return undefined
        return word[0] + wrong.slice(1)
      },
      { ...context, strength: Math.max(context.strength, 0.2) },
    ),
}

/** Neighbouring letters or characters of a word change places; the first and the last letter of an English word stay. */
export const transpose: Operation = {
  name: 'transpose',
  about: 'swaps neighbouring letters or characters inside a word',
  languages: ['en', 'zh'],
  keeps: 'look',
  examples: [
    { text: 'the plan', gives: ['the paln'] },
    { text: 'cat on mat', stays: true },
    { text: '我们学习', gives: ['们我学习', '我们习学'] },
    { text: '她', stays: true },
  ],
  open: () => (view, context) =>
    view.language === 'zh'
      ? transposeHan(view, context)
      : slips(
          view,
          (word, { draws }) => {
            const at = 1 + draws.below(word.length - 3)
            return word[at] === word[at + 1]
              ? undefined
              : word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
          },
          context,
        ),
}

function transposeHan({ words }: TextView, { draws, strength }: EditContext): Edit[] {
  const places: number[] = []
  for (let word = 0; word < words.starts.length; word++) {
    const text = wordAt(words, word)
    if (text.length >= 2 && text.length <= 4 && text[0] !== text[1]) places.push(word)
  }
  return drawSome(places, changesFor(words.starts.length, strength), draws).map((word) => {
    const text = wordAt(words, word)
    const at = draws.below(text.length - 1)
    return editOfWord(words, word, text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2))
  })
}
