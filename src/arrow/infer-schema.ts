import { Bool, type DataType, Field, Float64, Int64, List, Null, Schema, Struct, Utf8 } from './arrow.js'

/**
 * What kinds of values a place in the data holds, as counts. Shapes are merged by addition, so every partition
 * of a file can be looked at on its own and the schema does not depend on the number of workers.
 */
export interface Shape {
  nulls: number
  bools: number
  /** Whole numbers that a double holds exactly (up to 2^53). */
  ints: number
  /** Whole numbers beyond that, within 64 signed bits. */
  longs: number
  /** Other numbers, and whole ones beyond 64 bits that a double holds exactly. */
  doubles: number
  /** Numbers that neither holds: whole ones beyond 64 bits, such as hashes of 64 unsigned bits, and 1e400. */
  oversized: number
  texts: number
  lists: number
  objects: number
  /** Values whose name an earlier one in the same object has. */
  repeats: number
  items: Shape | undefined
  fields: Map<string, Shape> | undefined
}

export function emptyShape(): Shape {
  return {
    nulls: 0,
    bools: 0,
    ints: 0,
    longs: 0,
    doubles: 0,
    oversized: 0,
    texts: 0,
    lists: 0,
    objects: 0,
    repeats: 0,
    items: undefined,
    fields: undefined,
  }
}

/** The shape of the field of that name, made on first sight. */
export function fieldShape(shape: Shape, name: string): Shape {
  shape.fields ??= new Map()
  const known = shape.fields.get(name)
  if (known !== undefined) return known
  const fresh = emptyShape()
  shape.fields.set(name, fresh)
  return fresh
}

/** The shape of a list's items, made on first sight. */
export function itemShape(shape: Shape): Shape {
  return (shape.items ??= emptyShape())
}

/** Adds `from` to `into`; fields new to `into` follow its own, in their order. */
export function mergeShape(into: Shape, from: Shape): Shape {
  into.nulls += from.nulls
  into.bools += from.bools
  into.ints += from.ints
  into.longs += from.longs
  into.doubles += from.doubles
  into.oversized += from.oversized
  into.texts += from.texts
  into.lists += from.lists
  into.objects += from.objects
  into.repeats += from.repeats
  if (from.items !== undefined) mergeShape(itemShape(into), from.items)
  for (const [name, shape] of from.fields ?? []) mergeShape(fieldShape(into, name), shape)
  return into
}

/** How many objects have a field of this shape, or how many items a list has. */
export function countOf({ repeats, ...shape }: Shape): number {
  const { nulls, bools, ints, longs, doubles, oversized, texts, lists, objects } = shape
  return nulls + bools + ints + longs + doubles + oversized + texts + lists + objects - repeats
}

/** Takes one JavaScript value into a shape. */
export function observeValue(shape: Shape, value: unknown): void {
  if (value === null || value === undefined) shape.nulls++
  else if (typeof value === 'string') shape.texts++
  else if (typeof value === 'boolean') shape.bools++
  else if (typeof value === 'bigint') shape.longs++
  else if (typeof value === 'number') Number.isSafeInteger(value) ? shape.ints++ : shape.doubles++
  else if (Array.isArray(value)) {
    shape.lists++
    for (const item of value) observeValue(itemShape(shape), item)
  } else {
    shape.objects++
    for (const [name, inner] of Object.entries(value)) observeValue(fieldShape(shape, name), inner)
  }
}

/** A column whose values are of kinds that no Arrow type holds together. */
export interface MixedColumn {
  /** Where it is, such as `meta.id`. */
  path: string
  /** Values by kind, such as `{ text: 12, number: 3 }`. */
  kinds: Record<string, number>
  /** `json`: kept as JSON text. `reject`: the rare kinds are faults of their rows. */
  outcome: 'json' | 'reject'
}

export interface Inferred {
  schema: Schema
  mixed: MixedColumn[]
}

/** Metadata of a text field whose values are JSON documents. */
export function jsonFieldMetadata(): Map<string, string> {
  return new Map([['prepkit', 'json']])
}

/** Whether a text field holds JSON documents. */
export function isJsonField(field: Field): boolean {
  return field.metadata.get('prepkit') === 'json'
}

/**
 * Lists and objects nested deeper than this become JSON text. Arrow C++ and pyarrow refuse to read a schema of
 * more than 64 levels (`kMaxNestingDepth`, arrow/ipc/options.h), and a step may add a few.
 */
export const maxNestedTypes = 32

/** An object with more distinct keys than this is a dictionary of data, not a record: it becomes JSON text. */
export const maxObjectFields = 512

/**
 * The schema of rows of this shape. Widening: null < bool; int < double; list and object item by item and
 * field by field. Kinds that do not widen into one another become JSON text, unless the rarer ones are so few
 * that rejecting their rows stays within `strayShare` of the values: then they are faults of those rows.
 * What is nested very deep, or has very many keys, becomes JSON text as well.
 */
export function inferSchema(rows: Shape, strayShare: number): Inferred {
  const found: Findings = { mixed: [], strayShare, noMetadata: new Map() }
  const fields = [...(rows.fields ?? [])].map(([name, shape]) =>
    inferField(name, { shape, path: name, depth: 0, found }),
  )
  return { schema: new Schema(fields), mixed: found.mixed }
}

/** A shape, and where it stands: its path, and how many lists and objects are around it. */
interface Place {
  shape: Shape
  path: string
  depth: number
  found: Findings
}

/** What is inferred about all places: the columns of mixed kinds so far, and how rare a stray kind is. */
interface Findings {
  mixed: MixedColumn[]
  strayShare: number
  /** One for all fields: an empty map for each of 100,000 would take 40 MB. */
  noMetadata: Map<string, string>
}

function inferField(name: string, place: Place): Field {
  const type = inferType(place)
  if (type !== undefined) return new Field(name, type, true, place.found.noMetadata)
  return new Field(name, new Utf8(), true, jsonFieldMetadata())
}

/** `undefined` stands for JSON text. */
function inferType(place: Place): DataType | undefined {
  const { shape, path, found } = place
  const kinds = kindsOf(shape)
  const [most, ...rest] = Object.entries(kinds).sort((a, b) => b[1] - a[1])
  if (most === undefined) return new Null()
  if (rest.length > 0) {
    const strays = rest.reduce((sum, [, count]) => sum + count, 0)
    const outcome = strays <= found.strayShare * (most[1] + strays) ? 'reject' : 'json'
    found.mixed.push({ path, kinds, outcome })
    if (outcome === 'json') return undefined
  }
  return isDocument(place) ? undefined : typeOfKind(most[0], place)
}

/**
 * What functions are called with, and the JSON Schema of that: documents with keys of their own. As columns, each would
 * get the keys of all others, as nulls, and a model would learn to call with them.
 */
const documentPath =
  /(?:^|\.|\[\])(?:tool_calls\[\]\.(?:function\.)?arguments|function_call\.arguments|tools|functions|conversations\[\]\.parameters)$/

function isDocument({ shape, path }: Place): boolean {
  const objects = shape.objects + (shape.items?.objects ?? 0)
  return objects > 0 && documentPath.test(path)
}

function typeOfKind(kind: string, place: Place): DataType | undefined {
  if (kind === 'text') return new Utf8()
  if (kind === 'bool') return new Bool()
  if (kind === 'number') return numberType(place)
  const { shape, path, depth, found } = place
  if (depth === maxNestedTypes) {
    found.mixed.push({ path, kinds: { 'nested level': depth + 1 }, outcome: 'json' })
    return undefined
  }
  if (kind === 'list') {
    const items = { shape: shape.items ?? emptyShape(), path: `${path}[]`, depth: depth + 1, found }
    return new List(inferField('item', items))
  }
  return objectType(place)
}

/** A double cannot hold whole numbers beyond 2^53: where both occur, the digits win and the column is JSON text. */
function numberType({ shape, path, found }: Place): DataType | undefined {
  if (shape.oversized > 0) {
    found.mixed.push({ path, kinds: { 'number beyond 64 bits': shape.oversized }, outcome: 'json' })
    return undefined
  }
  if (shape.doubles === 0) return new Int64()
  if (shape.longs === 0) return new Float64()
  found.mixed.push({ path, kinds: { double: shape.doubles, 'long integer': shape.longs }, outcome: 'json' })
  return undefined
}

function objectType({ shape, path, depth, found }: Place): DataType | undefined {
  const fields = [...(shape.fields ?? [])]
  if (fields.length === 0) return undefined
  if (fields.length > maxObjectFields) {
    found.mixed.push({ path, kinds: { key: fields.length }, outcome: 'json' })
    return undefined
  }
  return new Struct(
    fields.map(([name, inner]) =>
      inferField(name, { shape: inner, path: `${path}.${name}`, depth: depth + 1, found }),
    ),
  )
}

function kindsOf(shape: Shape): Record<string, number> {
  const kinds: Record<string, number> = {
    text: shape.texts,
    bool: shape.bools,
    number: shape.ints + shape.longs + shape.doubles + shape.oversized,
    list: shape.lists,
    object: shape.objects,
  }
  return Object.fromEntries(Object.entries(kinds).filter(([, count]) => count > 0))
}
