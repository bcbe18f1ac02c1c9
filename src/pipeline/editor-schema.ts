import { transforms } from '../../transforms/index.js'
import { type JsonSchema, jsonSchemaOf } from '../base/json-schema.js'
import { modulePattern } from './load-transform.js'
import { defaultOf } from './option-text.js'
import { pipelineSchema } from './schema.js'

/** The JSON Schema of a pipeline file with the options of every transform, for completion in editors. */
export async function pipelineJsonSchema(): Promise<JsonSchema> {
  const steps: Record<string, JsonSchema> = {}
  for (const [name, { summary, load }] of Object.entries(transforms))
    steps[name] = { description: summary, ...jsonSchemaOf((await load()).options) }
  const pipeline = jsonSchemaOf(pipelineSchema)
  const properties = pipeline.properties as Record<string, JsonSchema>
  const profile = { ...steps.profile, description: properties.profile.description }
  const stepList = {
    ...properties.steps,
    items: {
      type: 'object',
      properties: steps,
      patternProperties: { [modulePattern.source]: { description: 'Options of a transform of your own' } },
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 1,
    },
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'prepkit pipeline',
    ...(forEditors({ ...pipeline, properties: { ...properties, steps: stepList, profile } }) as JsonSchema),
  }
}

/** What a program may give, and no file can hold. */
const inCode = 'OwnRecognizer'

/** Without what only this project reads; a default that is no value is said in the description. */
function forEditors(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((form) => form?.typeName !== inCode).map(forEditors)
  if (typeof value !== 'object' || value === null) return value
  const { group, flag, holds, typeName, whenAbsent, ...rest } = value as JsonSchema
  const inner = Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, forEditors(part)]))
  if (typeof whenAbsent !== 'string') return inner
  return { ...inner, description: `${inner.description} (default: ${defaultOf(value as JsonSchema)})` }
}
