import type { Schema } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { PrepError } from '../../src/base/errors.js'
import type { BiasReport, CellValues, ProfileReport } from '../../src/schemas/profile.js'
import type { Tokenizer } from '../../src/tokens/tokenizer.js'
import type { Findings } from '../../src/transform/findings.js'
import { openWhere } from '../../src/transform/where.js'
import { type CellColumn, columnLabel } from '../balance/cells/columns.js'
import { rangeTexts } from '../balance/cells/values.js'
import { biasReport } from './bias/report.js'
import type { BiasTable } from './bias/table.js'
import { type CellCounter, type FoundCells, mergeCells, openCellCounter, tableOf } from './cells-found.js'
import { type FoundShape, findShape } from './chat-shape.js'
import { type ChatsSummary, mergeChats, openChats } from './chats.js'
import {
  type ColumnsObserver,
  type ColumnsSummary,
  mergeColumns,
  openColumns,
  summarizeColumns,
} from './columns/index.js'
import { leavesOf } from './columns/leaves.js'
import { reportRecordTokens, TokenCounter } from './columns/text/record-tokens.js'
import { compareProfiles } from './compare.js'
import { type BiasLists, biasLists, describedColumns, type ProfileOptions } from './options.js'
import { reportChat } from './report-chats.js'
import { profileStates } from './states.js'

/** Where quantile facets are cut, by the name of the column with its quantiles. */
export interface ProfileDecision {
  thresholds: Record<string, number[]>
}

/** A profile in the making, for one partition. */
export interface OpenProfile {
  /** Where tokens are counted, called before the first batch. */
  useTokenizer(tokenizer: Tokenizer): void
  observe(batch: Batch): void
  seal(): SealedProfile
}

/** A profile of one partition or more. Plain data. */
export interface SealedProfile {
  rows: number
  lists?: BiasLists
  cells?: FoundCells
  columns?: ColumnsSummary
  /** The convention of chats or instructions that the columns follow, where they do. */
  shape?: Pick<FoundShape, 'name' | 'texts'>
  chats?: ChatsSummary
}

const maxCells = 20_000

/** What the `profile` transform finds out. */
export const profileFindings: Findings<ProfileOptions, ProfileDecision | undefined> = {
  empty: openProfile,
  seal: (open) => (open as OpenProfile).seal(),
  merge: (a, b) => mergeProfiles(a as SealedProfile, b as SealedProfile),
  report: (sealed, options) => reportProfile(sealed as SealedProfile, options),
  // Gates judge the data as it is; nothing but the figures that they name is told of it.
  measure: (sealed, options) => reportProfile(sealed as SealedProfile, { ...options, minShared: 1 }),
  compare: (before, after) => compareProfiles(before as ProfileReport, after as ProfileReport),
  states: profileStates,
}

function openProfile(
  options: ProfileOptions,
  decision: ProfileDecision | undefined,
  schema: Schema,
): OpenProfile {
  const described = describedColumns(options)
  const lists = cutLists(biasLists(options), decision)
  const cells: CellCounter | undefined =
    lists === undefined ? undefined : openCellCounter(lists, options.weight, checkCells)
  const shape = findShape(schema)
  const counter = options.tokenizer === undefined ? undefined : new TokenCounter()
  const columns: ColumnsObserver | undefined =
    described?.length === 0
      ? undefined
      : openColumns(schema, {
          columns: described,
          top: options.top,
          minShared: options.minShared,
          exactNumbers: options.exactNumbers,
          terms: options.terms,
          tokens: counter && { counter, paths: countedPaths(schema, shape), length: options.length },
        })
  const list =
    shape?.list !== undefined && (described === undefined || described.includes(shape.list.column))
      ? shape.list
      : undefined
  const chats = columns === undefined || list === undefined ? undefined : openChats(schema, list, counter)
  const pick = openWhere(options.where)
  let rows = 0
  return {
    useTokenizer: (tokenizer) => counter?.use(tokenizer),
    observe(batch) {
      counter?.beginBatch()
      const keep = pick(batch)
      if (keep === undefined) rows += batch.numRows
      else for (const kept of keep) rows += kept
      cells?.observe(batch, keep)
      columns?.observe(batch, keep)
      chats?.observe(batch, keep)
    },
    seal: () => ({
      rows,
      lists,
      cells: cells?.found(),
      columns: columns?.seal(),
      shape: shape && { name: shape.name, texts: shape.texts },
      chats: chats?.seal(),
    }),
  }
}

/** The texts whose tokens are those of a record: of a shape what is said in it, else all. */
function countedPaths(schema: Schema, shape: FoundShape | undefined): string[] {
  if (shape === undefined) return leavesOf(schema).map(({ path }) => path)
  const { list, texts } = shape
  return list === undefined ? texts : [...texts, `${list.column}[].${list.content}`]
}

/** The lists with thresholds in place of quantiles. */
function cutLists(
  lists: BiasLists | undefined,
  decision: ProfileDecision | undefined,
): BiasLists | undefined {
  if (lists === undefined) return undefined
  const cut = (column: CellColumn): CellColumn =>
    column.quantiles === undefined
      ? column
      : { column: column.column, thresholds: decision?.thresholds[columnLabel(column)] ?? [] }
  return { facet: lists.facet.map(cut), label: lists.label.map(cut), group: lists.group.map(cut) }
}

function mergeProfiles(a: SealedProfile, b: SealedProfile): SealedProfile {
  a.rows += b.rows
  if (a.cells !== undefined && b.cells !== undefined) mergeCells(a.cells, b.cells, checkCells)
  if (a.columns !== undefined && b.columns !== undefined) a.columns = mergeColumns(a.columns, b.columns)
  if (a.chats !== undefined && b.chats !== undefined) a.chats = mergeChats(a.chats, b.chats)
  return a
}

function checkCells(cells: number): void {
  if (cells <= maxCells) return
  throw new PrepError(
    'unsupported',
    `Columns "facet", "label" and "group" make more than ${maxCells} combinations. ` +
      'Name columns of few values, cut numbers into ranges such as age@25/40, or profile fewer facets at once',
  )
}

function reportProfile(sealed: SealedProfile, options: ProfileOptions): ProfileReport {
  const { rows, lists, cells, columns, shape, chats } = sealed
  const table = lists === undefined || cells === undefined ? undefined : tableOf(cells, lists, options.weight)
  const bias =
    lists === undefined || table === undefined
      ? undefined
      : biasReport(table, { ...options, ranges: rangesOf(lists) })
  const reported =
    columns === undefined
      ? undefined
      : summarizeColumns(columns, {
          minShared: options.minShared,
          hidden: hiddenColumns({ bias, table, lists }),
        })
  const chat =
    shape === undefined || reported === undefined
      ? undefined
      : reportChat({ shape, chats, columns: reported.columns }, options)
  const tokens = columns?.tokens && reportRecordTokens(columns.tokens, options)
  return {
    version: 1,
    rows,
    minShared: options.minShared,
    columns: reported?.columns ?? [],
    ...(reported !== undefined && { duplicates: reported.duplicates }),
    ...(chat !== undefined && { chat }),
    ...(tokens !== undefined && { tokens }),
    ...(bias !== undefined && { bias }),
  }
}

/**
 * Where groups, labels or strata are not told, what their columns hold in all would tell of them by subtraction: such
 * columns tell only what the bias report tells as well, the values of groups of which no row is left out.
 */
function hiddenColumns({
  bias,
  table,
  lists,
}: {
  bias?: BiasReport | undefined
  table?: BiasTable | undefined
  lists?: BiasLists | undefined
}): Map<string, ReadonlySet<string>> {
  const hidden = new Map<string, ReadonlySet<string>>()
  const isHiding = bias?.leftOut !== undefined || bias?.label.hidden !== undefined || bias?.hasHiddenStrata
  if (bias === undefined || table === undefined || lists === undefined || !isHiding) return hidden
  for (const { column } of [...lists.label, ...lists.group]) hidden.set(column, new Set())
  for (const [i, column] of lists.facet.entries()) {
    const facet = bias.facets.find(
      ({ columns }) => columns.length === 1 && columns[0] === columnLabel(column),
    )
    const isCut = column.thresholds !== undefined || hidden.has(column.column)
    const kept = isCut ? [] : (facet?.groups ?? [])
    hidden.set(column.column, wholeGroups(kept, table, i))
  }
  return hidden
}

/** The groups of a facet of which the report counts every row. */
function wholeGroups(
  groups: readonly { values: CellValues; rows: number }[],
  table: BiasTable,
  facet: number,
): ReadonlySet<string> {
  const rows = new Map<unknown, number>()
  for (const cell of table.cells) rows.set(cell.facet[facet], (rows.get(cell.facet[facet]) ?? 0) + cell.rows)
  return new Set(
    groups.flatMap(({ values: [value], rows: kept }) => (rows.get(value) === kept ? String(value) : [])),
  )
}

function rangesOf({ facet, label, group }: BiasLists): Record<string, string[]> {
  const cut = [...facet, ...label, ...group].filter(({ thresholds }) => thresholds !== undefined)
  return Object.fromEntries(cut.map((column) => [columnLabel(column), rangeTexts(column.thresholds ?? [])]))
}
