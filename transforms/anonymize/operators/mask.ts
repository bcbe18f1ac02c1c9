import { type Entity, expandEntities } from '../entities/entities.js'
import type { Operator } from './operator.js'

/** How `mask` writes. Counts are of letters and digits; separators always stay and are not counted. */
export interface MaskOptions {
  char: string
  keepFirst: number
  /** Of any value. Left out, it is `keepLastOfNumbers`, and none of names, words and secrets. */
  keepLast?: number | undefined
  keepLastOfNumbers: number
  /** Of an e-mail address, show what follows the `@`. */
  keepDomain: boolean
}

const character = /[\p{L}\p{N}]\p{M}*/gu

/**
 * Letters and digits become the mask, separators stay. At most half of the letters and digits are shown,
 * whatever the options say: a value of which most can be read is not masked.
 */
export function openMask(options: MaskOptions): Operator {
  const { char, keepFirst, keepLast, keepLastOfNumbers, keepDomain } = options
  const hidden = new Set(expandEntities(['secrets', 'names', 'context']))
  const maskAll = (value: string) => value.replace(character, char)
  const maskValue = (entity: Entity, value: string): string => {
    const total = value.match(character)?.length ?? 0
    const last = Math.min(keepLast ?? (hidden.has(entity) ? 0 : keepLastOfNumbers), total >> 1)
    const first = Math.min(keepFirst, (total >> 1) - last)
    let at = 0
    return value.replace(character, (shown) => (++at > first && at <= total - last ? char : shown))
  }
  return (entity, value) => {
    const domain = entity === 'EMAIL_ADDRESS' && keepDomain ? value.lastIndexOf('@') : -1
    return domain < 0 ? maskValue(entity, value) : maskAll(value.slice(0, domain)) + value.slice(domain)
  }
}
