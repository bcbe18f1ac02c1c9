import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { IntegerLists } from '../../arrow/lists/integer-lists.js'
import { PrepError } from '../../base/errors.js'
import { ignoredLabel } from '../../tokens/ignored-label.js'
import { assertSchema } from '../../transform/step.js'
import type { Companion } from '../format/companions.js'
import { type EncodedRows, type Encoder, noBytes, type RoomForRows } from '../format/encoder.js'
import type { TokenColumns } from './token-columns.js'

/** How tokens are written. */
export interface TokenWriting {
  schema: Schema
  columns: TokenColumns
  /** Bytes of a token. */
  width: 2 | 4
  /** The files beside the tokens. */
  companionsOf(written: WrittenTokens): readonly Companion[]
}

/** What is known of the rows of a file when it has ended. */
export interface WrittenTokens {
  /** How many tokens each row has. */
  lengths: readonly number[]
  /** For each token whether it is to be learned, 1 or 0, row by row; nothing where the data has no labels. */
  learned: readonly Uint8Array[]
}

/**
 * An encoder of files that hold nothing but the tokens of rows, one behind the other, in numbers of two or four bytes,
 * the lowest byte first. Where a row ends is told by a file beside it.
 *
 * Throws `unsupported` for a row without tokens, for a number that does not fit, and for a label that is another token.
 */
export function tokenEncoder(writing: TokenWriting): Encoder {
  return new TokenEncoder(writing)
}

class TokenEncoder implements Encoder {
  readonly prefersLargeBatches = false
  readonly #writing: TokenWriting
  readonly #highest: number
  readonly #lengths: number[] = []
  readonly #learned: Uint8Array[] = []
  #bytes = 0

  constructor(writing: TokenWriting) {
    this.#writing = writing
    this.#highest = writing.width === 2 ? 0xffff : 0x7fff_ffff
  }

  head(): Uint8Array {
    return noBytes
  }

  encode(batch: Batch): readonly Uint8Array[] {
    return this.encodeWithin(batch, { from: 0, bytes: Number.POSITIVE_INFINITY }).pieces
  }

  encodeWithin(batch: Batch, { from, bytes }: RoomForRows): EncodedRows {
    const { schema, columns, width } = this.#writing
    assertSchema('write', schema, batch.schema)
    const ids = new IntegerLists(batch.column(columns.ids))
    const labels = columns.labels && new IntegerLists(batch.column(columns.labels))
    const pieces: Uint8Array[] = []
    let rows = 0
    for (let row = from; row < batch.numRows; row++, rows++) {
      const list = ids.of(row)
      if (list === undefined || list.length === 0) throw list === undefined ? this.#noTokens() : noRow()
      const size = list.length * width
      if (this.#bytes + size > bytes && this.#lengths.length > 0) break
      pieces.push(this.#bytesOf(list))
      if (labels !== undefined) this.#learned.push(learnedOf(list, labels.of(row)))
      this.#lengths.push(list.length)
      this.#bytes += size
    }
    return { rows, pieces }
  }

  tail(): Uint8Array {
    return noBytes
  }

  companions(): readonly Companion[] {
    return this.#writing.companionsOf({ lengths: this.#lengths, learned: this.#learned })
  }

  #bytesOf(list: Int32Array): Uint8Array {
    const numbers = this.#writing.width === 2 ? new Uint16Array(list.length) : new Int32Array(list.length)
    for (let i = 0; i < list.length; i++) {
      const id = list[i]
      if (id < 0 || id > this.#highest) throw this.#noTokens()
      numbers[i] = id
    }
    return new Uint8Array(numbers.buffer)
  }

  #noTokens(): PrepError {
    return new PrepError(
      'unsupported',
      `A row of column "input_ids" is null or holds what is no token: written are numbers from 0 to ${this.#highest}. Make the column anew with the step "tokenize", or leave such rows out with filter`,
    )
  }
}

function noRow(): PrepError {
  return new PrepError(
    'unsupported',
    'A row of column "input_ids" has no tokens, and loaders of token files take none of that kind. Leave such rows out with filter: length(input_ids) > 0',
  )
}

/** Which tokens of a row are to be learned. */
function learnedOf(ids: Int32Array, labels: Int32Array | undefined): Uint8Array {
  if (labels?.length !== ids.length) throw noLabels()
  return Uint8Array.from(ids, (id, i) => {
    if (labels[i] === ignoredLabel) return 0
    if (labels[i] !== id) throw noLabels()
    return 1
  })
}

function noLabels(): PrepError {
  return new PrepError(
    'unsupported',
    `A row of column "labels" says something else than which tokens of "input_ids" are learned: each label is its token, or ${ignoredLabel}. Leave the column out with "drop" of convert, or write Arrow or Parquet`,
  )
}
