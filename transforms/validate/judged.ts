import type { Batch } from '../../src/arrow/batch.js'
import { RowHashes } from '../profile/columns/distinct/row-hashes.js'
import { type LeafValues, valuesOf } from '../profile/columns/leaves.js'
import { readerOf, type ValueReader } from '../profile/columns/readers.js'
import type { Target } from './target.js'

/** What a check makes of the rows of a batch. */
export interface Judged {
  /** 1 for each row that the check says something of; all of them where absent. */
  looked?: Uint8Array
  /** 1 for each row that breaks the rule. */
  failed: Uint8Array
  /** The first value of a row that breaks it; `undefined` where it is none to be told. */
  valueAt?(row: number): string | undefined
}

/** Judges the rows of a batch by one check. */
export type Judge = (batch: Batch) => Judged

/** Opens what tells of the values of a batch, by their places, whether they keep to a rule. */
export type OpenTest = (reader: ValueReader, values: LeafValues) => (place: number) => boolean

/** Longer values are never told. */
const longestShown = 60

/** Judges rows by their values at a target; rows without a value are passed over. */
export function judgeValues(target: Target, openTest: OpenTest): Judge {
  return (batch) => {
    const values = valuesOf(batch, target, { hashes: new RowHashes(batch.numRows) })
    const { data, count, places, rows, valid } = values
    const looked = new Uint8Array(batch.numRows)
    const failed = new Uint8Array(batch.numRows)
    if (data.type.typeId === nullType || count === 0) return { looked, failed }
    const reader = readerOf(data)
    const test = openTest(reader, values)
    const first = new Map<number, number>()
    for (let i = 0; i < count; i++) {
      if (valid !== undefined && valid[i] === 0) continue
      const row = rows === undefined ? i : rows[i]
      const place = places === undefined ? i : places[i]
      looked[row] = 1
      if (failed[row] === 1 || test(place)) continue
      failed[row] = 1
      first.set(row, place)
    }
    return {
      looked,
      failed,
      valueAt(row) {
        const place = first.get(row)
        const text = place === undefined ? undefined : reader.text?.(place)
        return text === undefined || text.length > longestShown ? undefined : text
      },
    }
  }
}

/** The number of the Arrow type of a column that holds nothing but nulls. */
const nullType = 1

/** Judges rows by whether a value of theirs is missing. */
export function judgePresence(target: Target): Judge {
  return (batch) => {
    const { count, rows, valid } = valuesOf(batch, target, { hashes: new RowHashes(batch.numRows) })
    const failed = new Uint8Array(batch.numRows)
    const looked = new Uint8Array(batch.numRows)
    for (let i = 0; i < count; i++) {
      const row = rows === undefined ? i : rows[i]
      looked[row] = 1
      if (valid !== undefined && valid[i] === 0) failed[row] = 1
    }
    return { looked, failed }
  }
}
