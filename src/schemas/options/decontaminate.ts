// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.
import type { Where } from './shared.js'

/** Options of the step `decontaminate`. */
export interface DecontaminateOptions {
  /** Where items are looked for, by path: prompt, messages[].content; answers too, not questions alone. */
  fields: readonly string[]
  /** The test sets: files that prep index wrote, or gsm8k and humaneval, which come along. */
  index: readonly (
    | string
    | {
        /** A file that prep index wrote. */
        path: string
        /** The SHA-256 of that file. */
        sha256: string
      }
  )[]
  /**
   * A row holds an item where runs in common cover more than this share of its words; 1 leaves it to longest.
   * Default: `0.5`.
   */
  coverage?: number | undefined
  /**
   * It holds one too where it has so many words of it in one piece; 0 leaves it to coverage. Default: `13`.
   */
  longest?: number | undefined
  /**
   * report: tell the test items that were found; drop: leave the rows out too; cut: take what they have in
   * common out of the texts, with a margin; tag: write columns that tell item, share and place. Default:
   * `report`.
   */
  action?: 'report' | 'drop' | 'cut' | 'tag' | undefined
  /** cut: so many characters on both sides go too (GPT-3 takes 200). Default: `200`. */
  margin?: number | undefined
  /**
   * cut: a piece of fewer characters that is left goes too; a row of which a text is used up is left out.
   * Default: `200`.
   */
  leastPiece?: number | undefined
  /** Only rows with these values, such as `{ split: train }` or `{ language: [en, zh] }`. */
  where?: Where | undefined
  /** cut: of a text with more places nothing is left. Default: `10`. */
  mostCuts?: number | undefined
}
