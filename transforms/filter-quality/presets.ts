import {
  codeLimits,
  type Limits,
  limitsOf,
  nemoLimits,
  otherLimits,
  publishedLimitsOf,
} from './limits.data.js'

/** The rules of lines that FineWeb adds to those of Gopher. */
const finewebRules = ['line_punct_ratio', 'short_line_ratio', 'char_dup_ratio', 'list_ratio']

/** Named sets of rules, which the options of `filter_quality` explain. */
export const presets = ['web', 'fineweb2', 'sft', 'nemo', 'dclm', 'code'] as const
export type QualityPreset = (typeof presets)[number]

/** The limits of a preset for a language that has limits of its own, or `other`. */
export function limitsOfPreset(preset: QualityPreset, language: string): Limits {
  if (preset === 'code') return codeLimits
  if (preset === 'web' || preset === 'sft') return limitsOf[language] ?? otherLimits
  const own = publishedLimitsOf[language] ?? otherLimits
  if (preset === 'fineweb2') return own
  const kept = Object.entries(own).filter(([rule]) =>
    preset === 'nemo' ? !finewebRules.includes(rule) : rule === 'empty' || rule.startsWith('gopher_'),
  )
  if (preset === 'dclm') return Object.fromEntries(kept)
  const { non_alphanumeric, ...others } = nemoLimits
  return { ...Object.fromEntries(kept), ...others, ...(language === 'en' && { non_alphanumeric }) }
}
