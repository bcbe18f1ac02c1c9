/**
 * Known shapes of datasets: how to tell them, which columns play which part, under what licence they stand.
 * The data itself is never part of the package; an adapter holds facts only, each with its source.
 */
import type { Schema } from '../src/arrow/arrow.js'
import type { DatasetAdapter } from './adapter.js'
import { chatAdapters } from './chat-shapes.js'
import { imageAdapters } from './image-captions.js'
import { instructionAdapters } from './instructions.js'
import { tableAdapters } from './people-tables.js'
import { preferenceAdapters } from './preferences.js'

export type { DatasetAdapter } from './adapter.js'

/** Every adapter, single datasets before the families that they would fit as well. */
export const datasetAdapters: readonly DatasetAdapter[] = [
  ...tableAdapters,
  ...instructionAdapters,
  ...preferenceAdapters,
  ...chatAdapters.filter(({ name }) => name !== 'text'),
  ...imageAdapters,
  ...chatAdapters.filter(({ name }) => name === 'text'),
]

/** The adapter for data of this schema; `undefined` when none knows it. */
export function detectDataset(schema: Schema): DatasetAdapter | undefined {
  return datasetAdapters.find((adapter) => adapter.detect(schema))
}
