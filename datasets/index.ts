/**
 * Known shapes of datasets: how to tell them, which columns play which part, under what licence they stand.
 * The data itself is never part of the package; an adapter holds facts only, each with its source.
 */
import type { Schema } from '../src/arrow/arrow.js'
import type { DatasetAdapter } from './adapter.js'
import { shapeAdapters } from './chat-shapes.js'
import { imageAdapters } from './image-captions.js'
import { tableAdapters } from './people-tables.js'
import { preferenceAdapters } from './preferences.js'
import { messagesShape } from './shapes/chat-shapes.js'
import { canBecome } from './shapes/directions.js'
import { shapeNamed } from './shapes/index.js'

export type { DatasetAdapter } from './adapter.js'
export { llamaFactoryEntry, llamaFactoryFiles, llamaFactoryShapes } from './trainers/llama-factory.js'

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

/** The adapter for data of this schema; `undefined` when none knows it. */
export function detectDataset(schema: Schema): DatasetAdapter | undefined {
  return datasetAdapters.find((adapter) => adapter.detect(schema))
}
