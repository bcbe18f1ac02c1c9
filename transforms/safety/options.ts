import { columnPath, sha256Digest, z } from '../../src/base/options.js'
import { activations } from '../anonymize/model/checkpoint/class-config.js'
import { textModelFields } from '../anonymize/model/checkpoint/options.js'

/** The category of the shipped model. */
export const offensive = 'offensive'

const category = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'Write the name of a category in small letters, such as gambling')
  .refine(
    (name) => name !== offensive,
    `"${offensive}" is what the shipped model scores. Choose another name`,
  )

const wordList = z.strictObject({
  category: category.describe('The category that these words are of, such as gambling'),
  file: z.string().min(1).describe('A file of words: UTF-8, one a line; nothing is a comment'),
  sha256: sha256Digest
    .optional()
    .describe('The SHA-256 of the file, which pins it; a plan fills it in')
    .meta({ whenAbsent: 'filled in when a plan is made' }),
})

const classifierModel = textModelFields.extend({
  path: z.string().min(1).describe('The .bin or .ftz file, or the ONNX file or its folder'),
  activation: z
    .enum(activations)
    .optional()
    .describe(
      'How an ONNX model says how probable labels are: all of them together 1 (softmax), or each by itself (sigmoid)',
    )
    .meta({
      whenAbsent:
        'sigmoid for a single label and where config.json has the problem_type multi_label_classification',
    }),
})

const classifier = z.strictObject({
  category: category.describe('The category that it scores, such as toxic'),
  model: z
    .union([z.string().min(1), classifierModel])
    .describe(
      'A classifier that fastText trained, a .bin or .ftz file; or an ONNX model for text classification, a .onnx file or its folder, with config.json and tokenizer.json',
    ),
  label: z.string().min(1).describe('The label whose probability is the score, such as toxic'),
})

/** Options of `safety`. */
export const safetyOptions = z.strictObject({
  fields: z
    .array(columnPath)
    .min(1)
    .describe('The texts of a record, by path, that are looked at: text, messages[].content'),
  lists: z
    .array(wordList)
    .default([])
    .describe(
      'Lists of words by category: { category: gambling, file: gambling.txt }. Whole words, in Chinese anywhere; ' +
        'signs between characters, widths and cases do not hide a word. ' +
        'Words without letters, and of a single Chinese character, are passed over',
    ),
  models: z
    .array(classifier)
    .default([])
    .describe(
      'Classifiers of your own by category, of fastText or in ONNX: { category: toxic, model: toxic.bin, label: toxic }. The score is the highest probability, from 0 to 1, of the texts of a record',
    ),
  column: z.string().min(1).default('safety').describe('The column of the scores, a number a category'),
  max: z
    .record(z.string(), z.number().min(0))
    .default({})
    .describe(
      'The most that is let through, by category: { offensive: 0.9, gambling: 0 }. ' +
        'offensive and models give a chance from 0 to 1, a list how many of its words stand in the record',
    ),
  action: z
    .enum(['drop', 'reject'])
    .default('drop')
    .describe('What becomes of records of more than max: left out, or listed among the rejected rows'),
})

/** The settings of a model in one form. */
export function classifierSettings(given: Classifier['model']): z.output<typeof classifierModel> {
  return typeof given === 'string' ? classifierModel.parse({ path: given }) : given
}

/** The options of `safety` with their defaults. */
export type SafetyOptions = z.output<typeof safetyOptions>

/** A classifier as the options name it. */
export type Classifier = SafetyOptions['models'][number]

/** A list of words as the options name it. */
export type WordList = SafetyOptions['lists'][number]
