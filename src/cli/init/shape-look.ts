import { datasetAdapters, detectDataset } from '../../../datasets/index.js'
import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { parsePath } from '../../arrow/path.js'
import { makePlan } from '../../plan/build-plan.js'
import type { InputSpec } from '../../schemas/options/pipeline.js'
import { renameOf } from './convert-look.js'

/** Files of one shape among files of several. */
export interface ShapeLook {
  /** The name of the shape, such as `alpaca`; the names of question and answer, or `other`, where none is known. */
  name: string
  files: string[]
  /** Whether a model is to be tuned on them. */
  isTuning: boolean
}

interface ReadFiles {
  input: InputSpec
  files: readonly string[]
  /** That of all files together. */
  schema: Schema
  batches: readonly Batch[]
}

/** So many files are asked for their shape; more of them are most likely shards of the same few. */
const mostFiles = 40

/**
 * The shapes of the files, where they are of several: together they look like the first one, with rows that have
 * no value in any of its columns. Empty where all are of one.
 */
export async function lookAtShapes({ input, files, schema, batches }: ReadFiles): Promise<ShapeLook[]> {
  if (files.length < 2 || !mayBeSeveral(schema, batches)) return []
  const shapes = new Map<string, ShapeLook>()
  for (const file of files.slice(0, mostFiles)) {
    const plan = await makePlan({ input: { ...input, path: file }, output: '-' })
    const { name, isTuning } = shapeOf(plan.input)
    const shape = shapes.get(name) ?? { name, files: [], isTuning }
    shape.files.push(file)
    shapes.set(name, shape)
  }
  return shapes.size > 1 ? [...shapes.values()] : []
}

/** Whether a model is to be tuned on data of this schema, by its shape: instructions, conversations, preferences. */
export function isForTuning(schema: Schema): boolean {
  const dataset = detectDataset(schema)
  if (dataset === undefined) return false
  const { prompt, messages } = dataset.roles(schema)
  return dataset.name.includes('preference') || prompt !== undefined || messages !== undefined
}

function shapeOf(schema: Schema): Pick<ShapeLook, 'name' | 'isTuning'> {
  const dataset = detectDataset(schema)
  if (dataset !== undefined) return { name: dataset.name, isTuning: isForTuning(schema) }
  const rename = renameOf({ schema, dataset })
  const name = rename === undefined ? 'other' : Object.keys(rename).join('-')
  return { name, isTuning: rename !== undefined }
}

/** A cheap look, before any file is read again: two shapes fit, or the sample has rows without any value of the first. */
function mayBeSeveral(schema: Schema, batches: readonly Batch[]): boolean {
  const fitting = datasetAdapters.filter((adapter) => adapter.detect(schema))
  if (fitting.length !== 1) return fitting.length > 1
  const columns = fitting[0].textPaths(schema).map((path) => parsePath(path).column)
  const places = schema.fields.flatMap(({ name }, i) => (columns.includes(name) ? [i] : []))
  return (
    places.length > 0 &&
    batches.some(({ columns, numRows }) => places.every((i) => columns[i].nullCount === numRows))
  )
}
