/** The shapes of fine-tuning data, which `convert` uses as well, as what is known of a dataset. */
import type { DatasetAdapter } from './adapter.js'
import { detectShapes, shapes } from './shapes/index.js'
import { textPathsOf } from './shapes/schema-look.js'

export const shapeAdapters: readonly DatasetAdapter[] = shapes.map((shape) => ({
  name: shape.name,
  summary: shape.summary,
  source: shape.source,
  detect: (schema) => detectShapes(schema).includes(shape),
  roles: (schema) => shape.roles(schema),
  textPaths: (schema) => textPathsOf(schema, shape),
  licence: shape.licence ?? 'unknown',
  languages: shape.languages ?? [],
}))
