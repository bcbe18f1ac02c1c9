import type { Draws } from '../../../src/transform/random.js'
import type { Language } from '../../augment/editing/words.js'
import type { Question, Reply } from '../ask/question.js'

/** A row as a method sees it. */
export interface Parent {
  /** The texts to be written anew. */
  texts: readonly string[]
  /** Texts that the model is shown beside them. */
  shown: readonly string[]
}

/** What a method makes of a row, or the note under which it is counted that it makes nothing. */
export type Child =
  | {
      texts: readonly string[]
      /** The answer to what the texts ask now, where the method writes one. */
      answer?: string
      /** What is to stand in the place of every text that was shown; they stay, when left out. */
      shown?: string
    }
  | { refused: string }

/**
 * A method at work on one copy of a row: it asks questions, is told the answers, and answers with the child. Whoever goes
 * through it decides where answers come from, and the same answers make the same child.
 */
export type Talk = Generator<Question, Child, Reply>

/** What a method goes by. */
export interface MethodContext {
  languageOf: (text: string) => Language
  /** Draws of this copy alone. */
  draws: Draws
  /** The number of the copy, from 0. */
  variant: number
  /** Instructions of other rows. */
  pool: readonly string[]
  /** Words that no child may have, where its parent has not. */
  forbid: readonly string[]
  /** What the user wants the model to be told in place of the project's words, with `{text}` in it. */
  prompt: string | undefined
}

/** A way to have a row written anew by a model. */
export type Method = (parent: Parent, context: MethodContext) => Talk

/** The note under which a child is counted that got no answer. */
export function failureNote(reply: { failed: string }): string {
  return reply.failed === 'budget' || reply.failed === 'not_asked' ? 'not_asked' : `failed_${reply.failed}`
}
