import type { Entity } from '../entities/entities.js'
import type { Scan } from './recognizer.js'

/** A range of a scan, for what it was taken, or might have been. */
export interface SeenRange {
  start: number
  end: number
  entity: Entity
}

/** What the recognizers before saw in one look at a text. */
export interface Seen {
  taken: SeenRange[]
  /** What scored too little to be taken, and too much to be nothing. */
  doubted: SeenRange[]
}

/**
 * Whether a text is left open for a recognizer of some entities that is asked only then: something speaks for a value
 * that none of the others has taken.
 */
export type LeavesOpen = (scan: Scan, seen: Seen, entities: readonly Entity[]) => boolean

/** A match is in doubt from this part of its threshold on: forms with a failed check digit score less. */
const leastPart = 0.4

export function isDoubted(score: number, threshold: number): boolean {
  return score < threshold && score >= leastPart * threshold
}

/** Whether something in doubt may stand for one of the entities, and overlaps nothing that was taken. */
export function hasDoubt({ taken, doubted }: Seen, entities: readonly Entity[]): boolean {
  return doubted.some((one) => entities.includes(one.entity) && !isCovered(one, taken))
}

export function isCovered({ start, end }: Omit<SeenRange, 'entity'>, taken: readonly SeenRange[]): boolean {
  return taken.some((one) => one.start < end && start < one.end)
}
