import { Bool, Field, Int32, makeColumn, Schema } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { makeBits, setBit } from '../../src/arrow/bits.js'
import { filterRows } from '../../src/arrow/take.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import { type PlaceFile, PlaceFileReader, type RowNotes } from '../../src/transform/spill/place-file.js'
import type { Apply, StepContext } from '../../src/transform/transform.js'
import { type DedupOptions, writesClusters } from './options.js'
import { type DedupDecision, readNote } from './survivors.js'

const idColumn = 'cluster_id'
const sizeColumn = 'cluster_size'
const duplicateColumn = 'is_duplicate'
const knownColumn = 'seen_before'

/** The columns that are written. */
export function writtenFields(options: DedupOptions): Field[] {
  if (!writesClusters(options)) return []
  const fields = [new Field(idColumn, new Int32(), true), new Field(sizeColumn, new Int32(), true)]
  if (options.action !== 'tag') return fields
  const flags = [duplicateColumn, ...(options.against.length > 0 ? [knownColumn] : [])]
  return [...fields, ...flags.map((name) => new Field(name, new Bool(), true))]
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
  cache,
  folder,
}: StepContext<DedupOptions, DedupDecision>): Apply {
  const { places } = decision
  if (places !== undefined && folder === undefined)
    throw new Error('dedup was opened without the folder of its survey')
  const reader =
    places === undefined ? undefined : cache.opened(openPlaces, { folder: folder as string, file: places })
  const reason = options.method === 'near' ? 'near_duplicate' : 'duplicate'
  return (batch) => {
    const notes = reader?.lookUp(batch) ?? nothingNoted(batch)
    const tagged = writesClusters(options) ? withTags(batch, notes, options) : batch
    if (options.action === 'tag') return tagged
    let known = 0
    const kept = filterRows(tagged, (row) => {
      const { isDuplicate, isKnown } = readNote(notes.first[row])
      if (isKnown) known++
      return !isDuplicate
    })
    counters.dropped('seen_before', known)
    counters.dropped(reason, batch.numRows - kept.numRows - known)
    return kept
  }
}

function openPlaces(place: { folder: string; file: PlaceFile }): PlaceFileReader {
  return new PlaceFileReader(place)
}

function nothingNoted({ numRows }: Batch): RowNotes {
  return { first: new Uint32Array(numRows), second: new Uint32Array(numRows) }
}

function withTags(batch: Batch, notes: RowNotes, options: DedupOptions): Batch {
  const length = batch.numRows
  const sizes = new Int32Array(length)
  const nullBitmap = makeBits(length)
  const [duplicates, known] = [makeBits(length), makeBits(length)]
  let nullCount = 0
  for (let row = 0; row < length; row++) {
    const { size, isDuplicate, isKnown } = readNote(notes.first[row])
    sizes[row] = Math.max(1, size)
    if (isDuplicate) setBit(duplicates, row)
    if (isKnown) setBit(known, row)
    if (size < 2) nullCount++
    else setBit(nullBitmap, row)
  }
  const columns = [
    makeColumn(new Int32(), { length, nullCount, nullBitmap, data: Int32Array.from(notes.second) }),
    makeColumn(new Int32(), { length, nullCount: 0, data: sizes }),
    makeColumn(new Bool(), { length, nullCount: 0, data: duplicates }),
    makeColumn(new Bool(), { length, nullCount: 0, data: known }),
  ]
  return batch.withColumns(
    Object.fromEntries(writtenFields(options).map(({ name }, i) => [name, columns[i]])),
  )
}
