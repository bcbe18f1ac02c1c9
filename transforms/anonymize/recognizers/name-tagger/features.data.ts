/**
 * What is known of a word in a window, and how many bits of it count where it is joined with others: all are small
 * numbers but the hashes of words and of their ends.
 */
export const inputBits = {
  /** The word, its first three letters and its last two, three and four: hashes. */
  word: 32,
  prefix3: 32,
  suffix2: 32,
  suffix3: 32,
  suffix4: 32,
  /** In UTF-16 code units, up to 9. */
  length: 4,
  /** `shapes`. */
  shape: 3,
  /** `wordFlags`. */
  flags: 16,
  /** 1 where the word begins a sentence. */
  opens: 1,
  /** `gaps`, before the word and after it; and whether there is the end of a line or of the text. */
  gap: 5,
  nextGap: 5,
  isLineStart: 1,
  isLineEnd: 1,
  /** The two words before and the two after. */
  previousWord: 32,
  previousShape: 3,
  previousFlags: 16,
  secondPreviousWord: 32,
  secondPreviousFlags: 16,
  nextWord: 32,
  nextShape: 3,
  nextFlags: 16,
  secondNextWord: 32,
  secondNextFlags: 16,
  /** How many words the window has, up to 5, and whether this is its first or its last. */
  windowSize: 3,
  isFirst: 1,
  isLast: 1,
  /** The flags of the first and of the last word of the window. */
  firstFlags: 16,
  lastFlags: 16,
  /** How far the word is from the edges of the window, up to 3, and what stands beyond them. */
  fromStart: 2,
  wordBeforeWindow: 32,
  gapBeforeWindow: 6,
  toEnd: 2,
  wordAfterWindow: 32,
  gapAfterWindow: 6,
} as const

/** One of {@link inputBits}. */
export type InputName = keyof typeof inputBits

/** Inputs that are joined into one number, the first in the highest bits. */
export type JoinedInputs = readonly InputName[]

/** One or two numbers that are hashed together into the row of the weights that speaks for them. */
export interface Feature {
  name: string
  inputs: readonly [JoinedInputs] | readonly [JoinedInputs, JoinedInputs]
}

/** The features of a word. Place and inputs of each are part of the model: it must be trained anew after a change. */
export const features: readonly Feature[] = [
  { name: 'shape', inputs: [['shape']] },
  { name: 'word', inputs: [['word']] },
  { name: 'word as written', inputs: [['word'], ['shape']] },
  { name: 'lexicon', inputs: [['flags']] },
  { name: 'lexicon, as written', inputs: [['flags'], ['shape']] },
  { name: 'previous word', inputs: [['previousWord']] },
  { name: 'next word', inputs: [['nextWord']] },
  { name: 'previous word, gap', inputs: [['previousWord'], ['shape', 'gap']] },
  { name: 'next word, gap', inputs: [['nextWord'], ['shape', 'nextGap']] },
  { name: 'two words before', inputs: [['secondPreviousWord'], ['previousWord']] },
  { name: 'two words after', inputs: [['nextWord'], ['secondNextWord']] },
  { name: 'previous word and word', inputs: [['previousWord'], ['word']] },
  { name: 'word and next word', inputs: [['word'], ['nextWord']] },
  { name: 'two last letters', inputs: [['suffix2'], ['shape']] },
  { name: 'three last letters', inputs: [['suffix3']] },
  { name: 'four last letters', inputs: [['suffix4'], ['shape']] },
  { name: 'three first letters', inputs: [['prefix3']] },
  { name: 'lexicon before', inputs: [['previousFlags', 'flags'], ['previousShape']] },
  { name: 'lexicon after', inputs: [['nextFlags', 'flags'], ['nextShape']] },
  { name: 'lexicon on both sides', inputs: [['previousFlags', 'nextFlags'], ['flags']] },
  { name: 'shape before', inputs: [['shape', 'gap'], ['previousShape']] },
  { name: 'shape after', inputs: [['shape', 'nextGap'], ['nextShape']] },
  { name: 'shapes on both sides', inputs: [['previousShape', 'shape', 'nextShape'], ['opens']] },
  { name: 'lexicon at the start of a sentence', inputs: [['flags'], ['opens', 'shape', 'nextShape']] },
  { name: 'place in the window', inputs: [['windowSize', 'isLast', 'isFirst'], ['shape']] },
  { name: 'gaps', inputs: [['gap'], ['nextGap']] },
  {
    name: 'place in the line',
    inputs: [
      ['isLineStart', 'isLineEnd'],
      ['windowSize', 'isLast', 'isFirst', 'shape'],
    ],
  },
  { name: 'lexicon of two words after', inputs: [['nextFlags', 'secondNextFlags'], ['shape']] },
  { name: 'lexicon of two words before', inputs: [['secondPreviousFlags', 'previousFlags'], ['shape']] },
  { name: 'three last letters, lexicon', inputs: [['suffix3'], ['flags']] },
  { name: 'lexicon of the last word', inputs: [['lastFlags'], ['isLast', 'shape']] },
  { name: 'lexicon of the first word', inputs: [['firstFlags'], ['isFirst', 'shape']] },
  { name: 'length', inputs: [['length'], ['shape', 'isLast', 'isFirst']] },
  { name: 'second previous word', inputs: [['secondPreviousWord'], ['shape']] },
  { name: 'word before the window', inputs: [['wordBeforeWindow'], ['fromStart', 'gapBeforeWindow']] },
  { name: 'word after the window', inputs: [['wordAfterWindow'], ['toEnd', 'gapAfterWindow']] },
]
