import { transforms } from '../../transforms/index.js'
import { z } from '../base/options.js'
import { usualExtensions } from '../formats/extensions.js'
import { formatNames, writableFormats } from '../formats/registry.js'
import type { Pipeline } from './spec.js'

/**
 * What a pipeline may hold, in one strict schema: unknown keys are errors. The options of each step belong to
 * its transform and are checked against the transform's own schema, so nothing is said twice.
 */

const columnType = z.enum(['text', 'int', 'double', 'bool', 'json'])
const pathText = z.string().min(1)
const paths = z.union([pathText, z.array(pathText).min(1)])

const interleaveShape = {
  probabilities: z
    .array(z.number().min(0).max(1))
    .min(1)
    .optional()
    .describe('How likely each source is drawn, adding up to 1. Default: one after the other'),
  seed: z.int().min(0).optional().describe('The seed of numpy. Default: the seed of the pipeline'),
  stopping: z
    .enum(['first_exhausted', 'all_exhausted', 'all_exhausted_without_replacement'])
    .optional()
    .describe('End with the first source, or when all were used up. Default first_exhausted'),
}

/** How the input is read. Its `.describe` texts are shown by `--help` and by editors. */
export const inputShape = {
  path: paths
    .optional()
    .describe('Files, folders or globs, relative to the current directory; - is standard input'),
  sources: z
    .union([
      z.record(z.string().min(1), paths),
      z.array(z.strictObject({ name: z.string().min(1), path: paths })).min(1),
    ])
    .optional()
    .describe('Inputs by name in place of path; a column tells the source of every row'),
  sourceColumn: z
    .string()
    .min(1)
    .optional()
    .describe('The column that names the source of each row. Default source'),
  interleave: z
    .strictObject(interleaveShape)
    .optional()
    .describe('Bring the sources into the order of datasets.interleave_datasets'),
  format: z
    .enum(formatNames)
    .optional()
    .describe('Format of the input, where names and first bytes do not tell'),
  columns: z.array(z.string()).min(1).optional().describe('Column names of CSV files without a header line'),
  header: z
    .boolean()
    .optional()
    .describe('The first line of CSV files holds names even where one is a number'),
  delimiter: z.string().length(1).optional().describe('Field separator of CSV files, one character'),
  quote: z.string().length(1).optional().describe('Quote character of CSV files'),
  trim: z.boolean().optional().describe('Take off the spaces around CSV fields'),
  types: z
    .record(z.string(), columnType)
    .optional()
    .describe('Column types that are not to be inferred: text, int, double, bool, json'),
}

const inputObject = z
  .strictObject(inputShape)
  .refine(({ path, sources }) => (path === undefined) !== (sources === undefined), {
    error: 'Key "input" names no files, or names them twice. Give either "path" or "sources"',
  })

const outputShape = {
  path: pathText.describe(`A folder, a ${usualExtensions} file, or - for standard output`),
  format: z.enum(writableFormats).optional().describe('Default: inferred from the path'),
  keepSplitColumn: z
    .boolean()
    .optional()
    .describe('Keep the column that split wrote, beside the folder of each split. Default false'),
}

const errorShape = {
  onError: z
    .enum(['reject', 'fail'])
    .optional()
    .describe('reject sets a bad record aside, fail stops at the first one'),
  budget: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Share of rejected records beyond which the run stops, 0.01 is one percent'),
  invalidUtf8: z
    .enum(['replace', 'reject'])
    .optional()
    .describe('replace keeps a record with U+FFFD in place of invalid UTF-8, reject sets it aside'),
  keepRaw: z.boolean().optional().describe('Keep the raw bytes of rejected records, base64'),
}

const conditions = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string())], {
    error: "Give a condition in quotes, such as '< 0.8', or a list of them",
  }),
)

/** Everything of a pipeline but the options of its steps. */
export const pipelineSchema = z.strictObject({
  seed: z.int().min(0).optional().describe('A whole number that every random choice is keyed by. Default 0'),
  input: z
    .union([pathText, z.array(pathText).min(1), inputObject])
    .describe('What to read: a path, a list of paths, or path with reading options'),
  steps: z
    .array(z.record(z.string(), z.unknown()))
    .optional()
    .describe('What to do with the rows, in this order. Each step is one transform with its options'),
  profile: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('A profile of the rows as they come in and as they go out, for the report'),
  failIf: conditions
    .optional()
    .describe("Figures under which the run fails, such as { disparateImpact: '< 0.8' }"),
  output: z
    .union([pathText, z.strictObject(outputShape)])
    .describe('What to write: a path, or path with format'),
  errors: z.strictObject(errorShape).optional().describe('What to do about records that cannot be read'),
  fail_if: conditions.optional().meta({ deprecated: true }).describe('The old name of failIf'),
}) satisfies z.ZodType<Pipeline>

/** A step may be named by the path of a module of the user's own. */
const modulePattern = '^(\\.{0,2}/|file:)'

/** A JSON Schema (draft 2020-12). */
export type JsonSchema = Record<string, unknown>

/** The JSON Schema of what a zod schema accepts. What JSON Schema cannot say is left open. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}

/** The JSON Schema of a pipeline file with the options of every transform, for completion in editors. */
export async function pipelineJsonSchema(): Promise<JsonSchema> {
  const steps: Record<string, JsonSchema> = {}
  for (const [name, { summary, load }] of Object.entries(transforms))
    steps[name] = { description: summary, ...jsonSchemaOf((await load()).options) }
  const pipeline = jsonSchemaOf(pipelineSchema)
  const properties = pipeline.properties as Record<string, JsonSchema>
  const stepList = {
    ...properties.steps,
    items: {
      type: 'object',
      properties: steps,
      patternProperties: { [modulePattern]: { description: 'Options of a transform of your own' } },
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 1,
    },
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'prepkit pipeline',
    ...pipeline,
    properties: { ...properties, steps: stepList },
  }
}
