import { Bool, type Data, Field, Int32, makeColumn, Schema, Utf8 } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { makeBits, setBit } from '../../src/arrow/bits.js'
import { builderFor } from '../../src/arrow/builders.js'
import { columnsOf, quoteName } from '../../src/arrow/path.js'
import { filterRows } from '../../src/arrow/take.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import type { RuleResult } from '../../src/schemas/curation.js'
import { RemovedRows } from '../../src/transform/removed-rows.js'
import { openPlaces, type PlaceFile, type RowNotes } from '../../src/transform/spill/place-file.js'
import type { Apply, Counters, StepContext } from '../../src/transform/transform.js'
import { type LeakFindings, pairOf } from './leaks.js'
import { readNote } from './notes.js'
import { type DedupOptions, writesClusters } from './options.js'
import { numbersOfSplits, splitsFor } from './splits.js'
import type { DedupDecision } from './survivors.js'

const idColumn = 'cluster_id'
const sizeColumn = 'cluster_size'
const duplicateColumn = 'is_duplicate'
const knownColumn = 'seen_before'
const leakColumn = 'leaks_from'

/** The columns that are written. */
export function writtenFields(options: DedupOptions): Field[] {
  if (!writesClusters(options)) return []
  const fields = [new Field(idColumn, new Int32(), true), new Field(sizeColumn, new Int32(), true)]
  if (options.action !== 'tag') return fields
  const flags = [duplicateColumn, ...(options.against.length > 0 ? [knownColumn] : [])]
  const leaks = options.splits === 'report' ? [new Field(leakColumn, new Utf8(), true)] : []
  return [...fields, ...flags.map((name) => new Field(name, new Bool(), true)), ...leaks]
}

/** The schema with the columns that are written. Throws `bad_option` where one of them is there. */
export function taggedSchema(schema: Schema, options: DedupOptions): Schema {
  const written = writtenFields(options)
  const taken = written.find(({ name }) => schema.fields.some((field) => field.name === name))
  if (taken !== undefined)
    throw new PrepError(
      'bad_option',
      `Column "${taken.name}", which dedup would write, is in the data already. Rename it with convert first, or leave out ${optionName('clusters')}`,
    )
  return written.length === 0 ? schema : new Schema([...schema.fields, ...written], schema.metadata)
}

/** Leaves out the rows that are decided to be duplicates, counted as `duplicate`, or writes columns that tell them. */
export function openDedup({
  options,
  decision,
  counters,
  random,
  cache,
  folder,
  findings,
  explain,
}: StepContext<DedupOptions, DedupDecision>): Apply {
  const { places, splitNotes } = decision
  if (places !== undefined && folder === undefined)
    throw new Error('dedup was opened without the folder of its survey')
  const open = (file: PlaceFile | undefined) =>
    file === undefined ? undefined : cache.opened(openPlaces, { folder: folder as string, file })
  const [reader, splitReader] = [open(places), open(splitNotes)]
  const removed = new RemovedRows({ counters, random }, options.fields && columnsOf(options.fields))
  const reason = options.method === 'exact' ? 'duplicate' : 'near_duplicate'
  return (batch) => {
    const notes = reader?.lookUp(batch) ?? nothingNoted(batch)
    if (explain !== undefined)
      for (const [row, first] of notes.first.entries()) explain(row, [verdictOf(first, reason)])
    const splits = splitReader?.lookUp(batch).first
    if (splits !== undefined && options.splits === 'report')
      countLeaks(batch, splits, { options, counters, findings: findings as LeakFindings })
    const moved =
      splits !== undefined && options.splits === 'together' ? moveRows(batch, splits, options) : batch
    const tagged = writesClusters(options) ? withTags(moved, notes, { options, splits }) : moved
    if (options.action === 'tag') return tagged
    return filterRows(tagged, (row) => {
      const verdict = verdictOf(notes.first[row], reason)
      if (verdict.passed) return true
      if (options.action === 'reject') removed.reject(batch, row, verdict.rule, [verdict])
      else removed.drop(batch, row, verdict.rule)
      return false
    })
  }
}

/** What becomes of a row by its note; the value is the size of its cluster. */
function verdictOf(note: number, reason: string): RuleResult {
  const { size, isDuplicate, isKnown } = readNote(note)
  return { rule: isKnown ? 'seen_before' : reason, passed: !isDuplicate, ...(size > 0 && { value: size }) }
}

function nothingNoted({ numRows }: Batch): RowNotes {
  return { first: new Uint32Array(numRows), second: new Uint32Array(numRows) }
}

/** Accounts for rows that are like rows of an earlier split, which is noted of each, counted from 1. */
function countLeaks(
  batch: Batch,
  earlier: Uint32Array,
  { options, counters, findings }: { options: DedupOptions; counters: Counters; findings: LeakFindings },
): void {
  const known = splitsFor(batch.schema, options)
  if (known === undefined) return
  const own = numbersOfSplits(batch, known, options)
  for (let row = 0; row < earlier.length; row++) {
    if (earlier[row] === 0) continue
    const [from, to] = [known.names[earlier[row] - 1], known.names[own[row]]]
    findings.add(batch, row, { from, to })
    counters.tally('leaks', pairOf({ from, to }))
  }
}

/** The batch with another split for the rows of which one is noted, counted from 1. */
function moveRows(batch: Batch, splits: Uint32Array, options: DedupOptions): Batch {
  const known = splitsFor(batch.schema, options)
  if (known === undefined) return batch
  const { column, names } = known
  return new TextLens(batch, quoteName(column)).rewrite((_, row) => names[splits[row] - 1])
}

interface TagOptions {
  options: DedupOptions
  /** The earlier split that is noted of each row, counted from 1. */
  splits: Uint32Array | undefined
}

function withTags(batch: Batch, notes: RowNotes, { options, splits }: TagOptions): Batch {
  const length = batch.numRows
  const sizes = new Int32Array(length)
  const [isInCluster, duplicates, known] = [makeBits(length), makeBits(length), makeBits(length)]
  let nullCount = 0
  for (let row = 0; row < length; row++) {
    const { size, isDuplicate, isKnown } = readNote(notes.first[row])
    sizes[row] = Math.max(1, size)
    if (isDuplicate) setBit(duplicates, row)
    if (isKnown) setBit(known, row)
    if (size < 2) nullCount++
    else setBit(isInCluster, row)
  }
  const bits = (data: Uint8Array) => makeColumn(new Bool(), { length, nullCount: 0, data })
  const ids = Int32Array.from(notes.second)
  const columns: Record<string, () => Data> = {
    [idColumn]: () => makeColumn(new Int32(), { length, nullCount, nullBitmap: isInCluster, data: ids }),
    [sizeColumn]: () => makeColumn(new Int32(), { length, nullCount: 0, data: sizes }),
    [duplicateColumn]: () => bits(duplicates),
    [knownColumn]: () => bits(known),
    [leakColumn]: () => earlierSplits(batch, { splits, options }),
  }
  return batch.withColumns(
    Object.fromEntries(writtenFields(options).map(({ name }) => [name, columns[name]()])),
  )
}

/** The names of earlier splits, null where none is noted. */
function earlierSplits({ schema, numRows }: Batch, { splits, options }: TagOptions): Data {
  const names = splitsFor(schema, options)?.names ?? []
  const builder = builderFor(new Field(leakColumn, new Utf8(), true))
  for (let row = 0; row < numRows; row++) builder.append(names[(splits?.[row] ?? 0) - 1] ?? null)
  return builder.finish()
}
