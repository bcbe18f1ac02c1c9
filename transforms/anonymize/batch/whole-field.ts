import type { Span } from '../detect/recognizer.js'
import type { Entity } from '../entities/entities.js'

const placeholder = /^<[A-Z][A-Z0-9_]*(?::[A-Za-z0-9_=-]{1,65536})?>$/
/** Three marks of a mask in a row: this value was masked before. */
const masked = /([^\p{L}\p{N}\s])\1\1/u

/**
 * The span of a value whose field holds one entity throughout: all of it but the space around. Blank values,
 * and those that an earlier run replaced, have none.
 */
export function wholeSpan(text: string, entity: Entity): Span[] {
  const value = text.trim()
  if (value === '' || placeholder.test(value) || masked.test(value)) return []
  const start = text.indexOf(value)
  const end = start + value.length
  return [
    { entity, start, end, score: 1, validated: true, recognizer: 'whole_field', why: 'named in wholeFields' },
  ]
}
