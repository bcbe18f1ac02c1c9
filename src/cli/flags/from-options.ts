import { PrepError } from '../../base/errors.js'
import { parseYamlValue } from '../../base/yaml.js'
import { formsOf, type JsonSchema } from '../../pipeline/json-schema.js'
import { defaultOf, sentenceOf } from '../../pipeline/option-text.js'
import { type Command, Option } from './commander.js'

/**
 * Flags made from the options of a transform, so that `--help` cannot differ from what the transform takes.
 * Values are only brought into form here; the transform's own schema checks them.
 */

/** How the text after a flag becomes a value. */
type FlagKind = 'switch' | 'text' | 'number' | 'list' | 'pairs' | 'yaml'

/** One option of a transform as a flag. */
export interface OptionFlag {
  /** The option's name in a pipeline file. */
  key: string
  kind: FlagKind
  schema: JsonSchema
  flags: string
  help: string
  required: boolean
}

/** What commander hands over: each text in the order given, or a boolean for a switch. */
export type FlagValues = Record<string, string[] | boolean | undefined>

const valueNames: Record<FlagKind, string> = {
  switch: '',
  text: '<value>',
  number: '<n>',
  list: '<list>',
  pairs: '<name=value,…>',
  yaml: '<value>',
}

/** The flags for an options schema. Names in `taken` belong to common flags; those options are left to `--set`. */
export function optionFlags(options: JsonSchema, taken: ReadonlySet<string>): OptionFlag[] {
  const required = new Set((options.required ?? []) as string[])
  return Object.entries((options.properties ?? {}) as Record<string, JsonSchema>)
    .filter(([key]) => !taken.has(key))
    .map(([key, schema]) => {
      const kind = kindOf(schema)
      const name = `--${kind === 'switch' && schema.default === true ? 'no-' : ''}${kebab(key)}`
      const flags = kind === 'switch' ? name : `${name} ${valueNames[kind]}`
      return {
        key,
        kind,
        schema,
        flags,
        help: helpOf(schema, required.has(key)),
        required: required.has(key),
      }
    })
}

export function addOptionFlags(command: Command, flags: readonly OptionFlag[]): void {
  for (const flag of flags) {
    const option = new Option(flag.flags, flag.help)
    if (flag.kind !== 'switch')
      option.argParser((text: string, earlier: string[] | undefined) => [...(earlier ?? []), text])
    command.addOption(option)
  }
}

/** The options of a step from its flags and from `--set` texts such as `policy.email=mask`. */
export async function optionsFromFlags(
  flags: readonly OptionFlag[],
  values: FlagValues,
  sets: readonly string[],
): Promise<Record<string, unknown>> {
  const options: Record<string, unknown> = {}
  for (const flag of flags) {
    const value = values[camel(flag.key)]
    if (value === undefined || (flag.kind === 'switch' && value === (flag.schema.default ?? false))) continue
    options[flag.key] = typeof value === 'boolean' ? value : await parsedValue(flag, value)
  }
  for (const text of sets) await assign(options, text)
  return options
}

async function parsedValue(flag: OptionFlag, texts: readonly string[]): Promise<unknown> {
  const last = texts[texts.length - 1]
  if (flag.kind === 'text') return last
  if (flag.kind === 'number') return numberOf(flag.key, last)
  if (flag.kind === 'pairs') return last.startsWith('{') ? parseYamlValue(last) : pairsOf(flag, texts)
  if (flag.kind === 'list') {
    if (texts.some((text) => /^\s*[{[]/.test(text)))
      return (await Promise.all(texts.map((text) => parseYamlValue(text)))).flat()
    const items = texts.flatMap((text) => text.split(',')).map((item) => item.trim())
    const numeric = isNumeric(flag.schema.items as JsonSchema | undefined)
    return items.filter((item) => item !== '').map((item) => (numeric ? numberOf(flag.key, item) : item))
  }
  const takesPairs = formsOf(flag.schema).some((form) => typeof form.additionalProperties === 'object')
  if (takesPairs && /^[^={[]+=/.test(last)) return pairsOf(flag, texts)
  if (flag.schema.type !== 'array') return parseYamlValue(last)
  // A list may be given item by item: one flag each, without brackets.
  const items = await Promise.all(texts.map((text) => parseYamlValue(text)))
  return items.flat()
}

/** `a=1,b=2`; a comma parts pairs only where a name and `=` follow, so that values may hold commas. */
async function pairsOf(flag: OptionFlag, texts: readonly string[]): Promise<Record<string, unknown>> {
  const inner = flag.schema.additionalProperties as JsonSchema | undefined
  const asText = inner?.type === 'string'
  const pairs: Record<string, unknown> = {}
  for (const pair of texts.flatMap((text) => text.split(/,(?=[^,=]+=)/))) {
    const split = pair.indexOf('=')
    if (split < 1)
      throw new PrepError('bad_option', `Option --${kebab(flag.key)} takes pairs such as name=value`)
    const value = pair.slice(split + 1)
    pairs[pair.slice(0, split).trim()] = asText ? value : await parseYamlValue(value)
  }
  return pairs
}

/** Sets one value by its dotted name. */
async function assign(options: Record<string, unknown>, text: string): Promise<void> {
  const split = text.indexOf('=')
  if (split < 1) throw new PrepError('bad_option', 'Option --set takes name=value, such as policy.email=mask')
  const names = text.slice(0, split).split('.')
  let target = options
  for (const name of names.slice(0, -1)) {
    const inner = target[name]
    target[name] = typeof inner === 'object' && inner !== null ? { ...inner } : {}
    target = target[name] as Record<string, unknown>
  }
  target[names[names.length - 1]] = await parseYamlValue(text.slice(split + 1))
}

function numberOf(key: string, text: string): number {
  const value = Number(text)
  if (text.trim() === '' || Number.isNaN(value))
    throw new PrepError('bad_option', `Option --${kebab(key)} takes a number`)
  return value
}

function kindOf(schema: JsonSchema): FlagKind {
  if (schema.type === 'boolean') return 'switch'
  if (isNumeric(schema)) return 'number'
  if (schema.type === 'string') return 'text'
  if (schema.type === 'array') return isScalar(schema.items as JsonSchema | undefined) ? 'list' : 'yaml'
  if (schema.type === undefined && isTextOrTexts(formsOf(schema))) return 'list'
  const inner = schema.additionalProperties
  if (schema.type === 'object' && schema.properties === undefined && typeof inner === 'object')
    return isScalar(inner as JsonSchema) ? 'pairs' : 'yaml'
  return 'yaml'
}

function isNumeric(schema: JsonSchema | undefined): boolean {
  return schema?.type === 'number' || schema?.type === 'integer'
}

function isScalar(schema: JsonSchema | undefined): boolean {
  if (schema === undefined) return false
  const types = formsOf(schema).flatMap((form) => form.type ?? [])
  return types.length > 0 && types.every((type) => type !== 'array' && type !== 'object')
}

/** One text or a list of texts: on a command line, always a list. An item may have a longer form, an object. */
function isTextOrTexts(given: readonly JsonSchema[]): boolean {
  const isItem = ({ type }: JsonSchema) => type === 'object' || [type].flat().includes('string')
  const isList = ({ type, items }: JsonSchema) =>
    type === 'array' && items !== undefined && formsOf(items as JsonSchema).every(isItem)
  const types = given.flatMap(({ type }) => type)
  return (
    ['string', 'array'].every((type) => types.includes(type)) &&
    given.every((form) => isItem(form) || isList(form))
  )
}

/** The sentence of an option, with what holds where it is left out in parentheses. */
function helpOf(schema: JsonSchema, required: boolean): string {
  const sentence = sentenceOf(schema)
  const isTurnedOff = schema.type === 'boolean' && schema.default === true
  if (isTurnedOff) return `Do not ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
  const value = required ? undefined : defaultOf(schema)
  return `${sentence}${required ? ' (required)' : value === undefined ? '' : ` (default: ${value})`}`
}

function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('_', '-')
}

/** The name under which commander keeps a flag. */
function camel(key: string): string {
  return kebab(key).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}
