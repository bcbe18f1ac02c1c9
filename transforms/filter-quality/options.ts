import { columnPath, z } from '../../src/base/options.js'
import { tokenizers } from '../signals/measure.js'
import { type LimitLanguage, type LimitRuleName, limitRules, limitsOf } from './limits.data.js'
import { presets } from './presets.js'

const names = limitRules.map(({ rule }) => rule) as [LimitRuleName, ...LimitRuleName[]]

const languages = ['other', ...Object.keys(limitsOf)] as ['other', ...LimitLanguage[]]
const limits = z.partialRecord(z.enum(names), z.number().min(0).nullable())

/** What becomes of a record that breaks a rule. */
export const qualityActions = ['drop', 'tag', 'reject'] as const

/** Options of `filter_quality`. */
export const qualityOptions = z.strictObject({
  fields: z
    .array(columnPath)
    .min(1)
    .default(['text'])
    .describe('The texts of a record, by path: text, messages[].content'),
  per: z
    .enum(['record', 'text'])
    .default('record')
    .describe(
      'What is judged: the texts of a record as one, or each alone, such as every turn of a conversation',
    ),
  roles: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('Judge the turns of these roles only, by "role" or "from" beside the text: assistant')
    .meta({ whenAbsent: 'all' }),
  action: z
    .enum(qualityActions)
    .default('drop')
    .describe('What becomes of a record that breaks a rule; "tag" keeps all, with a column that says which'),
  by: z
    .partialRecord(z.enum(names), z.enum(qualityActions))
    .default({})
    .describe('Another action by the rule: { gopher_short_doc: tag, garbled_gbk: reject }'),
  preset: z
    .enum(presets)
    .default('web')
    .describe(
      'Which limits hold. web: those of pages, for the language of the text; fineweb2: the same as datatrove and FineWeb-2 publish them, which differ for Chinese; nemo: the same as NeMo Curator has them; dclm: the same without what is said twice, as DCLM has them; code: those of files of programs; sft: of instructions and answers, what is spoiled or advertises alone, however short',
    ),
  rules: z.array(z.enum(names)).min(1).optional().describe('The rules that hold').meta({
    whenAbsent: 'all that the language of the text has limits for',
  }),
  limits: limits
    .default({})
    .describe(
      'Other limits by the rule, for every language; null switches a rule off: { gopher_short_doc: 20, list_ratio: null }',
    ),
  languageLimits: z
    .partialRecord(z.enum(languages), limits)
    .default({})
    .describe(
      'Other limits for texts of one language, before those for every language; other is any without limits of its own: { zh: { list_ratio: 0.3 } }',
    ),
  language: z
    .string()
    .min(2)
    .optional()
    .describe('The language whose limits hold, such as en or zh')
    .meta({ whenAbsent: 'that of each text, by its letters and frequent words' }),
  tokenizer: z
    .enum(tokenizers)
    .default('fast')
    .describe(
      'How words are found: "fast" over the bytes, in any script; "datatrove" by the rules of spaCy for English, which its filters count by',
    ),
  column: z
    .string()
    .min(1)
    .default('quality')
    .describe('The column of the verdict, where records are tagged'),
})

/** The options of `filter_quality` with their defaults. */
export type QualityOptions = z.output<typeof qualityOptions>

/** Whether a column of verdicts is written. */
export function writesVerdicts({ action, by }: QualityOptions): boolean {
  return action === 'tag' || Object.values(by).includes('tag')
}
