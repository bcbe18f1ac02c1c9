import type { DataType, Schema } from '../../arrow/arrow.js'
import { checkHashable } from '../../arrow/hashes/content-hash.js'
import { parsePath, pathMeant, typeAt } from '../../arrow/path.js'
import type { Row } from '../../arrow/rows.js'
import { PrepError } from '../../base/errors.js'
import { optionName } from '../../base/option-name.js'
import type { RunOptions } from '../../pipeline/run-options.js'
import { usePlan } from '../../plan/build-plan.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'
import { type FieldChange, rowDifference } from '../changes/row-difference.js'
import { compareByKey } from './by-key.js'
import { compareByPosition } from './by-position.js'
import { type DataSide, rowsAt, sideOf } from './data-side.js'
import { type RowPair, RowTally, type Tallied } from './row-tally.js'

/** What is compared, and how. */
export interface DiffRequest {
  before: Pipeline['input']
  after: Pipeline['input']
  /** Columns by which rows are found on the other side; without any, by their position. */
  on: readonly string[]
  /** How many rows of each kind are told in full. */
  examples: number
}

/** A row that is told in full, by its numbers from 1. */
export interface RowExample {
  before?: number
  after?: number
  /** The values that differ; of a row on one side alone, all of them. */
  fields: FieldChange[]
}

/** What differs between two data sets. */
export interface DataDiff {
  isEqual: boolean
  rows: { before: number; after: number; same: number; changed: number; added: number; removed: number }
  /** Columns that both have, and in how many rows each differs, where it does. */
  changed: { column: string; rows: number }[]
  columns: {
    added: string[]
    removed: string[]
    retyped: { column: string; before: string; after: string }[]
  }
  examples: { changed: RowExample[]; added: RowExample[]; removed: RowExample[] }
}

/**
 * Compares two data sets row by row. Values are compared as they are written: 12 as a number and as text is one value,
 * and a null is as if it were not there; columns of different types are told apart from that. Throws the errors of
 * inputs and `bad_option` for columns of `on` that are not on both sides.
 */
export function findDifferences(request: DiffRequest, options: RunOptions = {}): Promise<DataDiff> {
  const { before, after } = request
  return usePlan({ input: before, output: '-' }, options, (one) =>
    usePlan({ input: after, output: '-' }, options, (other) =>
      compare(request, { before: sideOf(one), after: sideOf(other), rows: one.records }),
    ),
  )
}

async function compare(
  { on, examples }: DiffRequest,
  { before, after, rows }: { before: DataSide; after: DataSide; rows: number | undefined },
): Promise<DataDiff> {
  for (const { schema } of [before, after]) checkHashable(schema)
  const columns = columnsOfBoth(before.schema, after.schema)
  const tally = new RowTally(columns.length, examples)
  const compared = { before, after, columns }
  if (on.length === 0) await compareByPosition(compared, tally)
  else {
    const keys = on.map((text) => keyPath(pathMeant(columns, text), [before.schema, after.schema]))
    await compareByKey(compared, { keys, rows: rows ?? (await countRows(before)), tally })
  }
  const { counts } = tally
  const schemas = schemaChanges(before.schema, after.schema)
  const { same, changed, added, removed } = counts
  return {
    isEqual: changed + added + removed === 0 && Object.values(schemas).every((list) => list.length === 0),
    rows: { before: same + changed + removed, after: same + changed + added, same, changed, added, removed },
    changed: columns
      .map((column, i) => ({ column, rows: counts.columns[i] }))
      .filter(({ rows }) => rows > 0)
      .sort((a, b) => b.rows - a.rows),
    columns: schemas,
    examples: await examplesOf(counts, { before, after }),
  }
}

async function countRows(side: DataSide): Promise<number> {
  let rows = 0
  for await (const { numRows } of side.batches(new Set())) rows += numRows
  return rows
}

function keyPath(text: string, schemas: readonly Schema[]) {
  const path = parsePath(text)
  for (const schema of schemas) typeAt(schema, path)
  if (!path.steps.includes('[]')) return path
  throw new PrepError(
    'bad_option',
    `Option ${optionName('on')} names the items of a list, "${text}", of which a row can have many. Name a column with one value a row`,
  )
}

function columnsOfBoth(before: Schema, after: Schema): string[] {
  const names = new Set(after.fields.map(({ name }) => name))
  return before.fields.map(({ name }) => name).filter((name) => names.has(name))
}

function schemaChanges(before: Schema, after: Schema): DataDiff['columns'] {
  const [old, made] = [typesOf(before), typesOf(after)]
  return {
    added: [...made.keys()].filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !made.has(name)),
    retyped: [...old].flatMap(([column, type]) => {
      const other = made.get(column)
      return other === undefined || String(other) === String(type)
        ? []
        : [{ column, before: String(type), after: String(other) }]
    }),
  }
}

function typesOf({ fields }: Schema): Map<string, DataType> {
  return new Map(fields.map(({ name, type }) => [name, type]))
}

async function examplesOf(
  { examples }: Tallied,
  { before, after }: { before: DataSide; after: DataSide },
): Promise<DataDiff['examples']> {
  const all = Object.values(examples).flat()
  const [old, made] = await Promise.all([
    rowsAt(before, new Set(all.flatMap((pair) => pair.before ?? []))),
    rowsAt(after, new Set(all.flatMap((pair) => pair.after ?? []))),
  ])
  const inFull = (pair: RowPair): RowExample => ({
    ...(pair.before !== undefined && { before: pair.before + 1 }),
    ...(pair.after !== undefined && { after: pair.after + 1 }),
    fields: rowDifference(rowOf(old, pair.before), rowOf(made, pair.after)),
  })
  return {
    changed: examples.changed.map(inFull),
    added: examples.added.map(inFull),
    removed: examples.removed.map(inFull),
  }
}

function rowOf(rows: ReadonlyMap<number, Row>, number: number | undefined): Row {
  return number === undefined ? {} : (rows.get(number) ?? {})
}
