import type { Row } from '../../arrow/rows.js'

/** A value in one place of a row, before and after a step; one side is left out where there was nothing. */
export interface FieldChange {
  /** Where it stands, such as `messages[0].content`. */
  field: string
  before?: unknown
  after?: unknown
}

/** The single values in which two rows differ, in the order of the first row and then of the second. */
export function rowDifference(before: Row, after: Row): FieldChange[] {
  const [old, made] = [leavesOf(before), leavesOf(after)]
  const fields = new Set([...old.keys(), ...made.keys()])
  return [...fields]
    .filter((field) => !Object.is(old.get(field), made.get(field)))
    .map((field) => ({
      field,
      ...(old.has(field) && { before: old.get(field) }),
      ...(made.has(field) && { after: made.get(field) }),
    }))
}

/** Every value of a row that is no list and no object, by its place. */
function leavesOf(row: Row): Map<string, unknown> {
  const leaves = new Map<string, unknown>()
  const add = (value: unknown, place: string): void => {
    if (Array.isArray(value)) for (const [i, item] of value.entries()) add(item, `${place}[${i}]`)
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) add(inner, place === '' ? name : `${place}.${name}`)
    else leaves.set(place, value)
  }
  add(row, '')
  return leaves
}
