// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.
import type { Where } from './shared.js'

/** Options of the step `mix`. */
export interface MixOptions {
  /** The column that tells the source of a row; any column of few values will do. Default: `source`. */
  column?: string | undefined
  /** Relative share of the output by source, such as `{ wiki: 3, code: 1 }`. */
  weights?: Record<string, number> | undefined
  /** Shares follow rows^(1/T): 1 as they are, the higher the more alike. */
  temperature?: number | undefined
  /** Shares follow rows^alpha, such as 0.3 for languages (XLM-R). */
  alpha?: number | undefined
  /**
   * Shares follow min(rows * scale, cap)^(1/temperature), as in seqio and T5, such as
   * `{ cap: 100000, temperature: 2 }`.
   */
  seqio?:
    | {
        /** What rows are multiplied by first. Default: `1`. */
        scale?: number | undefined
        /** The most that a source counts for (K). */
        cap?: number | undefined
        /** Rates are taken to the power of 1/T. Default: `1`. */
        temperature?: number | undefined
      }
    | undefined
  /**
   * As alike as can be with no source repeated more than maxEpochs times (UniMax); `{ budget: 100000 }` names
   * the rows in the end.
   */
  unimax?:
    | {
        /** Rows in the end, over all sources. */
        budget: number
      }
    | undefined
  /** As weights, but the number of all rows stays, unless size is given. */
  proportion?: Record<string, number> | undefined
  /** How often each source is taken, such as `{ wiki: 2, code: 0.5 }`. */
  repeat?: Record<string, number> | undefined
  /** Exact rows of each source. */
  choose?: Record<string, number> | undefined
  /** Rows in the end, for rules that give shares. */
  size?: number | undefined
  /** Size without size: as many rows as the first, or the last, used-up source allows. */
  stopping?: 'first_exhausted' | 'all_exhausted' | undefined
  /** How often a source may be passed through. Default: 1 where it sets the size, else no limit. */
  maxEpochs?: number | undefined
  /**
   * What to do with a source that the rule does not name. error: stop; drop: leave its rows out. Default:
   * `error`.
   */
  unlisted?: 'error' | 'drop' | undefined
  /** Only rows with these values, such as `{ split: train }` or `{ language: [en, zh] }`. */
  where?: Where | undefined
}
