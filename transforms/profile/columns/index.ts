/**
 * The general profile of columns: missing and distinct values, the most frequent ones, how numbers and the
 * lengths of texts are spread, scripts and languages, and rows that repeat. Every part of the data is looked
 * at on its own and the parts are merged. All counts are exact and depend on no order; so is everything that
 * follows from them while a column has up to ten thousand distinct values. Beyond that, distinct values and
 * quantiles are estimates with stated errors that depend on no order either, and only the counts of frequent
 * values, lower bounds then, depend on how the data was partitioned.
 *
 * Texts of records are never reported, except short values that many records share.
 */
import type { Schema } from '../../../src/arrow/arrow.js'
import type { Batch } from '../../../src/arrow/batch.js'
import type { ColumnProfile } from '../../../src/schemas/column-profile.js'
import type { DuplicateEstimate } from '../../../src/schemas/profile.js'
import { Column, type ColumnSummary } from './column.js'
import { countDistinct, DistinctHashes, type DistinctSummary } from './distinct/distinct.js'
import { RowHashes } from './distinct/row-hashes.js'
import { leavesOf, valuesOf } from './leaves.js'
import { mergeColumn, mergeDistinct } from './merge.js'
import { keptRows, recordCounter } from './records.js'
import { type SummarizeOptions, summarizeColumn } from './summarize.js'
import {
  mergeRecordTokens,
  RecordTokens,
  type RecordTokensSummary,
  type TokenCounter,
} from './text/record-tokens.js'
import { openTextTools } from './text/texts.js'

export interface ColumnsOptions extends Partial<SummarizeOptions> {
  /** Paths to look at, with all that is under them; every leaf of the schema when left out. */
  columns?: readonly string[]
  /** Whether numbers are counted by themselves, however many there are. */
  exactNumbers?: boolean
  /** Whether texts are counted by their terms. */
  terms?: boolean
  /** Counts the tokens of texts; those of a record are of the paths here. */
  tokens?: { counter: TokenCounter; paths: readonly string[]; length: number } | undefined
}

/** What was found, as plain data that survives JSON and structured clone. */
export interface ColumnsSummary {
  rows: number
  options: SummarizeOptions
  columns: ColumnSummary[]
  distinctRows: DistinctSummary
  tokens?: RecordTokensSummary | undefined
}

/** Looks at the batches of one part of the data. */
export interface ColumnsObserver {
  /** `keep` is 1 for each row to look at; all of them when left out. */
  observe(batch: Batch, keep?: Uint8Array): void
  seal(): ColumnsSummary
}

/** Opens a profile of columns. Throws `bad_schema` for a path that leads nowhere. */
export function openColumns(schema: Schema, options: ColumnsOptions = {}): ColumnsObserver {
  const leaves = leavesOf(schema, options.columns)
  const tools = openTextTools(options.tokens?.counter, { terms: options.terms === true })
  const records = options.tokens && new RecordTokens(options.tokens.length)
  const isCounted = leaves.map(({ path }) => options.tokens?.paths.includes(path) === true)
  const columns = leaves.map((leaf) => new Column(leaf, { tools, isExact: options.exactNumbers === true }))
  const distinctRows = new DistinctHashes()
  const recordsOf = recordCounter()
  let rowCount = 0
  return {
    observe(batch, keep) {
      const rows = keep === undefined ? undefined : keptRows(keep)
      const seen = { hashes: new RowHashes(batch.numRows), records: recordsOf(batch) }
      const tokens = records && new Float64Array(batch.numRows)
      for (let i = 0; i < leaves.length; i++)
        columns[i].observe(valuesOf(batch, leaves[i], { rows, hashes: seen.hashes }), {
          ...seen,
          tokens: isCounted[i] ? tokens : undefined,
        })
      for (const row of rows ?? tokens?.keys() ?? []) records?.add(tokens![row])
      seen.hashes.addTo(distinctRows, rows)
      rowCount += rows?.length ?? batch.numRows
    },
    seal: () => ({
      rows: rowCount,
      options: { top: options.top ?? 10, minShared: options.minShared ?? 5 },
      columns: columns.map((column) => column.seal()),
      distinctRows: distinctRows.seal(),
      tokens: records?.seal(),
    }),
  }
}

/** Merges what was found in two parts of the same data. */
export function mergeColumns(a: ColumnsSummary, b: ColumnsSummary): ColumnsSummary {
  return {
    rows: a.rows + b.rows,
    options: a.options,
    columns: a.columns.map((column, i) => mergeColumn(column, b.columns[i])),
    distinctRows: mergeDistinct(a.distinctRows, b.distinctRows),
    tokens: a.tokens && b.tokens && mergeRecordTokens(a.tokens, b.tokens),
  }
}

/** What is reported of merged findings; of the columns that are `hidden` no value but those that are named. */
export function summarizeColumns(
  summary: ColumnsSummary,
  {
    minShared = summary.options.minShared,
    hidden = new Map(),
  }: { minShared?: number; hidden?: ReadonlyMap<string, ReadonlySet<string>> } = {},
): {
  rows: number
  columns: ColumnProfile[]
  duplicates: DuplicateEstimate
} {
  const { rows } = summary
  const distinct = countDistinct(summary.distinctRows)
  const distinctRows = Math.min(rows, distinct.count)
  return {
    rows,
    columns: summary.columns.map((column) => {
      const shown = summarizeColumn(column, { ...summary.options, minShared })
      const named = hidden.get(column.path)
      return named === undefined ? shown : withValues(shown, named)
    }),
    duplicates: { distinctRows, repeatedRows: rows - distinctRows, relativeError: distinct.relativeError },
  }
}

function withValues(
  { path, type, values, missing, distinct, top }: ColumnProfile,
  named: ReadonlySet<string>,
): ColumnProfile {
  return {
    path,
    type,
    values,
    missing: missing === 0 ? 0 : null,
    distinct,
    top: top.filter(({ value }) => named.has(value)),
    topHidden: true,
  }
}
