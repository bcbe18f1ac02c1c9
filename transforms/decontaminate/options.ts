import { columnPath, sha256Digest, z } from '../../src/base/options.js'
import { whereOption } from '../../src/transform/where.js'

const indexFile = z.strictObject({
  path: z.string().min(1).describe('A file that prep index wrote'),
  sha256: sha256Digest.describe('The SHA-256 of that file'),
})

export const decontaminateOptions = z.strictObject({
  fields: z
    .array(columnPath)
    .min(1)
    .describe(
      'Where items are looked for, by path: prompt, messages[].content; answers too, not questions alone',
    ),
  index: z
    .array(z.union([z.string().min(1), indexFile], { error: 'Name a file that prep index wrote' }))
    .min(1)
    .describe('The test sets: files that prep index wrote, or gsm8k and humaneval, which come along'),
  coverage: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe(
      'A row holds an item where runs in common cover more than this share of its words; 1 leaves it to longest',
    ),
  longest: z
    .int()
    .min(0)
    .default(13)
    .describe('It holds one too where it has so many words of it in one piece; 0 leaves it to coverage'),
  action: z
    .enum(['report', 'drop', 'cut', 'tag'])
    .default('report')
    .describe(
      'report: tell the test items that were found; drop: leave the rows out too; cut: take what they have in common out of the texts, with a margin; tag: write columns that tell item, share and place',
    ),
  margin: z
    .int()
    .min(0)
    .default(200)
    .describe('cut: so many characters on both sides go too (GPT-3 takes 200)'),
  leastPiece: z
    .int()
    .min(0)
    .default(200)
    .describe(
      'cut: a piece of fewer characters that is left goes too; a row of which a text is used up is left out',
    ),
  where: whereOption.optional(),
  mostCuts: z.int().min(0).default(10).describe('cut: of a text with more places nothing is left'),
})

export type DecontaminateOptions = z.output<typeof decontaminateOptions>
