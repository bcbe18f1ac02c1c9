import type { Part } from '../../../datasets/shapes/conversation.js'
import { hasPlaceForAnswers, lossesOf } from '../../../datasets/shapes/directions.js'
import type { Shape } from '../../../datasets/shapes/shape.js'

/** What the definitions of two shapes promise of the direction between them. */
export type Outcome =
  /** `less`: parts for which there is no place; a record that has none of them comes back equal. */
  | { kind: 'equal'; less: Part[] }
  /** As `equal`, but nothing leads back. */
  | { kind: 'one-way'; less: Part[] }
  /** Every record loses these parts, which have to be named. */
  | { kind: 'lossy'; drop: Part[]; less: Part[] }
  /** The target needs a part that the source has not, or the source cannot be read record by record. */
  | { kind: 'refused'; needs: Part | undefined }
  | { kind: 'same' }

/** What becomes of records of one shape on the way to another. */
export function outcomeOf(source: Shape, target: Shape): Outcome {
  if (source === target) return { kind: 'same' }
  const needs = target.writer?.needs.find((part) => !source.always.includes(part))
  if (source.unreadable !== undefined || target.writer === undefined || needs !== undefined)
    return { kind: 'refused', needs: source.unreadable === undefined ? needs : undefined }
  if (!hasPlaceForAnswers(source, target)) return { kind: 'refused', needs: undefined }
  const drop = lossesOf(source.always, target)
  const less = lossesOf(
    source.may.filter((part) => !source.always.includes(part)),
    target,
  )
  if (drop.length > 0) return { kind: 'lossy', drop, less }
  const isOneWay = target.unreadable !== undefined || source.writer === undefined
  return { kind: isOneWay ? 'one-way' : 'equal', less }
}
