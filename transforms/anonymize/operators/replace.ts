import { definitionOf, type LookUp } from '../entities/entities.js'
import { canonicalValue } from '../normalize/canonical-value.js'
import { type Operator, placeholderOf } from './operator.js'

/**
 * A placeholder instead of the value: `<PERSON>`; numbered, `<PERSON_1>`, the same for all spellings of one
 * value in a record, and for a part of a name or an address that it holds once in full; or a text of the user's choice.
 */
export function openReplace(
  given: { numbered: boolean; with?: string | undefined },
  lookUp: LookUp = definitionOf,
): Operator {
  const text = given.with
  if (text !== undefined) return () => text
  if (!given.numbered) return placeholderOf
  return (entity, value, record) => {
    const definition = lookUp(entity)
    const whole = definition.sameAs?.(value, record.valuesOf?.(entity) ?? []) ?? value
    return `<${entity}_${record.numberOf(entity, canonicalValue(definition, whole))}>`
  }
}
