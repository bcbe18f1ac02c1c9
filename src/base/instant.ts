/** The day of an instant in milliseconds since 1970, such as `2026-11-29`, or a dash where no calendar has it. */
export function isoDay(millis: number): string {
  const instant = new Date(millis)
  if (Number.isNaN(instant.getTime())) return '–'
  const iso = instant.toISOString()
  return iso.slice(0, iso.indexOf('T'))
}

/** Whether the numbers that a profile tells of a column of this Arrow type are instants: a date, a timestamp, or text that is dates. */
export function isOfInstants(type: string): boolean {
  return !/^(?:u?int|float)/i.test(type)
}
