import type { Schema } from '../arrow/arrow.js'
import { beginsQuoted, pathMeant, quoteName } from '../arrow/path.js'
import { jsonSchemaOf } from '../base/json-schema.js'
import type { OptionsSchema } from '../base/options-schema.js'
import { isOfClass } from '../base/plain.js'

/** A JSON Schema with what options say of themselves. */
type OptionSchema = Readonly<Record<string, unknown>>

/** What a text holds, as its schema says in `holds`: see {@link textMeant}. */
type Holds = 'path' | 'cells' | 'template'

/**
 * Options in which every text that names a column is the path of it. So `a.b` is the column of that name where the
 * data has one, and nobody but this function need know. What is malformed stays for the schema to refuse.
 */
export function withColumnPaths(
  schema: OptionsSchema,
  { options, schema: data }: { options: unknown; schema: Schema },
): unknown {
  const special = data.fields
    .map(({ name }) => name)
    .filter((name) => quoteName(name) !== name || name.includes('@'))
  if (special.length === 0) return options
  const described = jsonSchemaOf(schema)
  return translate(described, options, special)
}

function translate(schema: OptionSchema | undefined, value: unknown, columns: readonly string[]): unknown {
  if (schema === undefined) return value
  const forms = (schema.anyOf ?? schema.oneOf) as readonly OptionSchema[] | undefined
  if (forms !== undefined) return forms.reduce((at, form) => translate(form, at, columns), value)
  if (typeof value === 'string') return textMeant(schema.holds as Holds | undefined, value, columns)
  if (Array.isArray(value))
    return value.map((item) => translate(schema.items as OptionSchema | undefined, item, columns))
  if (typeof value !== 'object' || value === null || schema.type !== 'object' || isOfClass(value))
    return value
  const keys = (schema.propertyNames as OptionSchema | undefined)?.holds as Holds | undefined
  const properties = (schema.properties ?? {}) as Readonly<Record<string, OptionSchema>>
  const others = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const own = Object.hasOwn(properties, key) ? properties[key] : (others as OptionSchema | undefined)
      return [textMeant(keys, key, columns), translate(own, inner, columns)]
    }),
  )
}

/** A text with its columns as paths: it is one, one with cuts behind an `@`, or a pattern with some in braces. */
function textMeant(holds: Holds | undefined, text: string, columns: readonly string[]): string {
  if (holds === undefined) return text
  if (holds === 'path') return pathMeant(columns, text)
  if (holds === 'template')
    return text.replace(/\{\{|\{([^{}]*)\}/g, (whole, path: string | undefined) =>
      path === undefined ? whole : `{${pathMeant(columns, path.trim())}}`,
    )
  if (beginsQuoted(text)) return text
  if (columns.includes(text)) return `"${text.replaceAll('"', '""')}"`
  const cut = text.lastIndexOf('@')
  return cut < 1 ? text : pathMeant(columns, text.slice(0, cut)) + text.slice(cut)
}
