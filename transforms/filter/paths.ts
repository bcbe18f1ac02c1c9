import { DataType, type Field, type Schema } from '../../src/arrow/arrow.js'
import { suggestName } from '../../src/base/errors.js'
import { ExpressionFault, type PathNode, type PathStep } from './syntax.js'
import { fieldValue, type Value } from './values.js'
import { type Frame, fieldAt, type Items, itemAt, itemsAt, type Nulls, type Place } from './vectors.js'

/** Where names lead: to columns of a schema, and inside `any` and its like to the items of one list. */
export interface Scope {
  schema: Schema
  /** The columns that were named. */
  reads: Set<string>
  /** The list whose items are looked at; none is known before its first path. */
  list: ListScope | undefined
}

export interface ListScope {
  /** What looks at them, such as `any`. */
  caller: string
  /** The list, once a path has named it. */
  found: { name: string; itemsOf(batch: Frame['batch']): ItemsOfRows } | undefined
}

/** The items of a list, and what is known of each row. */
export interface ItemsOfRows {
  items: Items
  /** Of each row, where its items end. */
  ends: Int32Array
  /** Rows without a list. */
  nulls: Nulls
}

/** A way from a place to one inside it. */
type Walk = (place: Place, length: number) => Place

/** The value that a path leads to. Throws {@link ExpressionFault} where it leads nowhere. */
export function pathValue(node: PathNode, scope: Scope): Value {
  const { at } = node
  const { column, steps } = placedIn(scope.schema, node)
  const field = fieldNamed(scope.schema.fields, column, node)
  scope.reads.add(column)
  const many = steps.indexOf('items')
  if (many < 0) {
    const { field: leaf, walk } = descend(field, steps, node)
    return fieldValue(leaf, at, (frame) => {
      const { batch } = frame
      const place = walk({ data: batch.column(column), index: undefined, nulls: undefined }, batch.numRows)
      return frame.items === undefined ? place : spread(place, frame.items.rows)
    })
  }
  const list = descend(field, steps.slice(0, many), node)
  if (!DataType.isList(list.field.type))
    throw new ExpressionFault(at, `${node.text} asks for the items of what is no list`)
  const { list: scoped } = scope
  if (scoped === undefined)
    throw new ExpressionFault(
      at,
      `${node.text} are many values. Say of how many it has to hold, as in any(${node.text} = 'a') or all(…), or name one: [0] is the first, [-1] the last`,
    )
  const name = JSON.stringify([column, ...steps.slice(0, many)])
  scoped.found ??= {
    name,
    itemsOf: (batch) => {
      const whole = { data: batch.column(column), index: undefined, nulls: undefined }
      return itemsAt(list.walk(whole, batch.numRows), batch.numRows)
    },
  }
  if (scoped.found.name !== name)
    throw new ExpressionFault(
      at,
      `${scoped.caller} looks at the items of one list, and ${node.text} is another`,
    )
  const rest = steps.slice(many + 1)
  if (rest.includes('items'))
    throw new ExpressionFault(at, `${node.text} are lists in a list. Only one [] can stand in a path`)
  const { field: leaf, walk } = descend(list.field.type.children[0], rest, node)
  return fieldValue(leaf, at, ({ items, length }) => {
    const { data, index } = items!
    return walk({ data, index, nulls: undefined }, length)
  })
}

/** The path, which may be the very name of a column, as `a.b` is where the data has it. */
function placedIn({ fields }: Schema, { text, column, steps }: PathNode): Pick<PathNode, 'column' | 'steps'> {
  return fields.some(({ name }) => name === text) ? { column: text, steps: [] } : { column, steps }
}

function descend(from: Field, steps: readonly PathStep[], node: PathNode): { field: Field; walk: Walk } {
  let field = from
  const walks: Walk[] = []
  for (const step of steps) {
    const { type } = field
    if (step === 'items') continue
    if ('item' in step) {
      if (!DataType.isList(type))
        throw new ExpressionFault(node.at, `${node.text} asks for item ${step.item} of what is no list`)
      field = type.children[0]
      walks.push((place, length) => itemAt(place, { item: step.item, length }))
      continue
    }
    if (!DataType.isStruct(type))
      throw new ExpressionFault(
        node.at,
        DataType.isList(type)
          ? `${node.text} asks for a field of a list. Write [0] for its first item, [-1] for its last, or [] for all`
          : `${node.text} asks for a field of what is no object`,
      )
    const inner = fieldNamed(type.children, step.field, node)
    const index = type.children.indexOf(inner)
    field = inner
    walks.push((place, length) => fieldAt(place, { field: index, length }))
  }
  return { field, walk: (place, length) => walks.reduce((at, walk) => walk(at, length), place) }
}

function fieldNamed(fields: readonly Field[], name: string, { at, text }: PathNode): Field {
  const found = fields.find((field) => field.name === name)
  if (found !== undefined) return found
  const names = fields.map((field) => field.name)
  if (names.length === 0)
    throw new ExpressionFault(
      at,
      `No field "${name}": there are no columns, as in an input without records`,
      'bad_schema',
    )
  if (text.startsWith('"'))
    throw new ExpressionFault(
      at,
      `No field "${name}". In double quotes stands the name of a column; text stands in single ones`,
    )
  throw new ExpressionFault(at, `No field "${name}". ${suggestName(name, names)}`)
}

/** What each row holds, for each of its items. */
function spread({ data, index, nulls }: Place, rows: Int32Array): Place {
  return {
    data,
    index: index === undefined ? rows : rows.map((row) => index[row]),
    nulls: nulls && Uint8Array.from(rows, (row) => nulls[row]),
  }
}
