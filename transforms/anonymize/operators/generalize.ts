import type { GeneralizeOptions } from '../entities/definition/define-entity.js'
import { definitionOf, type LookUp } from '../entities/entities.js'
import { type Operator, placeholderOf } from './operator.js'

/**
 * A coarser value instead of an exact one: an age becomes a band (30-39), a postal code its first digits, a
 * date its year, an address of the internet its network. A value that is not understood becomes its
 * placeholder.
 */
export function openGeneralize(options: GeneralizeOptions, lookUp: LookUp = definitionOf): Operator {
  return (entity, value) => lookUp(entity).generalize?.(value, options) ?? placeholderOf(entity)
}
