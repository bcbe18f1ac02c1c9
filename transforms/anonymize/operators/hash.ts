import { keyedDigest } from '../crypto/secret-key.js'
import { definitionOf, type LookUp } from '../entities/entities.js'
import { canonicalValue } from '../normalize/canonical-value.js'
import type { Operator } from './operator.js'

/**
 * A keyed tag, the same for all spellings of one value: `<US_SSN:…>` with an HMAC-SHA-256 (RFC 2104) of its
 * canonical value, short or in full.
 */
export function openHash(
  key: Buffer,
  form: 'short' | 'full',
  { lookUp = definitionOf }: { lookUp?: LookUp | undefined } = {},
): Operator {
  return (entity, value) => {
    const digest = keyedDigest(key, 'tag', entity, canonicalValue(lookUp(entity), value))
    return `<${entity}:${form === 'full' ? digest.toString('hex') : shortTag(digest)}>`
  }
}

/** Whether what follows the colon of a placeholder is a tag of {@link openHash}, which nothing restores. */
export function isHashTag(tag: string): boolean {
  return /^(?:[a-p]{16}|[0-9a-f]{64})$/.test(tag)
}

/**
 * 64 bits as sixteen letters a to p. Letters, because a tag with digits could itself be taken for a number;
 * 64 bits, because then a billion values share a tag with a chance of under 3 %.
 */
function shortTag(digest: Buffer): string {
  return Array.from(digest.subarray(0, 8), (byte) => letter(byte >> 4) + letter(byte & 15)).join('')
}

function letter(value: number): string {
  return String.fromCharCode(97 + value)
}
