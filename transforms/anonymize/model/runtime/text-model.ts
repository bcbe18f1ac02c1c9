import type { Window } from './windows.js'

/** A window with the text that was read. */
export interface ReadWindow<Read> extends Window {
  read: Read
}

/** A model of some kind, ready to run. What it throws may quote a text and is not shown to anybody. */
export interface TextModel<Read, Answer> {
  /** Tokens that stand around those of the text in every row. */
  addedTokens: number
  /** Cuts a text up, and makes room for what the model says of it. */
  read(text: string): Read
  /** The windows over a text that was read; `text` is which one it is. */
  windows(read: Read, text: number): Window[]
  /** Runs the model over a group of windows, and writes down what it says in what was read of each text. */
  mark(group: readonly ReadWindow<Read>[]): Promise<void>
  /** What it says of a text: spans, in order and disjoint, or the score of each label. */
  answer(text: string, read: Read): Answer
}
