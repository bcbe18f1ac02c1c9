import { type Data, DataType, type Field, type Schema } from '../../../src/arrow/arrow.js'
import type { Batch } from '../../../src/arrow/batch.js'
import { bitAt } from '../../../src/arrow/bits.js'
import { parsePath, pathText, quoteName, typeAt } from '../../../src/arrow/path.js'
import type { RowHashes } from './distinct/row-hashes.js'

/** A place in the schema that holds plain values. */
export interface Leaf {
  path: string
  type: DataType
  /** The top-level column. */
  column: number
  /** What follows it: the index of an object's field, or `items`. */
  steps: readonly (number | 'items')[]
}

/** The leaves of a schema, or those under the paths named. Throws `bad_schema` for a path that leads nowhere. */
export function leavesOf(schema: Schema, paths?: readonly string[]): Leaf[] {
  const leaves = schema.fields.flatMap((field, column) =>
    leavesUnder(field, { path: quoteName(field.name), type: field.type, column, steps: [] }),
  )
  if (paths === undefined) return leaves
  const wanted = paths.map((path) => pathText(parsePath(path)))
  for (const path of wanted)
    if (!leaves.some((leaf) => isUnder(leaf.path, path))) typeAt(schema, parsePath(path))
  return leaves.filter((leaf) => wanted.some((path) => isUnder(leaf.path, path)))
}

function isUnder(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[]`)
}

function leavesUnder(field: Field, at: Leaf): Leaf[] {
  const { type } = field
  if (isListed(type)) {
    const item: Field = type.children[0]
    return leavesUnder(item, {
      ...at,
      path: `${at.path}[]`,
      type: item.type,
      steps: [...at.steps, 'items'],
    })
  }
  if (!DataType.isStruct(type)) return [at]
  return type.children.flatMap((child: Field, index) =>
    leavesUnder(child, {
      ...at,
      path: `${at.path}.${quoteName(child.name)}`,
      type: child.type,
      steps: [...at.steps, index],
    }),
  )
}

function isListed(type: DataType): boolean {
  return DataType.isList(type) || DataType.isMap(type) || DataType.isFixedSizeList(type)
}

/** The values of one leaf in the rows of a batch that are looked at. */
export interface LeafValues {
  data: Data
  count: number
  /** For each value its place in `data`; itself where absent. */
  places?: Uint32Array
  /** For each value its row in the batch; itself where absent. */
  rows?: Uint32Array
  /** For each value 0 where it, or an object around it, is null; all are there where absent. */
  valid?: Uint8Array
}

/** Finds the values of a leaf; the lengths of the lists on the way go into the hashes of their rows. */
export function valuesOf(
  batch: Batch,
  leaf: Leaf,
  given: { rows?: Uint32Array; hashes: RowHashes },
): LeafValues {
  const { rows } = given
  let values: LeafValues = {
    data: batch.columns[leaf.column],
    count: rows?.length ?? batch.numRows,
    places: rows,
    rows,
  }
  for (const step of leaf.steps) {
    values = withNulls(values)
    values =
      step === 'items' ? itemsOf(values, given.hashes) : { ...values, data: values.data.children[step] }
  }
  return withNulls(values)
}

function withNulls(values: LeafValues): LeafValues {
  const { data, count, places } = values
  if (DataType.isNull(data.type)) return { ...values, valid: new Uint8Array(count) }
  if (data.nullCount === 0) return values
  const bits = data.nullBitmap as Uint8Array
  const valid = values.valid?.slice() ?? new Uint8Array(count).fill(1)
  for (let i = 0; i < count; i++) {
    const bit = data.offset + (places === undefined ? i : places[i])
    valid[i] &= bitAt(bits, bit)
  }
  return { ...values, valid }
}

function itemsOf({ data, count, places, rows, valid }: LeafValues, hashes: RowHashes): LeafValues {
  const bounds = boundsOf(data)
  let total = 0
  for (let i = 0; i < count; i++) {
    const isNull = valid !== undefined && valid[i] === 0
    const length = isNull ? 0 : bounds.end(places?.[i] ?? i) - bounds.start(places?.[i] ?? i)
    hashes.addLength(rows?.[i] ?? i, isNull ? -1 : length)
    total += length
  }
  const itemPlaces = new Uint32Array(total)
  const itemRows = new Uint32Array(total)
  for (let i = 0, next = 0; i < count; i++) {
    if (valid !== undefined && valid[i] === 0) continue
    const end = bounds.end(places?.[i] ?? i)
    for (let item = bounds.start(places?.[i] ?? i); item < end; item++, next++) {
      itemPlaces[next] = item
      itemRows[next] = rows?.[i] ?? i
    }
  }
  return { data: data.children[0], count: total, places: itemPlaces, rows: itemRows }
}

function boundsOf(data: Data): { start(at: number): number; end(at: number): number } {
  const { type } = data
  if (DataType.isFixedSizeList(type)) {
    const { listSize } = type
    return { start: (at) => at * listSize, end: (at) => (at + 1) * listSize }
  }
  const offsets = data.valueOffsets as Int32Array
  return { start: (at) => offsets[at], end: (at) => offsets[at + 1] }
}
