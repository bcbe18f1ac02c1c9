/**
 * Earlier turns beside a single one, as LLaMA-Factory's alpaca has them (data/README.md): a column `history` of pairs,
 * each of what the user said and what was answered.
 */
import { type Data, DataType, type Schema } from '../../src/arrow/arrow.js'
import { isJsonField } from '../../src/arrow/infer-schema.js'
import type { Faults } from './stage.js'
import { type Texts, textsOf } from './texts.js'

/** The column of earlier turns. */
export const historyColumn = 'history'

/** Whether the data has such a column, if only of empty lists. One of another type is an ordinary column. */
export function hasHistory(schema: Schema): boolean {
  const field = schema.fields.find(({ name }) => name === historyColumn)
  if (field === undefined || isJsonField(field)) return false
  const pair = itemOf(field.type)
  const text = pair === undefined ? undefined : itemOf(pair)
  return isNothing(field.type) || isNothing(pair) || isNothing(text) || DataType.isUtf8(text)
}

/** The earlier turns of a batch. */
export interface History {
  texts: Texts
  /** Where the question of each pair of a row stands among all texts; the answer stands behind it. */
  pairsOf(row: number): number[]
}

/** Reads them; `undefined` where there are none. A row with a turn that is no pair of texts is rejected as `bad_history`. */
export function readHistory(list: Data, faults: Faults): History | undefined {
  const pairs = list.children?.[0]
  const leaf = pairs?.children?.[0]
  if (leaf === undefined || !DataType.isUtf8(leaf.type)) return undefined
  const texts = textsOf(leaf)
  const [rows, ends] = [list.valueOffsets as Int32Array, pairs.valueOffsets as Int32Array]
  const pairsOf = (row: number): number[] => {
    if (!list.getValid(row)) return []
    const starts: number[] = []
    for (let pair = rows[row]; pair < rows[row + 1]; pair++) {
      const from = ends[pair]
      const isPair = pairs.getValid(pair) && ends[pair + 1] - from === 2
      if (isPair && !texts.isNull(from) && !texts.isNull(from + 1)) starts.push(from)
      else faults.reject(row, 'bad_history')
    }
    return starts
  }
  return { texts, pairsOf }
}

function itemOf(type: DataType): DataType | undefined {
  return DataType.isList(type) ? type.children[0].type : undefined
}

function isNothing(type: DataType | undefined): boolean {
  return DataType.isNull(type)
}
