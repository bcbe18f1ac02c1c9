import type { Span } from '../detect/recognizer.js'
import type { Entity } from '../entities/entities.js'

/** What an operator may know of the record that a value stands in, beside the value. */
export interface RecordScope {
  /** The number of a value among those of its entity in the record, from 1, in order of field and place. */
  numberOf(entity: Entity, normal: string): number
  /**
   * Whose record it is, for keyed draws: the value at `path`, or, without one (or where it is null), the
   * record itself, named by its source and position.
   */
  subjectOf(path?: string): string
  /** Names of people and addresses that were found in the record, as written; the same list each time. */
  valuesOf?(entity: Entity): readonly string[]
  /** Counts something worth knowing, by a short code. */
  note(kind: string): void
}

/** What stands in a text instead of a value that was found. */
export type Operator = (entity: Entity, value: string, record: RecordScope) => string

/** The plain placeholder of an entity, which a second run leaves alone. */
export function placeholderOf(entity: Entity): string {
  return `<${entity}>`
}

/** A range of the new text, and the span of the old one that it stands for. */
export interface Replacement {
  span: Span
  start: number
  end: number
}
