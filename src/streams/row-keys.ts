import { DataType, type Field } from '../arrow/arrow.js'
import { nearestName, PrepError } from '../base/errors.js'

/**
 * Checks that a changed row has its columns and no others. Throws `bad_schema` for a key that is no column, which
 * would be lost, and for a column without a key, which would become null. Fields of an object may be left out.
 */
export function checkKeys(row: object, fields: readonly Field[]): void {
  checkKnown(row, fields, '')
  const lost = fields.find(({ name }) => !Object.hasOwn(row, name))
  if (lost === undefined) return
  throw new PrepError(
    'bad_schema',
    `A row that the function of map() answers lacks the column "${lost.name}", and rows keep their columns. ` +
      'Keep it with { ...row }, or empty it with null; convert({ drop: […] }) takes a column out',
  )
}

function checkKnown(value: object, fields: readonly Field[], within: string): void {
  for (const key of Object.keys(value))
    if (!fields.some(({ name }) => name === key)) throw unknownKey(key, { fields, within })
  for (const { name, type } of fields) {
    const inner: unknown = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
    if (DataType.isStruct(type)) checkInner(inner, type.children, `${within}${name}.`)
    else if (DataType.isList(type) && DataType.isStruct(type.children[0].type) && Array.isArray(inner))
      for (const item of inner) checkInner(item, type.children[0].type.children, `${within}${name}[].`)
  }
}

/** Anything but an object is refused when the column is built. */
function checkInner(value: unknown, fields: readonly Field[], within: string): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) checkKnown(value, fields, within)
}

function unknownKey(
  key: string,
  { fields, within }: { fields: readonly Field[]; within: string },
): PrepError {
  const names = fields.map(({ name }) => name)
  const nearest = nearestName(key, names)
  const meant = nearest === undefined ? '' : ` Did you mean "${within}${nearest}"?`
  return new PrepError(
    'bad_schema',
    `A row that the function of map() answers has the key "${within}${key}", which is no column.${meant} ` +
      `Known: ${names.join(', ')}. A transform of your own adds columns`,
  )
}
