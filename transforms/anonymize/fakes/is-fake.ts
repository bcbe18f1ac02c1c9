import { checkValue } from '../../../src/base/check-options.js'
import { isReservedCode } from '../entities/definition/reserved-code.js'
import { definitionOf, type Entity, type EntityDefinition } from '../entities/entities.js'

/**
 * Whether a value is of a range that is set aside for examples or never issued, or a name with a made-up word, and
 * so can be nobody's: what `pseudonymize` writes where there is such a range. Places, companies, ages, dates and
 * codes without such a range are never said to be fakes, since real ones look the same.
 *
 * @example
 * isFake('EMAIL_ADDRESS', 'ann@example.com') // true
 * isFake('PERSON', 'Ann Lee') // false
 */
export function isFake(entity: Entity, value: string): boolean {
  checkValue('The entity of isFake()', entity, 'text')
  checkValue('The value of isFake()', value, 'text')
  return isFakeBy(definitionOf(entity), value)
}

/** The same by a definition. */
export function isFakeBy({ isFake, reserved }: EntityDefinition, value: string): boolean {
  return isFake === undefined ? isReservedCode(reserved, value) : isFake(value)
}
