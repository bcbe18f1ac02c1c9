import { type Data, DataType } from '../../../arrow/arrow.js'
import { bitAt } from '../../../arrow/bits.js'
import type { ColumnPlan, LeafPlan } from './column-plan.js'

/** What a leaf takes of a batch: for each value, null and empty list its levels, and where the value stands. */
export interface Shreds {
  data: Data
  /** How many there are. */
  count: number
  /** Left out where all are the highest. */
  definition: Uint8Array | undefined
  /** Left out where the leaf is in no list. */
  repetition: Uint8Array | undefined
  /** Of each the row in `data`, −1 where there is no value; left out where it is its own number. */
  places: Int32Array | undefined
}

/** The entries of a column on the way down to its leaves. */
interface Entries {
  count: number
  definition: Uint8Array
  repetition: Uint8Array | undefined
  places: Int32Array
  /** In how many lists they are. */
  depth: number
}

/** Takes a column apart into its leaves. */
export function shred(column: ColumnPlan, data: Data, take: (leaf: LeafPlan, shreds: Shreds) => void): void {
  const count = data.length
  if (column.leaf !== undefined && data.nullCount === 0 && !DataType.isNull(data.type)) {
    take(column.leaf, { data, count, definition: undefined, repetition: undefined, places: undefined })
    return
  }
  const places = new Int32Array(count)
  for (let i = 0; i < count; i++) places[i] = i
  const definition = new Uint8Array(count)
  descend(column, data, { count, definition, repetition: undefined, places, depth: 0 }, take)
}

function descend(
  column: ColumnPlan,
  data: Data,
  given: Entries,
  take: (leaf: LeafPlan, shreds: Shreds) => void,
): void {
  const entries = column.isNullable ? markNulls(data, given) : given
  if (column.leaf !== undefined) take(column.leaf, { data, ...entries })
  else if (column.kind === 'struct')
    // The entries are changed on the way down, so each child has its own.
    for (const [i, child] of column.children.entries())
      descend(child, data.children[i], copyOf(entries), take)
  else descend(column.children[0], data.children[0], itemsOf(data, entries), take)
}

function copyOf({ definition, places, ...entries }: Entries): Entries {
  return { ...entries, definition: definition.slice(), places: places.slice() }
}

/** What is not null is one level higher; nulls end here. */
function markNulls(data: Data, entries: Entries): Entries {
  const { count, definition, places } = entries
  const isNull = DataType.isNull(data.type)
  const bits = data.nullCount === 0 ? undefined : (data.nullBitmap as Uint8Array)
  for (let i = 0; i < count; i++) {
    const place = places[i]
    if (place < 0) continue
    if (isNull || (bits !== undefined && bitAt(bits, data.offset + place) === 0)) places[i] = -1
    else definition[i]++
  }
  return entries
}

/** The items of lists; a list without items keeps one entry, on the level of the list. */
function itemsOf(data: Data, entries: Entries): Entries {
  const { count, places } = entries
  const { from, to } = rangesOf(data)
  let total = 0
  for (let i = 0; i < count; i++) total += places[i] < 0 ? 1 : Math.max(1, to(places[i]) - from(places[i]))
  const items = {
    count: total,
    definition: new Uint8Array(total),
    repetition: new Uint8Array(total),
    places: new Int32Array(total),
    depth: entries.depth + 1,
  }
  let next = 0
  for (let i = 0; i < count; i++) {
    const place = places[i]
    const level = entries.definition[i]
    const start = place < 0 ? 0 : from(place)
    const end = place < 0 ? 0 : to(place)
    items.repetition[next] = entries.repetition === undefined ? 0 : entries.repetition[i]
    if (start === end) {
      items.definition[next] = level
      items.places[next++] = -1
      continue
    }
    for (let item = start; item < end; item++) {
      if (item > start) items.repetition[next] = items.depth
      items.definition[next] = level + 1
      items.places[next++] = item
    }
  }
  return items
}

function rangesOf(data: Data): { from: (row: number) => number; to: (row: number) => number } {
  if (DataType.isFixedSizeList(data.type)) {
    const { listSize } = data.type
    return { from: (row) => row * listSize, to: (row) => (row + 1) * listSize }
  }
  const offsets = data.valueOffsets as Int32Array
  return { from: (row) => offsets[row], to: (row) => offsets[row + 1] }
}
