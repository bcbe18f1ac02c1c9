import type { Field, Schema } from '../../src/arrow/arrow.js'
import { isJsonField } from '../../src/arrow/infer-schema.js'
import { parsePath, typeAt } from '../../src/arrow/path.js'
import type { Leaf } from '../profile/columns/leaves.js'

/** A place in the schema that a rule is of, whether it holds plain values or others. */
export interface Target extends Leaf {
  /** Whether its texts are JSON of values of several types. */
  isMixed: boolean
  /** Whether a row has several values there, or none. */
  isListed: boolean
}

/** What a path leads to. Throws `bad_schema` for one that leads nowhere, with the nearest name. */
export function targetOf(schema: Schema, text: string): Target {
  const path = parsePath(text)
  const type = typeAt(schema, path)
  const column = schema.fields.findIndex(({ name }) => name === path.column)
  const steps: Leaf['steps'][number][] = []
  let field: Field = schema.fields[column]
  for (const step of path.steps) {
    const children: Field[] = field.type.children
    const index = step === '[]' ? 0 : children.findIndex(({ name }) => name === step)
    steps.push(step === '[]' ? 'items' : index)
    field = children[index]
  }
  return { path: text, type, column, steps, isMixed: isJsonField(field), isListed: steps.includes('items') }
}
