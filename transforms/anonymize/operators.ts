import type { Entity } from './entities.js'
import { type Fake, type FakeLocale, openFakes } from './fakes.js'
import { normalForm } from './normal-form.js'
import { keyedDigest } from './secret-key.js'

/** What can be done with a value that was found. */
export const operatorNames = ['replace', 'redact', 'mask', 'hash', 'pseudonymize'] as const

export type OperatorName = (typeof operatorNames)[number]

/** What stands in a text instead of a value. */
export type Operator = (entity: Entity, value: string) => string

export interface OperatorOptions {
  maskChar: string
  keepLast: number
  locale: readonly FakeLocale[]
  /** Needed by `hash` and `pseudonymize`. */
  key: Buffer
}

/** The operator of that name. Fakes, with faker, are loaded only for `pseudonymize`. */
export async function openOperator(name: OperatorName, options: OperatorOptions): Promise<Operator> {
  if (name === 'replace') return (entity) => `<${entity}>`
  if (name === 'redact') return () => ''
  if (name === 'mask')
    return (entity, value) => maskValue(value, entity === 'PERSON' ? 0 : options.keepLast, options.maskChar)
  if (name === 'hash') return (entity, value) => `<${entity}:${tagOf(options.key, entity, value)}>`
  const fake: Fake = await openFakes(options.key, options.locale)
  return fake
}

/**
 * 64 bits of an HMAC-SHA-256 as sixteen letters a to p. Letters, because a tag with digits could itself be
 * taken for a number; 64 bits, because then a billion values share a tag with a chance of under 3 %.
 */
function tagOf(key: Buffer, entity: Entity, value: string): string {
  const digest = keyedDigest(key, 'tag', entity, normalForm(entity, value))
  return Array.from(digest.subarray(0, 8), (byte) => letter(byte >> 4) + letter(byte & 15)).join('')
}

function letter(value: number): string {
  return String.fromCharCode(97 + value)
}

/** Letters and digits become the mask, but for the last `keepLast`, of which at most half may be shown. */
function maskValue(value: string, keepLast: number, maskChar: string): string {
  const total = value.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  let hidden = total - Math.min(keepLast, total >> 1)
  return value.replace(/[\p{L}\p{N}]/gu, (character) => (hidden-- > 0 ? maskChar : character))
}
