import { compactOf } from './characters.js'

/** How a number that cannot be anybody's begins: a range that its issuer leaves out. */
export interface ReservedCode {
  /** The first characters: `#` a random digit, `?` a random one of the kind that stood there, others as they are. */
  head: string
  /** Why no such number is issued. */
  source: string
  /** Lengths of the bare value that this holds for; any, when left out. */
  lengths?: readonly number[]
}

/** The first of these ranges that a value can be moved into. */
export function findReserved(ranges: readonly ReservedCode[], value: string): ReservedCode | undefined {
  if (ranges.length === 0) return undefined
  const { length } = compactOf(value)
  return ranges.find(({ head, lengths }) => length > head.length && (lengths?.includes(length) ?? true))
}

/** Whether a value is of such a range. */
export function isReservedCode(ranges: readonly ReservedCode[], value: string): boolean {
  const reserved = findReserved(ranges, value)
  if (reserved === undefined) return false
  const compact = compactOf(value).toUpperCase()
  return Array.from(reserved.head).every((wanted, i) => {
    if (wanted === '?') return true
    return wanted === '#' ? /\d/.test(compact[i]) : compact[i] === wanted
  })
}
