import { formsOf, type JsonSchema } from '../../src/base/json-schema.js'
import { defaultOf } from '../../src/pipeline/option-text.js'

/**
 * TypeScript from JSON Schemas, with the sentence of each option as its doc comment. A schema that has a
 * `typeName` is written by that name, all others are written out where they stand.
 */

/** The declaration of a type, exported, with a doc comment. */
export function declarationOf(name: string, schema: JsonSchema, about = textOf(schema)): string {
  const { typeName: _, ...inner } = schema
  const isInterface = schema.type === 'object' && Object.keys(schema.properties ?? {}).length > 0
  const type = typeOf(inner, '')
  return `${comment(about, '')}export ${isInterface ? `interface ${name} ${type}` : `type ${name} = ${type}`}\n`
}

/** The schemas within a schema that have a name, by their names. */
export function namedWithin(schema: JsonSchema): Map<string, JsonSchema> {
  const found = new Map<string, JsonSchema>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { typeName } = value as JsonSchema
    if (typeof typeName === 'string' && value !== schema && !found.has(typeName))
      found.set(typeName, value as JsonSchema)
    for (const inner of Object.values(value)) look(inner)
  }
  look(schema)
  return found
}

function typeOf(schema: JsonSchema, indent: string): string {
  if (typeof schema.typeName === 'string') return schema.typeName
  const forms = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined
  if (forms !== undefined) return unionOf(forms.map((form) => typeOf(form, indent)))
  if (schema.const !== undefined) return literal(schema.const)
  if (schema.enum !== undefined) return unionOf((schema.enum as unknown[]).map(literal))
  if (Array.isArray(schema.type)) return unionOf(formsOf(schema).map((form) => typeOf(form, indent)))
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type
    case 'number':
    case 'integer':
      return 'number'
    case 'array':
      return arrayOf(schema, indent)
    case 'object':
      return objectOf(schema, indent)
    default:
      return 'unknown'
  }
}

function unionOf(types: readonly string[]): string {
  return [...new Set(types)].join(' | ')
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value.replace(/['\\]/g, '\\$&')}'` : String(value)
}

/** Lists are readonly: nothing changes the options that it is given. */
function arrayOf(schema: JsonSchema, indent: string): string {
  const places = schema.prefixItems as JsonSchema[] | undefined
  if (places !== undefined) return `readonly [${places.map((place) => typeOf(place, indent)).join(', ')}]`
  const item = typeOf((schema.items ?? {}) as JsonSchema, indent)
  return isUnion(item) || item.startsWith('readonly ') ? `readonly (${item})[]` : `readonly ${item}[]`
}

/** Whether a type is a union outside of its braces and brackets. */
function isUnion(type: string): boolean {
  const outer = type.replace(/\{[^{}]*\}|<[^<>]*>/g, '')
  return outer === type ? outer.includes(' | ') : isUnion(outer)
}

function objectOf(schema: JsonSchema, indent: string): string {
  if (schema.properties === undefined) {
    const value = typeOf((schema.additionalProperties ?? {}) as JsonSchema, indent)
    const names = schema.propertyNames as JsonSchema | undefined
    const keys = names?.enum === undefined ? names?.typeName : typeOf(names, indent)
    return typeof keys === 'string' ? `Partial<Record<${keys}, ${value}>>` : `Record<string, ${value}>`
  }
  const required = new Set((schema.required ?? []) as string[])
  const inner = `${indent}  `
  const members = Object.entries(schema.properties as Record<string, JsonSchema>).map(([key, property]) => {
    const name = `${key}${required.has(key) ? '' : '?'}`
    const type = typeOf(property, inner)
    // A program may pass on an option that it was not given.
    const whole = required.has(key) || type === 'unknown' ? type : `${type} | undefined`
    return `${comment(textOf(property), inner)}${inner}${name}: ${whole}\n`
  })
  return members.length === 0 ? 'Record<string, never>' : `{\n${members.join('')}${indent}}`
}

/** What a schema says of itself, as a doc comment holds it. */
function textOf(schema: JsonSchema): string {
  const sentence = schema.description === undefined ? [] : [`${asCode(schema.description as string)}.`]
  const value = defaultOf(schema)
  const isText = typeof schema.whenAbsent === 'string'
  const rest = value === undefined ? [] : [`Default: ${isText ? value : `\`${value}\``}.`]
  return [...(schema.deprecated === true ? ['@deprecated'] : []), ...sentence, ...rest].join(' ')
}

/** Braces, and what stands in angle brackets, would be taken for marks of the comment. */
function asCode(text: string): string {
  return text.replace(/\[?\{ (?:[^{}]|\{[^{}]*\})*\}\]?|<[A-Z][\w]*>/g, (code) => `\`${code}\``)
}

const lineWidth = 110

function comment(text: string, indent: string): string {
  if (text === '') return ''
  const safe = text.replaceAll('*/', '*\\/')
  if (indent.length + safe.length + 7 <= lineWidth) return `${indent}/** ${safe} */\n`
  const lines = ['']
  for (const word of safe.match(/(?:`[^`]*`|[^\s`])+/g) ?? []) {
    const line = lines[lines.length - 1]
    if (line !== '' && indent.length + 3 + line.length + 1 + word.length > lineWidth) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`
}
