/** Renames columns, and fields inside them, all at once, so that two names can be swapped. Nothing is copied. */
import { Field, Schema } from '../../src/arrow/arrow.js'
import { Batch } from '../../src/arrow/batch.js'
import type { FieldPath } from '../../src/arrow/path.js'
import { PrepError } from '../../src/base/errors.js'
import { mapData, mapField, resolvePath, retype } from './nested.js'
import { assertDistinct, type Stage } from './stage.js'

/** `renames` maps the path of a field to the new name of its last part. */
export function planRename(schema: Schema, renames: Record<string, string>): Stage {
  const nested: { path: FieldPath; name: string }[] = []
  const top = new Map<string, string>()
  for (const [text, name] of Object.entries(renames)) {
    const path = resolvePath(schema, text)
    if (path.steps.length === 0) top.set(path.column, name)
    else if (path.steps.at(-1) !== '[]') nested.push({ path, name })
    else
      throw new PrepError(
        'bad_option',
        `Path "${text}" names the items of a list, which have no name to change`,
      )
  }
  // The deepest first: an outer rename would change the path to the inner one.
  nested.sort((a, b) => b.path.steps.length - a.path.steps.length)
  const fields = schema.fields.map((field) => {
    const mine = nested.filter(({ path }) => path.column === field.name)
    const inner = mine.reduce(renameInside, field)
    return new Field(top.get(field.name) ?? field.name, inner.type, true, inner.metadata)
  })
  assertDistinct(
    fields.map((field) => field.name),
    'rename',
  )
  const touched = [...top.keys(), ...nested.map(({ path }) => path.column)]
  const planned = new Schema(fields, schema.metadata)
  return {
    schema: planned,
    reads: touched,
    writes: [...touched, ...top.values(), ...touched.map((name) => top.get(name) ?? name)],
    rejects: false,
    apply: (batch) => {
      const columns = batch.columns.map((column, i) => {
        let type = schema.fields[i].type
        let data = column
        for (const { path, name } of nested) {
          if (path.column !== schema.fields[i].name) continue
          const parent = path.steps.slice(0, -1)
          type = renameInside(new Field('', type, true), { path, name }).type
          data = mapData(data, type, {
            steps: parent,
            change: (leaf) => retype(leaf, typeUnder(type, parent)),
          })
        }
        return data
      })
      return new Batch(planned, columns, batch.origin)
    },
  }
}

function renameInside(field: Field, { path, name }: { path: FieldPath; name: string }): Field {
  const siblings = typeUnder(field.type, path.steps.slice(0, -1)).children as Field[]
  if (siblings.some((sibling) => sibling.name === name))
    throw new PrepError('bad_option', `Renaming "${path.text}" would make a second field "${name}" beside it`)
  return mapField(field, path.steps, (leaf) => new Field(name, leaf.type, true, leaf.metadata))
}

function typeUnder(type: Field['type'], steps: readonly string[]): Field['type'] {
  return steps.reduce(
    (at, step) =>
      (step === '[]' ? at.children[0] : at.children.find((child: Field) => child.name === step)).type,
    type,
  )
}
