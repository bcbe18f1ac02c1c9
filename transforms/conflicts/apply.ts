import { Field, Int32, makeColumn } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { makeBits, setBit } from '../../src/arrow/bits.js'
import { appendColumns } from '../../src/arrow/columns/append-columns.js'
import { filterRows } from '../../src/arrow/take.js'
import { openPlaces, type RowNotes } from '../../src/transform/spill/place-file.js'
import type { Apply, StepContext } from '../../src/transform/transform.js'
import { type ConflictDecision, readConflict } from './decide.js'
import type { ConflictOptions } from './options.js'

/** The columns that are written: which question it is, and how many different answers it has; null for a row without conflict. */
export function conflictFields({ action }: Pick<ConflictOptions, 'action'>): Field[] {
  if (action !== 'tag') return []
  return ['conflict_id', 'conflict_answers'].map((name) => new Field(name, new Int32(), true))
}

/** Leaves out the rows that are decided to be in conflict, counted as `conflicting_answers`, or writes columns that tell them. */
export function openConflicts({
  options,
  decision,
  counters,
  cache,
  folder,
}: StepContext<ConflictOptions, ConflictDecision>): Apply {
  const { places } = decision
  if (places === undefined || folder === undefined)
    return (batch) => (options.action === 'tag' ? withTags(batch, nothingNoted(batch), options) : batch)
  const reader = cache.opened(openPlaces, { folder, file: places })
  return (batch) => {
    const notes = reader.lookUp(batch)
    if (options.action === 'tag') {
      counters.note('conflicting_answers', notes.first.filter((note) => note > 0).length)
      return withTags(batch, notes, options)
    }
    const kept = filterRows(batch, (row) => !readConflict(notes.first[row]).isLeftOut)
    counters.dropped('conflicting_answers', batch.numRows - kept.numRows)
    return kept
  }
}

function nothingNoted({ numRows }: Batch): RowNotes {
  return { first: new Uint32Array(numRows), second: new Uint32Array(numRows) }
}

function withTags(batch: Batch, notes: RowNotes, options: ConflictOptions): Batch {
  const length = batch.numRows
  const nullBitmap = makeBits(length)
  let nullCount = 0
  for (let row = 0; row < length; row++)
    if (notes.first[row] === 0) nullCount++
    else setBit(nullBitmap, row)
  const answers = Int32Array.from(notes.first, (first) => readConflict(first).answers)
  const columns = [Int32Array.from(notes.second), answers].map((data) =>
    makeColumn(new Int32(), { length, nullCount, nullBitmap, data }),
  )
  return appendColumns(
    batch,
    conflictFields(options).map((field, i) => ({ field, column: columns[i] })),
  )
}
