import type { EntityDefinition } from '../entities/entities.js'
import { foldText } from './fold.js'

/**
 * One spelling for each value of an entity, so that all spellings of a number or an address share one fake or
 * tag: separators, case, full-width forms and the country code of a Chinese mobile number do not count.
 */
export function canonicalValue({ canonical }: EntityDefinition, value: string): string {
  return canonical === 'as-written' ? value : canonical(foldText(value).text)
}
