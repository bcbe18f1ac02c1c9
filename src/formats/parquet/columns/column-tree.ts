import { type DataType, Field, List, Map_, Struct } from '../../../arrow/arrow.js'
import { PrepError } from '../../../base/errors.js'
import type { SchemaElement } from '../packages/hyparquet.js'
import type { Physical } from '../values/plain.js'
import { leafType } from './leaf-type.js'

/**
 * How a column lies in the column chunks of a Parquet file. Each leaf has a chunk, in which a level says for each value
 * how many of the optional and repeated fields above it are there ("definition"), and in which list it goes on
 * ("repetition"; Parquet format, "Nested Encoding").
 */
export interface ColumnNode {
  field: Field
  kind: 'leaf' | 'struct' | 'list'
  /** From this definition level on, there is an entry of this column at all. */
  slot: number
  /** From this one on, the entry is not null. */
  valid: number
  /** Of a list, from this one on there is an item. */
  item: number
  /** How many lists it is in. */
  lists: number
  /** The items of a list or a map, the fields of a struct. */
  children: readonly ColumnNode[]
  /** Of a leaf. */
  leaf?: Leaf
}

/** A column chunk of each row group. */
export interface Leaf {
  /** Its number in the row group. */
  chunk: number
  physical: Physical
  /** Of values of a fixed length, in bytes. */
  width: number
  type: DataType
  maxDefinition: number
  maxRepetition: number
}

/** An element of the schema with what stands under it. */
interface Element {
  element: SchemaElement
  children: Element[]
  /** Of a leaf: its number. */
  chunk: number
}

/** What holds above an element. */
interface Above {
  /** The definition level of what is there so far. */
  definition: number
  /** See {@link ColumnNode}: a field of a struct has an entry wherever the struct has one, null or not. */
  slot: number
  lists: number
  path: string
}

/** The columns of a file. Throws `unsupported`, naming the column, for types that cannot be read. */
export function columnTree(elements: readonly SchemaElement[]): ColumnNode[] {
  let next = 0
  let chunks = 0
  const take = (): Element => {
    const element = elements[next++]
    if (element === undefined) throw new RangeError('The schema ends too early')
    const count = element.num_children ?? 0
    if (count === 0) return { element, children: [], chunk: next === 1 ? 0 : chunks++ }
    return { element, children: Array.from({ length: count }, take), chunk: -1 }
  }
  const root = take()
  return root.children.map((child) => nodeOf(child, { definition: 0, slot: 0, lists: 0, path: '' }))
}

function nodeOf(given: Element, above: Above): ColumnNode {
  const { element } = given
  const path = above.path === '' ? element.name : `${above.path}.${element.name}`
  if (element.repetition_type !== 'REPEATED') return optionalNode(given, { ...above, path })
  // A repeated field that no list is written around: its items are never null, and neither is the list.
  const within = itemsOf(above.definition, { ...above, path })
  const item = plainNode(given, { ...within, valid: within.definition })
  return listNode(above, { name: element.name, valid: above.definition, items: item })
}

/** A field that is there once or not at all. */
function optionalNode(given: Element, above: Above): ColumnNode {
  const isOptional = given.element.repetition_type === 'OPTIONAL'
  return plainNode(given, { ...above, valid: above.definition + (isOptional ? 1 : 0) })
}

function plainNode(given: Element, above: Above & { valid: number }): ColumnNode {
  const { element, children } = given
  const { slot, lists, path, valid } = above
  if (children.length === 0) {
    const type = leafType(element, path)
    const leaf: Leaf = {
      chunk: given.chunk,
      physical: element.type as Physical,
      width: element.type_length ?? 0,
      type,
      maxDefinition: valid,
      maxRepetition: lists,
    }
    return {
      field: new Field(element.name, type, true),
      kind: 'leaf',
      slot,
      valid,
      item: 0,
      lists,
      children: [],
      leaf,
    }
  }
  const kind = element.logical_type?.type ?? element.converted_type
  const [repeated] = children
  const isAround = children.length === 1 && repeated.element.repetition_type === 'REPEATED'
  if (isAround && (kind === 'MAP' || kind === 'MAP_KEY_VALUE') && repeated.children.length === 2)
    return mapNode(repeated, above, element.name)
  if (isAround && kind === 'LIST') return listOf(repeated, above, element)
  if (kind === 'VARIANT')
    throw new PrepError('unsupported', `Column "${path}" holds variants, which cannot be read. Leave it out`)
  const fields = children.map((child) => nodeOf(child, { definition: valid, slot, lists, path }))
  const type = new Struct(fields.map(({ field }) => field))
  return {
    field: new Field(element.name, type, true),
    kind: 'struct',
    slot,
    valid,
    item: 0,
    lists,
    children: fields,
  }
}

/** What holds above the items of a list that is not null from a level on. */
function itemsOf(valid: number, { lists, path }: Above): Above {
  return { definition: valid + 1, slot: valid + 1, lists: lists + 1, path: `${path}[]` }
}

/** The three levels of a list, or the two of older writers (Parquet format, "Lists", "Backward-compatibility rules"). */
function listOf(repeated: Element, above: Above & { valid: number }, element: SchemaElement): ColumnNode {
  const { valid } = above
  const within = itemsOf(valid, above)
  const { name } = repeated.element
  const isItem = repeated.children.length !== 1 || name === 'array' || name === `${element.name}_tuple`
  const items = isItem
    ? plainNode(repeated, { ...within, valid: within.definition })
    : nodeOf(repeated.children[0], within)
  return listNode(above, { name: element.name, valid, items })
}

function listNode(
  { slot, lists }: Above,
  { name, valid, items }: { name: string; valid: number; items: ColumnNode },
): ColumnNode {
  const field = new Field(name, new List(items.field), true)
  return { field, kind: 'list', slot, valid, item: valid + 1, lists, children: [items] }
}

function mapNode(repeated: Element, above: Above & { valid: number }, name: string): ColumnNode {
  const { valid, slot, lists } = above
  const within = itemsOf(valid, above)
  const pair = plainNode(repeated, { ...within, valid: within.definition })
  const [key, value] = pair.children
  const named = [key.field.clone({ name: 'key', nullable: false }), value.field.clone({ name: 'value' })]
  const entries = new Field('entries', new Struct(named), false)
  const items = {
    ...pair,
    field: entries,
    children: [
      { ...key, field: named[0] },
      { ...value, field: named[1] },
    ],
  }
  const field = new Field(name, new Map_(entries), true)
  return { field, kind: 'list', slot, valid, item: valid + 1, lists, children: [items] }
}

/** The leaves of a column, in the order of their chunks. */
export function leavesOf(node: ColumnNode): Leaf[] {
  return node.leaf === undefined ? node.children.flatMap(leavesOf) : [node.leaf]
}
