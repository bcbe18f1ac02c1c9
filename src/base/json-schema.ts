import { z } from './options.js'

/** A JSON Schema (draft 2020-12), with what an option says of itself in `OptionMeta`. */
export type JsonSchema = Record<string, unknown>

/** The JSON Schema of what a zod schema accepts. What JSON Schema cannot say is left open, as all of a schema of zod 3 is. */
export function jsonSchemaOf(schema: object): JsonSchema {
  if (!isOfZod4(schema)) return {}
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}

function isOfZod4(schema: object): schema is z.ZodType {
  return '_zod' in schema
}

/** The forms that a value may take, each with one type. */
export function formsOf(schema: JsonSchema): JsonSchema[] {
  const inner = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined
  if (inner !== undefined) return inner.flatMap(formsOf)
  return Array.isArray(schema.type) ? schema.type.map((type) => ({ ...schema, type })) : [schema]
}

/** Whether a number is a share, which a command line may give in percent. */
export function isShare({ minimum, maximum, type }: JsonSchema): boolean {
  return type === 'number' && minimum === 0 && maximum === 1
}

/** The keys that a mapping may have, where they are told by name. */
export function keysOf({ properties = {}, propertyNames: names }: JsonSchema): string[] {
  const words = ((names as JsonSchema | undefined)?.enum ?? []) as string[]
  return [...Object.keys(properties as object), ...words]
}

/** The JSON Schemas that speak about a place, through every alternative form. */
export function schemasAt(schema: JsonSchema, path: readonly PropertyKey[]): JsonSchema[] {
  let found = alternatives(schema)
  for (const part of path)
    found = found.flatMap((one) => {
      const properties = (one.properties ?? {}) as Record<string, JsonSchema>
      const inner =
        typeof part === 'number' ? one.items : (properties[String(part)] ?? one.additionalProperties)
      return typeof inner === 'object' && inner !== null ? alternatives(inner as JsonSchema) : []
    })
  return found
}

function alternatives(schema: JsonSchema): JsonSchema[] {
  const forms = (schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []) as JsonSchema[]
  return [schema, ...forms.flatMap(alternatives)]
}
