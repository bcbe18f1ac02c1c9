import { columnPath, z } from '../../src/base/options.js'

/** Whose rules hold. */
export const linePresets = ['web', 'c4', 'fineweb', 'dclm'] as const

/** Options of `clean_lines`. */
export const cleanLinesOptions = z.strictObject({
  fields: z
    .array(columnPath)
    .min(1)
    .default(['text'])
    .describe('The texts whose lines are looked at, by path'),
  preset: z
    .enum(linePresets)
    .default('web')
    .describe(
      'Whose rules hold: web, those of C4 for all scripts; c4, those of C4 to the letter, for English; fineweb, these without the mark at the end; dclm, those of DCLM and RefinedWeb',
    ),
  minWords: z
    .int()
    .min(0)
    .optional()
    .describe('A line of fewer words goes; with web two characters of Chinese or Japanese are a word')
    .meta({ whenAbsent: '3; 2 with dclm' }),
  minSentences: z
    .int()
    .min(0)
    .default(5)
    .describe('A record whose lines that stay have fewer sentences goes, but for dclm; 0 keeps it'),
  maxRemoved: z
    .number()
    .min(0)
    .max(1)
    .default(0.05)
    .describe('With dclm a record goes that loses a larger share of its words; 1 keeps it'),
  action: z
    .enum(['drop', 'reject'])
    .default('drop')
    .describe(
      'What becomes of a record that goes: drop counts it, reject lists it in rejects/ of the output',
    ),
})

export type CleanLinesOptions = z.output<typeof cleanLinesOptions>
