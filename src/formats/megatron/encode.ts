import type { Companion } from '../format/companions.js'
import type { OpenEncoder } from '../format/encoder.js'
import { int64Bytes } from '../tokens/int64s.js'
import { tokenColumns } from '../tokens/token-columns.js'
import { tokenEncoder, type WrittenTokens } from '../tokens/token-encoder.js'
import { indexHeader } from './index-layout.js'

/** Megatron-LM takes two bytes for a token of a vocabulary of fewer (`DType.optimal_dtype`). */
const smallVocabulary = 65_500

/**
 * A data set of Megatron-LM: the tokens of all rows in a `.bin`, and an `.idx` of where they are. Tokens are `uint16` of a
 * vocabulary that is known and small, else `int32`.
 *
 * Throws `bad_schema` for rows without tokens, and `unsupported` for other columns than `input_ids`.
 */
export const openMegatronEncoder: OpenEncoder = (schema) => {
  const columns = tokenColumns(schema, { title: 'Megatron', keepsLabels: false })
  const { vocabulary = Number.POSITIVE_INFINITY } = columns
  const width = vocabulary < smallVocabulary ? 2 : 4
  return tokenEncoder({ schema, columns, width, companionsOf: (written) => [indexOf(written, width)] })
}

function indexOf({ lengths }: WrittenTokens, width: 2 | 4): Companion {
  const pointers = new Float64Array(lengths.length)
  for (let row = 1; row < lengths.length; row++) pointers[row] = pointers[row - 1] + lengths[row - 1] * width
  const documents = Float64Array.from({ length: lengths.length + 1 }, (_, row) => row)
  return {
    extension: 'idx',
    pieces: [
      indexHeader({ width, rows: lengths.length }),
      new Uint8Array(Int32Array.from(lengths).buffer),
      int64Bytes(pointers),
      int64Bytes(documents),
    ],
  }
}
