// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.
import type { Where } from './shared.js'

/** Options of the step `counterfactual`. */
export interface CounterfactualOptions {
  /** Text to work on, by path: prompt, messages[].content, "a.b" for a name with a dot. */
  fields: readonly string[]
  /** Swap a row in place (substitute), or keep it and put a swapped copy behind it. Default: `substitute`. */
  mode?: 'substitute' | 'augment' | undefined
  /** How likely a row is taken. Default: 0.5; 1 with augment. */
  probability?: number | undefined
  /** Whose words are swapped. Default: `en, zh`. */
  languages?: readonly ('en' | 'zh')[] | undefined
  /** Swap English first names too, such as James and Mary. */
  names?: boolean | undefined
  /** Pairs of words of your own, before those of the lists: [[wizard, witch]]. */
  pairs?: readonly (readonly [string, string])[] | undefined
  /** 他们 stands for mixed groups too: keep it, or swap it with 她们. Default: `keep`. */
  plural?: 'keep' | 'swap' | undefined
  /** Only rows with these values, such as `{ split: train }` or `{ language: [en, zh] }`. */
  where?: Where | undefined
}
