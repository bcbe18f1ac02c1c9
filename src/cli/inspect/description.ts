/** Flags of `prep inspect`. */
export interface InspectFlags {
  verify?: boolean
  changes?: boolean
  show?: boolean
  rows?: number
  json?: boolean
  quiet?: boolean
}

/** What was found: for a person, for a program, and whether all is as it was written. */
export interface Description {
  lines: string[]
  json: unknown
  isWhole: boolean
}
