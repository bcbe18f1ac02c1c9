/** Dates inside identifiers. */

/** Whether a day of the Gregorian calendar; a year below 100 stands for any century. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const isLeap = year % 4 === 0 && (year < 100 || year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 ? (isLeap ? 29 : 28) : 30 + ((month + (month >> 3)) & 1)
  return day <= days
}

/** Whether the six digits from `at` are a date, the year first; `century` is added to its two digits. */
export function isYearMonthDay(digits: string, { at = 0, century = 0 } = {}): boolean {
  return isDay(century + pair(digits, at), pair(digits, at + 2), pair(digits, at + 4))
}

/** The same with the day first. */
export function isDayMonthYear(digits: string, { at = 0, century = 0 } = {}): boolean {
  return isDay(century + pair(digits, at + 4), pair(digits, at + 2), pair(digits, at))
}

/** Two digits as a number. */
export function pair(digits: string, at: number): number {
  return (digits.charCodeAt(at) - 48) * 10 + digits.charCodeAt(at + 1) - 48
}
