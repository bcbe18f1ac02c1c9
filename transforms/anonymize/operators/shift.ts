import { keyedDigest } from '../crypto/secret-key.js'
import { readDate } from '../entities/context/written-date.js'
import { type Operator, placeholderOf } from './operator.js'

/** How far dates move, and what moves them together. */
export interface ShiftOptions {
  /** The path of a column whose value names the subject; the record itself, when left out. */
  subject?: string | undefined
  /** The farthest shift in days, either way. */
  maxDays: number
  /** Read 03/04/2020 as the third of April. */
  dayFirst: boolean
}

/**
 * Moves every date of a subject by the same number of days, drawn by key: never 0, the intervals within a
 * subject as they were, the way of writing kept. What is not read as a date becomes its placeholder and is
 * counted as `date_not_read`.
 */
export function openShift(key: Buffer, { subject, maxDays, dayFirst }: ShiftOptions): Operator {
  return (entity, value, record) => {
    const date = readDate(value, dayFirst)
    const shifted = date && date.day + shiftOf(key, { subject: record.subjectOf(subject), maxDays })
    if (date !== undefined && shifted !== undefined && isWritable(shifted)) return date.write(shifted)
    record.note('date_not_read')
    return placeholderOf(entity)
  }
}

/** Days from -maxDays to maxDays without 0, each as likely. */
function shiftOf(key: Buffer, { subject, maxDays }: { subject: string; maxDays: number }): number {
  // 48 bits over at most 200,000 values: the bias is below one in a billion.
  const drawn = keyedDigest(key, 'shift', subject).readUIntBE(0, 6) % (2 * maxDays)
  return drawn < maxDays ? drawn - maxDays : drawn - maxDays + 1
}

/** Years 1000 to 9999, which every form can hold. */
function isWritable(day: number): boolean {
  return day >= -354_285 && day <= 2_932_896
}
