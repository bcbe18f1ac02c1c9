import { columnPath, sha256Digest, z } from '../../src/base/options.js'
import { textLevels } from '../../src/text/text-levels.js'

const indexFile = z.strictObject({
  path: z.string().min(1).describe('A file that dedup wrote as its index'),
  id: sha256Digest.describe('The SHA-256 of the keys in it, as its head names it'),
})

export const dedupOptions = z.strictObject({
  fields: z
    .array(columnPath)
    .min(1)
    .optional()
    .describe('What is compared, by path: prompt, messages[].content')
    .meta({ whenAbsent: 'what scope names' }),
  scope: z
    .enum(['row', 'conversation', 'prompt'])
    .default('row')
    .describe(
      'Without fields. row: all columns; conversation: all turns, or prompt and answer; prompt: the first turn of the user',
    ),
  level: z
    .enum(textLevels)
    .default('bytes')
    .describe(
      'What counts in text. bytes: everything; trim: not spaces around it; fold: not case, width and kinds of spaces; loose: nor punctuation and accents; digits: words alone, any number as 0 (as datatrove)',
    ),
  method: z
    .enum(['exact', 'near', 'simhash', 'semantic'])
    .default('exact')
    .describe(
      'exact: equal rows; near: also rows whose texts have most of their words in common (MinHash); simhash: the same by another hash; semantic: rows of near embeddings',
    )
    .meta({ flag: '--method <name>' }),
  embedding: z
    .string()
    .min(1)
    .optional()
    .describe('semantic: the column of embeddings, lists of numbers that a model made'),
  threshold: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe(
      'Unless exact: the least share of runs of words in common (Jaccard), or the least cosine of embeddings, where it is verified',
    )
    .meta({ whenAbsent: '0.8; semantic: 0.95' }),
  verify: z
    .enum(['exact', 'estimate', 'none'])
    .default('exact')
    .describe(
      'Unless exact: how pairs are verified that share a key. exact: by all runs of words, or the cosine; estimate: by their signatures; none: not at all',
    ),
  equal: z
    .array(columnPath)
    .min(1)
    .optional()
    .describe(
      'near: what rows must have in common besides, without case, signs and spaces: completion, where questions about one text are no duplicates',
    ),
  bands: z
    .int()
    .min(1)
    .max(256)
    .optional()
    .describe('near, semantic: keys of a row; more find more, and cost more')
    .meta({ whenAbsent: '14; semantic: 32' }),
  bandRows: z
    .int()
    .min(1)
    .max(64)
    .optional()
    .describe('near, semantic: hashes of a key; more ask for more likeness')
    .meta({ whenAbsent: '8; semantic: 16' }),
  distance: z
    .int()
    .min(0)
    .max(8)
    .default(4)
    .describe('simhash: bits of 64 in which rows that share a key may differ'),
  ngrams: z.int().min(1).max(32).default(5).describe('near: words of a run'),
  charNgrams: z
    .int()
    .min(1)
    .max(32)
    .default(8)
    .describe('near: characters of a run, in scripts without spaces; of texts below 40 characters 5'),
  compat: z
    .enum(['datatrove'])
    .optional()
    .describe(
      'near: runs and hashes as those of datatrove, for English: with verify: none the rows that share a key are those of its MinHash',
    ),
  keep: z
    .enum(['first', 'last', 'longest', 'best', 'source'])
    .default('first')
    .describe(
      'Which of equal rows stays. longest: that of the most text; best: that of the highest number in best; source: that of the source that comes first in sources',
    ),
  best: columnPath
    .optional()
    .describe('keep: best. A column of numbers, such as a score; rows without one come last'),
  sources: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('keep: source. The names of sources, the most trusted first; those left out come last'),
  sourceField: columnPath
    .default('source')
    .describe('keep: source. The column that names the source of each row, or its split'),
  splits: z
    .enum(['refuse', 'report', 'together'])
    .default('refuse')
    .describe(
      'Of data that is split. refuse: drop nothing; report: compare rows within their split, and tell those that are like rows of an earlier one; together: let rows that are alike be in one split',
    ),
  splitColumn: z
    .string()
    .min(1)
    .optional()
    .describe('With splits: the column that names the split of each row, of data that no split has split')
    .meta({ whenAbsent: 'that of split' }),
  splitNames: z
    .array(z.string().min(1))
    .min(1)
    .max(255)
    .default(['train', 'validation', 'test'])
    .describe('With splitColumn: the names of the splits, the earliest first'),
  index: z
    .string()
    .min(1)
    .optional()
    .describe(
      'A file to write: hashes of the rows that stay, and none of their text, for against of a later run',
    ),
  against: z
    .array(z.union([z.string().min(1), indexFile], { error: 'Name a file that dedup wrote as its index' }))
    .default([])
    .describe(
      'Indexes of earlier runs, such as of what a model was trained on: rows like one of theirs are duplicates',
    ),
  action: z
    .enum(['drop', 'tag', 'reject'])
    .default('drop')
    .describe(
      'drop: leave the others out; tag: keep them, and say in the column is_duplicate which they are; reject: list them in rejects/ of the output',
    ),
  clusters: z
    .boolean()
    .default(false)
    .describe(
      'Write the columns cluster_id (null for a row that is like no other) and cluster_size; tag does so always',
    ),
})

export type DedupOptions = z.output<typeof dedupOptions>

/** Whether the columns of clusters are written. */
export function writesClusters({ action, clusters }: Pick<DedupOptions, 'action' | 'clusters'>): boolean {
  return clusters || action === 'tag'
}
