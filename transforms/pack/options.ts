import { z } from '../../src/base/options.js'

/** The columns that `pack` can write beside `input_ids`, in the order in which they stand. */
export const packedColumns = [
  'labels',
  'attention_mask',
  'position_ids',
  'document_ids',
  'seq_lengths',
] as const

/** A column beside `input_ids`. */
export type PackedColumn = (typeof packedColumns)[number]

/** Options of `pack`. */
export const packOptions = z.strictObject({
  length: z
    .int()
    .min(2)
    .max(2 ** 24)
    .describe('Tokens of a packed row at most: the context length of the training'),
  strategy: z
    .enum(['bfd', 'bfd_split', 'ffd', 'wrapped'])
    .default('bfd')
    .describe(
      'bfd: best fit, the longest first; bfd_split: the same, with documents that are too long parted; ffd: first fit; wrapped: one after the other, cut wherever a row is full',
    ),
  overlong: z
    .enum(['head', 'tail', 'drop'])
    .optional()
    .describe(
      'What stays of a document that is longer than a row, by bfd and ffd: its head, its tail, or nothing',
    )
    .meta({ whenAbsent: 'head' }),
  write: z
    .array(z.enum(packedColumns))
    .default(['labels', 'position_ids', 'seq_lengths'])
    .describe(
      'Columns beside input_ids. attention_mask: ones; document_ids: the number of the document of each token in its row, from 1',
    ),
  by: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'Columns that stay, and of which a row joins equal values alone, such as source; a column of splits always is',
    ),
  window: z
    .int()
    .min(1)
    .default(2 ** 21)
    .describe(
      'So many tokens are held back to choose from, and at least 16 rows. More waste less, and take 8 bytes each',
    )
    .meta({ flag: false }),
})

/** The options of `pack` with their defaults. */
export type PackOptions = z.output<typeof packOptions>
