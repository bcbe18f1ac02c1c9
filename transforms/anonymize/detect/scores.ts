/**
 * What a score means. A recognizer gives a form its base; a check digit lifts it, a failed one lowers it, and
 * a word such as "passport" beside the value lifts it again: a wrong digit does not make a number less
 * somebody's, so context can carry what a check rejects (the two tiers of Microsoft Purview's sensitive
 * information types work alike).
 */

/** Spans below this are not taken unless `threshold` or `thresholds` say otherwise. */
export const defaultThreshold = 0.5

/** What a context word adds. */
export const contextGain = 0.45

/** What a word that names another kind of number ("order", 订单号) takes away. */
export const otherNumberLoss = 0.3

/** How much a form says by itself, after its check holds, and after it fails. */
export interface Strength {
  form: number
  checked: number
  failed: number
}

export const strengths = {
  /** The form is seldom anything else: an SSN with hyphens, eighteen digits with a birth date. */
  strong: { form: 0.6, checked: 0.95, failed: 0.2 },
  /** The form has a few other readings; a check settles it. */
  medium: { form: 0.3, checked: 0.8, failed: 0.15 },
  /** A bare run of digits: even with a right check digit (one in ten has it) a word must speak for it. */
  weak: { form: 0.1, checked: 0.35, failed: 0.05 },
} as const satisfies Record<string, Strength>

/** The common cases of recognizers that are written by hand. */
export const evidence = {
  /** The whole syntax fits, and nothing else has it: an e-mail address, a URL. */
  syntax: { score: 0.95, validated: true, why: 'syntax' },
  checked: { score: 0.95, validated: true, why: 'check digit' },
  cued: { score: 0.6, validated: false, why: 'form, beside a word that names it' },
  form: { score: 0.6, validated: false, why: 'form' },
} as const
