import { DataType, type Field, type Schema } from '../../../src/arrow/arrow.js'
import { isJsonField } from '../../../src/arrow/infer-schema.js'
import type { FieldPath } from '../../../src/arrow/path.js'
import { matchEnd } from '../../../src/text/match-at.js'

/** Whether the texts that a path leads to are JSON documents. */
export function leadsToJson(schema: Schema, path: FieldPath): boolean {
  let field = schema.fields.find((candidate) => candidate.name === path.column) as Field
  for (const step of path.steps)
    field = DataType.isList(field.type)
      ? field.type.children[0]
      : field.type.children.find((child: Field) => child.name === step)
  return isJsonField(field)
}

/** A string without an end goes on to the end of the document, where it is refused, so that nothing is read twice. */
const token = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|-?\d[\d.eE+-]*/g
const colon = /\s*:/y

/**
 * A JSON document in which every string, key and number is rewritten on its own; all that lies between stays
 * byte for byte. A number that changes becomes a string, so that the document stays valid. `key` is the name
 * that a value stands under; that of an item of a list is the list's.
 */
export function rewriteJson(
  document: string,
  rewrite: (text: string, key: string) => string | undefined,
): string | undefined {
  let hasChanged = false
  let key = ''
  const after = document.replace(token, (before: string, at: number) => {
    const text: string = before.startsWith('"') ? JSON.parse(before) : before
    const isKey = matchEnd(colon, document, at + before.length) !== undefined
    const changed = rewrite(text, isKey ? '' : key)
    if (isKey) key = text
    if (changed === undefined || changed === text) return before
    hasChanged = true
    return JSON.stringify(changed)
  })
  return hasChanged ? after : undefined
}
