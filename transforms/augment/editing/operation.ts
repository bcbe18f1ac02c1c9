import type { Draws } from '../../../src/transform/random.js'
import type { Edit } from './edits.js'
import type { TextView } from './text-view.js'
import { type Language, type Words, wordAt } from './words.js'

/**
 * What stays as it was when an operation has changed a text:
 *
 * - `meaning`: it says the same in good language;
 * - `label`: it is still about the same thing, though its grammar may suffer;
 * - `look`: a reader still sees what was meant, as with a slip of the keyboard.
 */
export type Keeps = 'meaning' | 'label' | 'look'

/** What an operation is told beside the text. */
export interface EditContext {
  draws: Draws
  /** The share of words to change, at least one. */
  strength: number
  /** Words that another text of the record has changed already: only these are changed, alike, wherever they may be. */
  carried?: Carried | undefined
}

/** Words, and what has taken their place. */
export interface Carried {
  from: string
  to: string
}

/** The edits that an operation wants of a text; none where there is nothing that it can change. */
export type FindEdits = (view: TextView, context: EditContext) => readonly Edit[]

/** What options say to all operations. */
export interface OperationSettings {
  senses: 'context' | 'first' | 'all'
}

/** A case of an operation, which the tests try with many draws. */
export interface OperationExample {
  text: string
  /** Children that must come up. */
  gives?: readonly string[]
  /** What no child may have. */
  never?: readonly RegExp[]
  /** It changes nothing at all. */
  stays?: true
}

/** One way to change a text, declared once. */
export interface Operation {
  name: string
  /** One line of what it does. */
  about: string
  languages: readonly Language[]
  keeps: Keeps
  /** What it may change of what is protected otherwise. */
  opens?: 'numbers'
  /** It knows how a change of its own is carried over into a text that quotes the words. */
  carries?: boolean
  /** All of its edits are made or none, as where two words change places. */
  whole?: boolean
  examples: readonly OperationExample[]
  /** Called once a step: heavy tables are loaded at the first text that asks for them. */
  open(settings: OperationSettings): FindEdits
}

/** How many of so many words are changed. */
export function changesFor(words: number, strength: number): number {
  return Math.max(1, Math.floor(strength * words))
}

/** An edit of a word. */
export function editOfWord(words: Words, word: number, text: string): Edit {
  return { start: words.starts[word], end: words.ends[word], text }
}

/** `count` different numbers below `bound`, each set as likely as any other (Floyd's algorithm). */
export function drawDistinct(count: number, bound: number, draws: Draws): number[] {
  const drawn = new Set<number>()
  for (let top = bound - count; top < bound; top++) {
    const number = draws.below(top + 1)
    drawn.add(drawn.has(number) ? top : number)
  }
  return [...drawn]
}

/** One of a list, which is not empty. */
export function drawOne<T>(list: readonly T[], draws: Draws): T {
  return list[draws.below(list.length)]
}

/** Some of a list, at most `count`, each as likely as any other. */
export function drawSome<T>(list: readonly T[], count: number, draws: Draws): T[] {
  return drawDistinct(Math.min(count, list.length), list.length, draws).map((place) => list[place])
}

/** Whether a text begins with a capital. */
export function isCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text)
}

/** The text with a capital where `model` has one. */
export function asCapital(text: string, model: string): string {
  return isCapital(model) ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

/** Whether a phrase is that of a change that is carried over; any, where none is. */
export function isCarried(phrase: string, carried: Carried | undefined): boolean {
  return carried === undefined || phrase.toLowerCase() === carried.from.toLowerCase()
}

/** Whether a word negates, so that the text would say the opposite without it. */
export function isNegation(words: Words, word: number): boolean {
  const text = wordAt(words, word)
  if (words.language === 'zh') return /[不没未无勿莫]|^[非别]/.test(text)
  return /^(?:no|not|nor|none|never|neither|nothing|nobody|without|cannot|.*n['’]t)$/i.test(text)
}
