import { type BucketCounts, mergeBuckets, sortCounts } from '../numbers/buckets.js'
import type { TextBytes } from './text-bytes.js'

/** Milliseconds of a day. */
const dayLength = 86_400_000

/** More days than this, some two centuries, are not counted one by one. */
const mostDays = 65_536

/** Counts the days of texts that are all dates; a single text that is none ends it. */
export class Days {
  #counts: Map<number, number> | undefined = new Map()

  /** Adds a day, as {@link dayOf} gives it, that was seen `count` times. */
  add(day: number | undefined, count: number): void {
    if (this.#counts === undefined) return
    if (day !== undefined) this.#counts.set(day, (this.#counts.get(day) ?? 0) + count)
    if (day === undefined || this.#counts.size > mostDays) this.#counts = undefined
  }

  seal(): BucketCounts | undefined {
    return this.#counts && sortCounts(this.#counts)
  }
}

/** Merges the days of two parts of a column; `undefined` where either holds a text that is no date. */
export function mergeDays(
  a: BucketCounts | undefined,
  b: BucketCounts | undefined,
): BucketCounts | undefined {
  if (a === undefined || b === undefined) return undefined
  const merged = mergeBuckets(a, b)
  return merged.keys.length > mostDays ? undefined : merged
}

/**
 * The day of a date of ISO 8601, `2026-11-29`, with or without a time behind it, in milliseconds since 1970 as
 * it is written, zones aside; `undefined` of all other text.
 */
export function dayOf({ bytes, start, end }: TextBytes): number | undefined {
  const length = end - start
  if (length < 10 || length > 35 || bytes[start + 4] !== dash || bytes[start + 7] !== dash) return undefined
  const year = digits(bytes, start, 4)
  const month = digits(bytes, start + 5, 2)
  const day = digits(bytes, start + 8, 2)
  if (year < 1 || month < 1 || day < 1 || !isTime({ bytes, start: start + 10, end })) return undefined
  // Years below 100 would be read as those of the last century; 400 years have whole weeks and leap days.
  const millis = Date.UTC(year + 400, month - 1, day) - fourCenturies
  const written = new Date(millis)
  return written.getUTCMonth() === month - 1 && written.getUTCDate() === day ? millis : undefined
}

/** The same of a text that is a string; `NaN` where it is no date. */
export function dayOfText(text: string): number {
  const bytes = Buffer.from(text)
  return dayOf({ bytes, start: 0, end: bytes.length }) ?? Number.NaN
}

const fourCenturies = 146_097 * dayLength

/** Nothing, or a time such as `T08:30`, ` 08:30:15.5+01:00`. */
function isTime({ bytes, start, end }: TextBytes): boolean {
  if (start === end) return true
  const first = bytes[start]
  if (end - start < 6 || (first !== 0x54 && first !== 0x20) || bytes[start + 3] !== colon) return false
  const hour = digits(bytes, start + 1, 2)
  const minute = digits(bytes, start + 4, 2)
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return false
  return timeEnd.test(Buffer.from(bytes.subarray(start + 6, end)).toString('latin1'))
}

const colon = 0x3a
const timeEnd = /^(?::\d\d(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d\d(?::?\d\d)?))?$/

const dash = 0x2d

/** The digits at a place as a number; below 0 where one of them is none. */
function digits(bytes: Uint8Array, from: number, count: number): number {
  let value = 0
  for (let i = from; i < from + count; i++) {
    const digit = bytes[i] - 0x30
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}
