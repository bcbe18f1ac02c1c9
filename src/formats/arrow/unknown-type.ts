/**
 * apache-arrow fails on a schema with a type that it does not know, and does not say in which column. This
 * reads just enough of the schema's FlatBuffer (flatbuffers.dev, "Binary format"; tables of Arrow's
 * `Message.fbs` and `Schema.fbs`) to name that column.
 */

/** `Type` of Schema.fbs, for the types that apache-arrow 21 lacks. */
const unknownTypes: ReadonlyMap<number, string> = new Map([
  [22, 'run-end encoded values'],
  [25, 'a list view'],
  [26, 'a large list view'],
])
/** The last one that Schema.fbs has. */
const lastType = 26

/** The slot of the schema in the root table: of a message, and of the footer of a file. */
export const inMessage = 2
export const inFooter = 1
const schemaFields = 1
const fieldName = 0
const fieldType = 2
const fieldChildren = 5

/** The first column, by its path, whose type apache-arrow does not know. `place` is where `metadata` has its schema. */
export function findUnknownType(
  metadata: Uint8Array,
  place: number,
): { column: string; type: string } | undefined {
  const view = new DataView(metadata.buffer, metadata.byteOffset, metadata.byteLength)
  const schema = follow(view.getUint32(0, true), place)
  return schema === 0 ? undefined : search(schema, schemaFields, '')

  function search(table: number, slot: number, prefix: string): { column: string; type: string } | undefined {
    const vector = follow(table, slot)
    const count = vector === 0 ? 0 : view.getUint32(vector, true)
    for (let i = 0; i < count; i++) {
      const element = vector + 4 + i * 4
      const field = element + view.getUint32(element, true)
      const column = `${prefix}${nameOf(field)}`
      const typeAt = placeOf(field, fieldType)
      const type = typeAt === 0 ? 0 : view.getUint8(typeAt)
      if (type > lastType || unknownTypes.has(type))
        return { column, type: unknownTypes.get(type) ?? `values of a newer Arrow type (${type})` }
      const inner = search(field, fieldChildren, `${column}.`)
      if (inner !== undefined) return inner
    }
    return undefined
  }

  function nameOf(field: number): string {
    const text = follow(field, fieldName)
    if (text === 0) return ''
    return new TextDecoder().decode(metadata.subarray(text + 4, text + 4 + view.getUint32(text, true)))
  }

  /** Where a slot of a table lies, 0 where it is left out. */
  function placeOf(table: number, slot: number): number {
    const vtable = table - view.getInt32(table, true)
    const at = 4 + slot * 2
    const offset = at < view.getUint16(vtable, true) ? view.getUint16(vtable + at, true) : 0
    return offset === 0 ? 0 : table + offset
  }

  /** Where the table, vector or string that a slot points to lies. */
  function follow(table: number, slot: number): number {
    const at = placeOf(table, slot)
    return at === 0 ? 0 : at + view.getUint32(at, true)
  }
}
