import { columnPath, durationOption, textFields, z } from '../../src/base/options.js'
import { whereOption } from '../../src/transform/where.js'
import { methodNames } from './methods/index.js'

const variable = z.string().regex(/^[A-Za-z_]\w*$/, 'Write the name of an environment variable')
const count = z.int().min(1)

export const rewriteOptions = z.strictObject({
  fields: textFields,
  method: z
    .enum(methodNames)
    .default('paraphrase')
    .describe(
      'paraphrase: say the texts in other words; back_translate: by way of the other language of English and Chinese; evolve: a harder instruction, or another of its field; instruct: a new instruction by examples from the data; the last two with a new answer',
    ),
  model: z.string().min(1).describe('The name of the model, as the endpoint knows it'),
  answer: columnPath
    .optional()
    .describe('Text that evolve and instruct write the new answer into, such as output'),
  shown: z
    .array(columnPath)
    .default([])
    .describe(
      'Texts that belong to the instruction, such as input: the model sees them, and they are emptied where a new instruction has no use for them',
    ),
  copies: z.int().min(1).max(20).default(1).describe('Copies of each row'),
  prompt: z
    .string()
    .refine((text) => text.includes('{text}'), 'Write {text} where the text is to stand')
    .optional()
    .describe('What paraphrase asks in place of the words of the project, with {text} in it'),
  language: z
    .enum(['auto', 'en', 'zh'])
    .default('auto')
    .describe('The language of the texts; auto tells by the letters of each text'),
  answers: z
    .array(columnPath)
    .optional()
    .describe(
      'Texts that may quote those of fields: a word that stands there does not go; without it, every other text',
    ),
  forbid: z.array(z.string().min(1)).default([]).describe('Terms that no copy may bring in'),
  keepOriginal: z.boolean().default(true).describe('Keep each row beside its copies'),
  where: whereOption
    .optional()
    .describe('Rows that get copies, such as { split: train }; all others pass as they are'),
  urlEnv: variable
    .default('OPENAI_BASE_URL')
    .describe(
      'The environment variable that holds the address of the model, such as http://localhost:8000/v1',
    ),
  keyEnv: variable
    .default('OPENAI_API_KEY')
    .describe('The environment variable that holds the key; without one, none is sent'),
  temperature: z.number().min(0).max(2).default(0.7).describe('How freely the model chooses its words'),
  answerTokens: count
    .max(100_000)
    .default(1024)
    .describe('The most tokens of an answer; what is cut is left out'),
  parameters: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .default({})
    .describe('More of what each request says, such as { top_p: 0.9 }'),
  maxRequests: count
    .optional()
    .describe(
      'Budget: requests that may be sent for all that is in the cache, those of earlier runs among them',
    ),
  maxTokens: count
    .optional()
    .describe(
      'Budget: tokens that all of these may cost; before a request the most that it may cost is set aside',
    ),
  requestsPerMinute: count.optional().describe('Requests that may begin in a minute'),
  tokensPerMinute: count.optional().describe('Tokens that these may cost'),
  concurrency: z
    .int()
    .min(1)
    .max(256)
    .default(8)
    .describe('Requests at once, whatever the number of workers'),
  timeout: durationOption({ min: 0.05, max: 3600 })
    .prefault(60)
    .describe('When a request is given up: seconds, or a time such as 500ms or 2m'),
  retries: z
    .int()
    .min(0)
    .max(20)
    .default(5)
    .describe('How often a request is repeated after no answer, a broken one, 408, 429 or 5xx'),
  backoff: durationOption({ min: 0, max: 60 })
    .prefault(1)
    .describe(
      'The longest time before the first repetition, of which each waits a random share; it doubles each time, up to 60 s. Retry-After is kept to',
    ),
  price: z
    .strictObject({
      prompt: z.number().min(0).describe('Of the tokens of prompts'),
      answer: z.number().min(0).describe('Of the tokens of answers'),
    })
    .optional()
    .describe('What a million tokens cost, so that the report tells the cost: { prompt: 0.15, answer: 0.6 }'),
  cache: z
    .string()
    .min(1)
    .default('rewrite-cache')
    .describe(
      'The folder that keeps each answer under a hash of all that was asked, so that nothing is paid for twice: of runs that were stopped, and of later ones',
    ),
})

export type RewriteOptions = z.output<typeof rewriteOptions>
