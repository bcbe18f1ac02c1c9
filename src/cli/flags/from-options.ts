import { formsOf, isShare, type JsonSchema } from '../../base/json-schema.js'
import { defaultOf, sentenceOf, wordsOf } from '../../pipeline/option-text.js'
import { type Command, Option } from './commander.js'

/**
 * Flags made from a schema of options, so that `--help` cannot differ from what is accepted. An option may say
 * its flag, its heading and its default in words beside its sentence.
 */

/** How the text after a flag becomes a value. */
type FlagKind = 'switch' | 'text' | 'number' | 'list' | 'pairs' | 'yaml'

/** One option as a flag. */
export interface OptionFlag {
  /** The option's name in a pipeline file. */
  key: string
  /** The name under which commander keeps what is given. */
  name: string
  kind: FlagKind
  schema: JsonSchema
  /** As commander takes it, such as `--max-copies <n>`. */
  flags: string
  help: string
  /** The heading of its group, where it has one. */
  group: string | undefined
}

/** The flags for a schema of options. Names in `taken` belong to other flags; those options are left to `--set`. */
export function optionFlags(options: JsonSchema, taken: ReadonlySet<string> = new Set()): OptionFlag[] {
  const properties = (options.properties ?? {}) as Record<string, JsonSchema>
  const required = new Set((options.required ?? []) as string[])
  return Object.entries(properties)
    .filter(([key, { flag }]) => !taken.has(key) && flag !== false)
    .map(([key, schema]) => {
      const kind = kindOf(schema)
      const flags = (schema.flag as string | undefined) ?? flagsOf(key, kind, schema)
      const help = inFlags(helpOf(schema, required.has(key)), properties)
      const group = typeof schema.group === 'string' ? `${schema.group}:` : undefined
      return { key, name: new Option(flags).attributeName(), kind, schema, flags, help, group }
    })
}

/** Adds the flags under the headings of their groups. What is given is collected as text, use by use. */
export function addOptionFlags(
  command: Command,
  flags: readonly OptionFlag[],
  check?: (flag: OptionFlag, text: string) => void,
): void {
  for (const flag of flags) {
    const option = new WordOption(flag.flags, flag.help, wordsOf(flag.schema))
    if (flag.group !== undefined) option.helpGroup(flag.group)
    if (flag.kind !== 'switch')
      option.argParser((text: string, earlier: string[] | undefined) => {
        check?.(flag, text)
        return [...(earlier ?? []), text]
      })
    command.addOption(option)
  }
}

/** A flag that knows the words it may be followed by, for completion. */
export class WordOption extends Option {
  readonly words: readonly string[]

  constructor(flags: string, help: string, words: readonly string[]) {
    super(flags, help)
    this.words = words
  }
}

/** The name of an option as part of a flag. */
export function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('_', '-')
}

export function isNumeric(schema: JsonSchema | undefined): boolean {
  return schema?.type === 'number' || schema?.type === 'integer'
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

function flagsOf(key: string, kind: FlagKind, schema: JsonSchema): string {
  if (kind === 'switch') return `--${schema.default === true ? 'no-' : ''}${kebab(key)}`
  return `--${kebab(key)} <${valueName(kind, schema)}>`
}

function valueName(kind: FlagKind, schema: JsonSchema): string {
  if (kind === 'number') return isShare(schema) ? 'share' : 'n'
  if (kind === 'list') return 'list'
  if (kind === 'pairs') return 'name=value,…'
  return schema.maxLength === 1 ? 'char' : 'value'
}

/** The sentence of an option, with what holds where it is left out in parentheses. */
function helpOf(schema: JsonSchema, required: boolean): string {
  const sentence = sentenceOf(schema)
  const isTurnedOff = schema.type === 'boolean' && schema.default === true
  if (isTurnedOff) return `Do not ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
  const value = required ? undefined : defaultOf(schema)
  return `${sentence}${required ? ' (required)' : value === undefined ? '' : ` (default: ${value})`}`
}

/** Options that a sentence names as a pipeline file does, such as `maxCopies`, by their flags. */
function inFlags(help: string, properties: Record<string, JsonSchema>): string {
  return help.replace(/\b[a-z]+[A-Z]\w*\b/g, (word) =>
    Object.hasOwn(properties, word) ? `--${kebab(word)}` : word,
  )
}
