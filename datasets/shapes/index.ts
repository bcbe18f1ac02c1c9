/**
 * The shapes of fine-tuning data, each one definition: how to tell it, how a record is read into a conversation and
 * written from one, and which parts it has a place for. Which direction loses what follows from these.
 */
import type { Schema } from '../../src/arrow/arrow.js'
import { answerShapes } from './answer-shapes.js'
import { callSetShapes } from './call-sets.js'
import { messagesShape, sharegptShape } from './chat-shapes.js'
import { contentPartShapes } from './content-parts.js'
import { flatShapes } from './flat-shapes.js'
import { promptListShapes } from './prompt-lists.js'
import { plainText, publishedShapes } from './published-sets.js'
import type { Shape } from './shape.js'
import { toolShapes } from './tool-shapes.js'
import { turnListShapes } from './turn-lists.js'

/** Every shape; `text` stands beside many and is the last. */
export const shapes: readonly Shape[] = [
  messagesShape,
  sharegptShape,
  ...flatShapes,
  ...promptListShapes,
  ...answerShapes,
  ...contentPartShapes,
  ...toolShapes,
  ...turnListShapes,
  ...callSetShapes,
  ...publishedShapes,
  plainText,
]

/** The shape of that name. */
export function shapeNamed(name: string): Shape | undefined {
  return shapes.find((shape) => shape.name === name)
}

/**
 * The shapes that a schema fits, but for those of which another has all columns and more: a prompt, a completion and a
 * label are KTO, not a prompt and a completion beside a label.
 */
export function detectShapes(schema: Schema): Shape[] {
  const names = new Set(schema.fields.map(({ name }) => name))
  const fitting = shapes
    .filter((shape) => shape.fault(schema) === undefined)
    .filter(({ name }, _, all) => !all.some(({ insteadOf }) => insteadOf?.includes(name)))
    .map((shape) => ({ shape, own: shape.columns.filter((column) => names.has(column)) }))
  const closest = fitting.filter(
    ({ own }) =>
      !fitting.some(
        (other) => other.own.length > own.length && own.every((column) => other.own.includes(column)),
      ),
  )
  const found = closest.map(({ shape }) => shape)
  return found.length > 1 ? found.filter((shape) => shape !== plainText) : found
}
