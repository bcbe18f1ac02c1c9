import type { Companion } from '../format/companions.js'
import type { OpenEncoder } from '../format/encoder.js'
import { int64Bytes } from '../tokens/int64s.js'
import { tokenColumns } from '../tokens/token-columns.js'
import { tokenEncoder, type WrittenTokens } from '../tokens/token-encoder.js'
import { metadataText } from './metadata.js'

/** datatrove takes two bytes for a token of a vocabulary of no more (`PipelineStepWithTokenizer.token_size`). */
const smallVocabulary = 2 ** 16

/**
 * A tokenized file of datatrove: the tokens of all rows in a `.ds`, where each row ends in `.ds.index`, and what they are
 * in `.ds.metadata`. `labels` become a `.ds.loss`, a byte of 1 for each token that is learned.
 *
 * Throws `bad_schema` for rows without tokens, and `unsupported` for other columns than `input_ids` and `labels`.
 */
export const openDatatroveEncoder: OpenEncoder = (schema) => {
  const columns = tokenColumns(schema, { title: 'datatrove', keepsLabels: true })
  const { vocabulary = Number.POSITIVE_INFINITY } = columns
  const width = vocabulary <= smallVocabulary ? 2 : 4
  return tokenEncoder({
    schema,
    columns,
    width,
    companionsOf: ({ lengths, learned }) => [
      ...indexOf(lengths, width),
      ...(columns.labels === undefined ? [] : [{ extension: 'ds.loss', pieces: learned }]),
    ],
  })
}

function indexOf(lengths: WrittenTokens['lengths'], width: 2 | 4): Companion[] {
  let tokens = 0
  const ends = Float64Array.from(lengths, (length) => (tokens += length))
  return [
    { extension: 'ds.index', pieces: [int64Bytes(ends)] },
    { extension: 'ds.metadata', pieces: [metadataText({ width, tokens })] },
  ]
}
