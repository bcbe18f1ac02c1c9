import type { TextSpan } from '../../src/schemas/curation.js'

/** A rule that a text breaks, with numbers and never with words of it. */
export interface Failure {
  rule: string
  value: number
  limit: number
  /** Whether the value is below the least or above the most. */
  side: 'min' | 'max'
  /** Which text of the record it is, from 0, where each is judged alone; and whose turn. */
  turn: number | null
  role: string | null
  /** Where it is broken, where that can be said, in characters from the start of the text. */
  spans: readonly TextSpan[]
}
