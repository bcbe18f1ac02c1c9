/** What follows from two definitions: which parts a direction has no place for. */
import type { Schema } from '../../src/arrow/arrow.js'
import type { Part } from './conversation.js'
import type { Shape } from './shape.js'

/** The parts that records of a shape may have, or are seen to have, as far as a schema tells. */
export function partsHeld(shape: Shape, schema: Schema, { isSeen }: { isSeen: boolean }): Part[] {
  const held = shape.may.filter((part) => shape.seen?.[part]?.(schema) ?? !isSeen)
  return [...shape.always, ...held.filter((part) => !shape.always.includes(part))]
}

/** Whether each plain record of a shape becomes one of another: nothing that all have gets lost, and nothing is missing. */
export function canBecome(source: Shape, target: Shape): boolean {
  const { writer } = target
  if (source === target || source.unreadable !== undefined || writer === undefined) return false
  return (
    writer.needs.every((part) => source.always.includes(part)) &&
    hasPlaceForAnswers(source, target) &&
    lossesOf(source.always, target).length === 0
  )
}

/** Whether answers of a shape are answers in another one, too: calls alone are none where words are wanted. */
export function hasPlaceForAnswers(source: Shape, { may, writer }: Shape): boolean {
  return source.onlyCalls !== true || (may.includes('tool_calls') && writer?.needsResults !== true)
}

/** Those of the parts that a target has no place for. Pictures go into a column of their own. */
export function lossesOf(held: readonly Part[], target: Shape): Part[] {
  return held.filter(
    (part) => !target.may.includes(part) && !target.always.includes(part) && part !== 'media',
  )
}
