import { Int32, makeColumn } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { IntegerLists } from '../../src/arrow/lists/integer-lists.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import { type Tokenizer, TokenSink } from '../../src/tokens/tokenizer.js'

/** Counts the tokens of each row of a batch. */
export type CountTokens = (batch: Batch) => Int32Array

/** The lengths of lists that hold tokens already; 0 for a null. */
export function countIds(column: string): CountTokens {
  return (batch) => {
    const lists = new IntegerLists(batch.column(column))
    return Int32Array.from({ length: batch.numRows }, (_, row) => lists.of(row)?.length ?? 0)
  }
}

/** Counts the tokens of texts, without those that a tokenizer puts around each. */
export function plainCounter(tokenizer: Tokenizer): (utf8: Uint8Array) => number {
  const sink = new TokenSink()
  return (utf8) => {
    sink.clear()
    tokenizer.encodeBytes(utf8, sink, { addSpecialTokens: false })
    return sink.length
  }
}

/** The tokens of all texts of a record. */
export function countTexts(tokenizer: Tokenizer, fields: readonly string[]): CountTokens {
  const count = plainCounter(tokenizer)
  return (batch) => {
    const counts = new Int32Array(batch.numRows)
    for (const field of fields) {
      const lens = new TextLens(batch, field)
      const rows = lens.rows()
      for (let i = 0; i < lens.length; i++) {
        if (lens.isNull(i)) continue
        counts[rows[i]] += count(lens.bytes.subarray(lens.offsets[i], lens.offsets[i + 1]))
      }
    }
    return counts
  }
}

/** A column of counts. */
export function countColumn(counts: Int32Array) {
  return makeColumn(new Int32(), { length: counts.length, nullCount: 0, data: counts })
}
