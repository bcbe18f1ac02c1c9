// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.
import type { Where } from './shared.js'

/** Options of the step `augment`. */
export interface AugmentOptions {
  /** Text to work on, by path: prompt, messages[].content, "a.b" for a name with a dot. */
  fields: readonly string[]
  /**
   * What may happen to a text, one of these each time: synonym, insert, swap, delete (EDA), punctuate (AEDA).
   * Chinese has swap, delete and punctuate; others give way to them. Default:
   * `synonym, insert, swap, delete`.
   */
  ops?: readonly ('synonym' | 'insert' | 'swap' | 'delete' | 'punctuate')[] | undefined
  /** Copies of each row. Default: `1`. */
  copies?: number | undefined
  /**
   * Share of the words of a text that is changed, at least one; punctuate sets its own number. Default:
   * `0.1`.
   */
  alpha?: number | undefined
  /** How texts are split into words; auto tells by the letters of each text. Default: `auto`. */
  language?: 'auto' | 'en' | 'zh' | undefined
  /** Synonyms of the commonest sense of a word in WordNet, or of every sense. Default: `first`. */
  senses?: 'first' | 'all' | undefined
  /** Keep each row beside its copies. Default: `true`. */
  keepOriginal?: boolean | undefined
  /** Rows that get copies, such as `{ split: train }`; all others pass as they are. */
  where?: Where | undefined
}
