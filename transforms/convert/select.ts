/** Keeps or removes columns, and fields inside them. Nothing is copied. */

import { type Data, DataType, type Field, Schema } from '../../src/arrow/arrow.js'
import { Batch } from '../../src/arrow/batch.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import { resolvePath, retype, withChildren, withType } from './nested.js'
import type { Stage } from './stage.js'

/** What of a field is kept: all of it, or these parts of it. */
type Kept = true | Map<string, Kept>

/**
 * Only these columns, in this order. A path keeps its column with nothing but that part of it:
 * `meta.title` yields `meta: { title }`.
 */
export function planSelect(schema: Schema, select: readonly string[]): Stage {
  const kept = new Map<string, Kept>()
  for (const text of select) {
    const path = resolvePath(schema, text)
    keep(kept, [path.column, ...path.steps])
  }
  return planKept(schema, kept)
}

/** Every column but these. A path removes that part of its column. */
export function planDrop(schema: Schema, drop: readonly string[]): Stage {
  const kept = new Map(schema.fields.map((field): [string, Kept] => [field.name, true]))
  for (const text of drop) {
    const path = resolvePath(schema, text)
    if (path.steps.at(-1) === '[]')
      throw new PrepError('bad_option', `Path "${text}" names the items of a list. Drop the list itself`)
    remove(kept, { name: path.column, steps: path.steps, types: schema.fields, text })
  }
  if (kept.size === 0)
    throw new PrepError('bad_option', `Option ${optionName('drop')} leaves no column. Keep at least one`)
  return planKept(schema, kept)
}

function keep(kept: Map<string, Kept>, parts: readonly string[]): void {
  const [name, ...rest] = parts
  const known = kept.get(name)
  if (rest.length === 0 || known === true) {
    kept.set(name, true)
    return
  }
  const inner = known ?? new Map<string, Kept>()
  kept.set(name, inner)
  keep(inner, rest)
}

interface Removal {
  name: string
  steps: readonly string[]
  /** The fields among which `name` stands. */
  types: readonly Field[]
  text: string
}

function remove(kept: Map<string, Kept>, { name, steps, types, text }: Removal): void {
  const known = kept.get(name)
  if (known === undefined) return
  if (steps.length === 0) {
    kept.delete(name)
    return
  }
  const field = types.find((candidate) => candidate.name === name) ?? types[0]
  const children = field.type.children as Field[]
  const names = DataType.isList(field.type) ? ['[]'] : children.map((child) => child.name)
  const inner = known === true ? new Map(names.map((child): [string, Kept] => [child, true])) : known
  kept.set(name, inner)
  remove(inner, { name: steps[0], steps: steps.slice(1), types: children, text })
  if (inner.size === 0)
    throw new PrepError('bad_option', `Dropping "${text}" leaves nothing of what holds it. Drop that instead`)
}

function planKept(schema: Schema, kept: Map<string, Kept>): Stage {
  const parts = [...kept].map(([name, part]) => {
    const index = schema.fields.findIndex((field) => field.name === name)
    return { index, part, field: pruneField(schema.fields[index], part) }
  })
  const planned = new Schema(
    parts.map(({ field }) => field),
    schema.metadata,
  )
  const pruned = parts.filter(({ part }) => part !== true).map(({ field }) => field.name)
  const removed = schema.fields.map((field) => field.name).filter((name) => !kept.has(name))
  return {
    schema: planned,
    reads: pruned,
    writes: [...pruned, ...removed],
    rejects: false,
    apply: (batch) => {
      const columns = parts.map(({ index, part, field }) => pruneData(batch.columns[index], field.type, part))
      return new Batch(planned, columns, batch.origin)
    },
  }
}

function pruneField(field: Field, kept: Kept): Field {
  if (kept === true) return field
  const children = childrenKept(field.type, kept).map(({ child, part }) => pruneField(child, part))
  return withType(field, withChildren(field.type, children))
}

function pruneData(data: Data, type: DataType, kept: Kept): Data {
  if (kept === true) return data
  const children = childrenKept(data.type, kept).map(({ index, part }, i) =>
    pruneData(data.children[index], type.children[i].type, part),
  )
  return retype(data, type, children)
}

function childrenKept(type: DataType, kept: Map<string, Kept>) {
  const children = type.children as Field[]
  return [...kept].map(([name, part]) => {
    const index = name === '[]' ? 0 : children.findIndex((child) => child.name === name)
    return { index, child: children[index], part }
  })
}
