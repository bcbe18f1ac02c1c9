import { definitionOf, type LookUp } from '../entities/entities.js'
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

/** How long the mask of a value is whose form is not to be seen. */
const hiddenLength = 8

const character = /[\p{L}\p{N}]\p{M}*/gu

/**
 * Letters and digits become the mask, separators stay. At most half of the letters and digits are shown,
 * whatever the options say: a value of which most can be read is not masked. A password becomes eight of the mask, as its
 * length and its signs would help to guess it.
 */
export function openMask(options: MaskOptions, lookUp: LookUp = definitionOf): Operator {
  const { char, keepFirst, keepLast, keepLastOfNumbers, keepDomain } = options
  const maskAll = (value: string) => value.replace(character, char)
  const maskValue = (value: string, keepsLast: boolean): string => {
    const total = value.match(character)?.length ?? 0
    const last = Math.min(keepLast ?? (keepsLast ? keepLastOfNumbers : 0), total >> 1)
    const first = Math.min(keepFirst, (total >> 1) - last)
    let at = 0
    return value.replace(character, (shown) => (++at > first && at <= total - last ? char : shown))
  }
  return (entity, value) => {
    const { keepsLast, domainMark, hidesForm } = lookUp(entity).mask
    if (hidesForm) return char.repeat(hiddenLength)
    const domain = keepDomain && domainMark !== undefined ? value.lastIndexOf(domainMark) : -1
    return domain < 0 ? maskValue(value, keepsLast) : maskAll(value.slice(0, domain)) + value.slice(domain)
  }
}
