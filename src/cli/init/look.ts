import type { DatasetAdapter } from '../../../datasets/index.js'
import { datasetAdapters, detectDataset } from '../../../datasets/index.js'
import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { PrepError } from '../../base/errors.js'
import { formats } from '../../formats/registry.js'
import { makePlan } from '../../plan/build-plan.js'
import { describePlan, type PlanSummary } from '../../plan/plan.js'
import { sampleBatches } from '../../run/sample.js'
import type { InputSpec } from '../../schemas/options/pipeline.js'
import { findMissingHeader } from '../inspect/dataset-hint.js'
import { type ConvertLook, lookAtConvert } from './convert-look.js'
import { isOfCustomers } from './customer-look.js'
import { type FieldLook, lookAtFields } from './field-look.js'
import { type GroupLook, lookAtGroups } from './group-look.js'
import { isForTuning, lookAtShapes, type ShapeLook } from './shape-look.js'

/** What a first look at the data has shown. */
export interface Look {
  /** The input as it has to be read. */
  input: InputSpec
  /** Whether a file lacks a header line, so that its columns were given names. */
  lacksHeader: boolean
  summary: PlanSummary
  schema: Schema
  /** How many records were looked into. */
  sampled: number
  /** The dataset, or the convention of its columns, where it is known. */
  dataset: DatasetAdapter | undefined
  /** The shapes of the files, where they are of several. */
  shapes: ShapeLook[]
  /** Whether a model is to be tuned on it: instructions, conversations, or questions with their answers. */
  isTuning: boolean
  /** Whether its texts are of customers, with orders, tickets and refunds, or phone numbers and passwords: nobody in them is public. */
  isOfCustomers: boolean
  /** Its fields of text, and the numbers that hold personal data. */
  fields: FieldLook[]
  /** Languages by their share of the texts that have one, the most frequent first. */
  languages: { code: string; share: number }[]
  groups: GroupLook
  convert: ConvertLook
}

const sampledRows = 500

/** Looks at files: all of them for their schema, some of their records for the rest. Throws where nothing in them can be read. */
export async function lookAtData(given: InputSpec): Promise<Look> {
  const { input, plan, lacksHeader } = await planOf(given)
  const summary = describePlan(plan)
  if (summary.readable === 0 || plan.input.fields.length === 0)
    throw new PrepError(
      'bad_input',
      'No record of the input can be read, so there is nothing to go by. If it is of another format, name that with --format',
    )
  const batches: Batch[] = []
  for await (const batch of sampleBatches(input, { rows: sampledRows })) batches.push(batch)
  const dataset = detectDataset(plan.input)
  const files = summary.inputs.map(({ path }) => path)
  const shapes = await lookAtShapes({ input, files, schema: plan.input, batches })
  const { fields, languages } = await lookAtFields(batches, textPathsOf(plan.input, shapes))
  const convert: ConvertLook =
    shapes.length > 0 ? { advice: 'several' } : await lookAtConvert(batches, { schema: plan.input, dataset })
  return {
    input,
    lacksHeader,
    summary,
    schema: plan.input,
    sampled: batches.reduce((sum, batch) => sum + batch.numRows, 0),
    dataset,
    shapes,
    isTuning:
      shapes.length > 0
        ? shapes.every((shape) => shape.isTuning)
        : convert.advice !== 'none' || isForTuning(plan.input),
    isOfCustomers: isOfCustomers(
      batches,
      fields.filter(({ treat }) => treat === 'text').map(({ path }) => path),
    ),
    fields,
    languages,
    groups: lookAtGroups(batches, dataset),
    convert,
  }
}

/** The texts of the known shape, or of all of them. */
function textPathsOf(schema: Schema, shapes: readonly ShapeLook[]): string[] {
  if (shapes.length === 0) return detectDataset(schema)?.textPaths(schema) ?? []
  return datasetAdapters.flatMap((adapter) => (adapter.detect(schema) ? adapter.textPaths(schema) : []))
}

/** The plan of the bare input; columns of a file without a header line get the names of a known dataset, or numbers. */
async function planOf(given: InputSpec) {
  const isStated = given.columns !== undefined || given.header !== undefined
  const read: InputSpec = isStated ? given : { ...given, header: true }
  const plan = await makePlan({ input: read, output: '-' })
  const [file] = plan.files
  const hasHeaderLine = !isStated && file !== undefined && formats[file.format].hasHeaderLine === true
  const missing = findMissingHeader({ schema: plan.input, hasHeaderLine })
  if (missing === undefined) return { input: given, plan, lacksHeader: false }
  const columns = [...(missing.alike?.columns ?? plan.input.fields.map((_, i) => `column_${i + 1}`))]
  const input = { ...given, columns, ...(missing.needsTrim && { trim: true }) }
  return { input, plan: await makePlan({ input, output: '-' }), lacksHeader: true }
}
