/**
 * Known shapes of datasets: how to tell them, which columns play which part, under what licence they stand.
 * The data itself is never part of the package; an adapter holds facts only, each with its source.
 */
import type { Schema } from '../src/arrow/arrow.js'
import { splitsOf } from '../src/arrow/splits.js'
import type { DatasetAdapter } from './adapter.js'
import { shapeAdapters } from './chat-shapes.js'
import { imageAdapters } from './image-captions.js'
import { tableAdapters } from './people-tables.js'
import { preferenceAdapters } from './preferences.js'
import { messagesShape } from './shapes/chat-shapes.js'
import { canBecome } from './shapes/directions.js'
import { detectShapes, shapeNamed } from './shapes/index.js'
import { hasItemField } from './shapes/schema-look.js'

export type { DatasetAdapter } from './adapter.js'
export {
  llamaFactoryEntry,
  llamaFactoryFiles,
  llamaFactoryName,
  llamaFactoryShapes,
} from './trainers/llama-factory.js'
export { llamaFactorySettings, type TrainingData, trainerLines } from './trainers/trainer-lines.js'

/** Every adapter, single datasets before the families that they would fit as well. */
export const datasetAdapters: readonly DatasetAdapter[] = [
  ...tableAdapters,
  ...preferenceAdapters,
  ...shapeAdapters.filter(({ name }) => name !== 'text'),
  ...imageAdapters,
  ...shapeAdapters.filter(({ name }) => name === 'text'),
]

/** Whether `convert` makes chat messages of data that this adapter knows, and nothing that every record has gets lost. */
export function becomesMessages({ name }: DatasetAdapter): boolean {
  const shape = shapeNamed(name)
  return shape !== undefined && canBecome(shape, messagesShape)
}

/**
 * The name of the shape whose rows a trainer takes as they stand in data of this schema; `undefined` where there is no one.
 * One column of text among others may be anything, and calls whose arguments are text are no chat that a template renders.
 */
export function trainingShape(schema: Schema): string | undefined {
  const found = detectShapes(schema)
  if (found.length !== 1) return undefined
  const [{ name }] = found
  const others = schema.fields.filter((field) => splitsOf(schema)?.column !== field.name).length - 1
  if (name === 'text' && others > 0) return undefined
  return hasItemField(schema, 'messages', 'tool_calls') ? undefined : name
}

/** The adapter for data of this schema; `undefined` when none knows it. */
export function detectDataset(schema: Schema): DatasetAdapter | undefined {
  return datasetAdapters.find((adapter) => adapter.detect(schema))
}
