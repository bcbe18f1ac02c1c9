import { z } from '../../../../src/base/options.js'
import { entityName, fileDigest } from '../../lists/list-options.js'

/** Which texts are worth a model's time. */
export const modelTextKinds = ['names', 'digits', 'all'] as const
export type ModelTextKind = (typeof modelTextKinds)[number]

/** When a model is asked about a text that is worth its time. */
export const modelTimes = ['always', 'uncertain'] as const

/** The packages that run a model. `auto` takes the first that is installed, in the order `node`, `web`. */
export const modelRuntimes = ['auto', 'node', 'web'] as const
export type ModelRuntime = (typeof modelRuntimes)[number]

/** How the labels of the pieces of one word become the word's. */
export const modelAggregations = ['first', 'max'] as const

/** How labels of tokens become spans. `viterbi` takes the best sequence in which every entity is begun and ended. */
export const modelDecoders = ['auto', 'argmax', 'viterbi'] as const

const modelFields = z
  .strictObject({
    path: z
      .string()
      .min(1)
      .describe(
        'The model file, or the folder that holds model.onnx or another, such as onnx/model_quantized.onnx',
      ),
    tokenizer: z
      .string()
      .min(1)
      .optional()
      .describe('The file tokenizer.json')
      .meta({ whenAbsent: 'looked for beside the model' }),
    labels: z
      .record(z.string().min(1), z.union([entityName, z.literal(false)]))
      .default({})
      .describe(
        'Entities for labels of config.json, without B- and I-, such as { MISC: NRP }, or for the words that a GLiNER model is asked for, such as { first_name: PERSON }; false leaves one out',
      ),
    threshold: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .describe(
        'Minimum probability of a match, 0 to 1: the mean over its tokens, or what a GLiNER model says',
      ),
    aggregation: z
      .enum(modelAggregations)
      .default('first')
      .describe('Whether a word takes the label of its first piece (first) or of its surest (max)'),
    decoder: z
      .enum(modelDecoders)
      .default('auto')
      .describe(
        'How labels become spans: each token its most probable label (argmax), the best sequence in which every entity begins and ends (viterbi, for labels B-, I-, E-, S-), or auto: viterbi for OpenAI Privacy Filter and models with a viterbi_calibration.json',
      ),
    gate: z
      .enum(modelTextKinds)
      .default('names')
      .describe('Which texts go to the model: names (two capitalised words, Chinese), digits too, or all'),
    when: z
      .enum(modelTimes)
      .default('always')
      .describe(
        'Whether it is asked about each of these texts (always) or about those that the rules leave open (uncertain): in a language that no names were learnt for, with a find that scores a little too low, or with a capitalised word that no list knows',
      ),
    maxTokens: z
      .int()
      .min(8)
      .max(131_072)
      .optional()
      .describe('Tokens of one window')
      .meta({ whenAbsent: 'what config.json says, at most 512; 2048 for OpenAI Privacy Filter' }),
    overlap: z
      .int()
      .min(0)
      .optional()
      .describe('Tokens that two windows of a long text share; words for a GLiNER model')
      .meta({ whenAbsent: '64, or an eighth of a window that is longer than 512' }),
    batchTokens: z.int().min(8).default(4096).describe('Tokens of one run of the model, padding counted'),
    runtime: z
      .enum(modelRuntimes)
      .default('auto')
      .describe(
        'The package that runs it: node (onnxruntime-node), web (onnxruntime-web), or auto, the first that is installed',
      ),
    threads: z.int().min(1).max(256).default(1).describe('Threads of one model; every worker has a model'),
    sha256: fileDigest,
  })
  .describe('A model for token classification, and how it is run')
  .meta({ typeName: 'ModelOptions' })

/** What a model for text classification is run with: where it is and how, and nothing of entities. */
export const textModelFields = z.strictObject(
  modelFields.pick({
    path: true,
    tokenizer: true,
    maxTokens: true,
    overlap: true,
    batchTokens: true,
    runtime: true,
    threads: true,
    sha256: true,
  }).shape,
)
export type TextModelSettings = z.output<typeof textModelFields>

/** A model that finds personal data, beside the rules. A bare text is its path. */
export const modelOption = z
  .union([z.string().min(1), modelFields], { error: faultOf })
  .optional()
  .describe(
    'An ONNX model, for token classification or a GLiNER model, run beside the rules: a folder, or { path, labels, gate, threshold }. ' +
      'Needs the packages @huggingface/tokenizers and onnxruntime-node or onnxruntime-web; nothing is downloaded',
  )

/** What is wrong among the fields, in place of what is wrong in either form. */
function faultOf({ errors }: { errors?: readonly (readonly z.core.$ZodIssue[])[] }): string {
  const issue = errors?.[1]?.find(({ path }) => path.length > 0)
  return issue === undefined ? 'Write a path, or { path }' : `${issue.path.join('.')}: ${issue.message}`
}

export type ModelOption = z.output<typeof modelOption>
export type ModelSettings = z.output<typeof modelFields>

/** The option in one form. */
export function modelSettings(given: NonNullable<ModelOption>): ModelSettings {
  return typeof given === 'string' ? modelFields.parse({ path: given }) : given
}
