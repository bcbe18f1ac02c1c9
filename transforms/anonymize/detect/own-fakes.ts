import type { Entity } from '../entities/entities.js'

/** Knows what `pseudonymize` has written, in texts that are looked at again. */
export interface OwnFakes {
  /** Where fakes of some entities stand in a text: disjoint ranges, in order. */
  rangesIn(text: string): { start: number; end: number }[]
  /** Whether a value of an entity is a fake of it. */
  has(entity: Entity, value: string): boolean
}
