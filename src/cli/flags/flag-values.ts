import { PrepError, suggestName } from '../../base/errors.js'
import { formsOf, isShare, type JsonSchema } from '../../base/json-schema.js'
import { parseYamlValue } from '../../base/yaml.js'
import { wordsOf } from '../../pipeline/option-text.js'
import { InvalidArgumentError } from './commander.js'
import { isNumeric, kebab, type OptionFlag } from './from-options.js'

/** What commander hands over: of a flag made from an option each text in the order given, or a boolean for a switch. */
export type FlagValues = Readonly<Record<string, unknown>>

/**
 * The options that flags, and `--set` texts such as `policy.email=mask`, give. Values are only brought into form
 * here; the schema of the options checks them.
 */
export async function optionsFromFlags(
  flags: readonly OptionFlag[],
  values: FlagValues,
  sets: readonly string[] = [],
): Promise<Record<string, unknown>> {
  const options: Record<string, unknown> = {}
  for (const flag of flags) {
    const value = values[flag.name] as readonly string[] | boolean | undefined
    if (value === undefined || (flag.kind === 'switch' && value === (flag.schema.default ?? false))) continue
    options[flag.key] = typeof value === 'boolean' ? value : await parsedValue(flag, value)
  }
  for (const text of sets) await assign(options, text)
  return options
}

/** Refuses a text that cannot be the value of a flag, when the command line is read. */
export function checkText({ schema }: OptionFlag, text: string): void {
  const words = wordsOf(schema)
  if (words.length > 0 && !words.includes(text)) throw new InvalidArgumentError(suggestName(text, words))
  if (schema.type === 'integer') wholeNumber(text)
  if (isShare(schema)) shareFrom(text)
  if (schema.maxLength === 1 && characterOf(text).length !== 1)
    throw new InvalidArgumentError('Give one character')
}

/** The share of a flag, 0 to 1. Throws where it is none. */
export function shareFrom(text: string): number {
  const share = shareOf(text)
  if (share >= 0 && share <= 1) return share
  throw new InvalidArgumentError('Give a share, such as 1% or 0.01')
}

/** The number of a flag. Throws where it is none, or not whole. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(Number(text)))
    throw new InvalidArgumentError('Give a whole number, such as 4')
  return Number(text)
}

/** Appends the parts of a comma list to those of earlier uses of the flag. */
export function commaList(text: string, earlier: string[] = []): string[] {
  return [...earlier, ...partsOf(text)]
}

async function parsedValue(flag: OptionFlag, texts: readonly string[]): Promise<unknown> {
  const { kind, schema } = flag
  const last = texts[texts.length - 1]
  if (kind === 'text') return schema.maxLength === 1 ? characterOf(last) : last
  if (kind === 'number') return isShare(schema) && last.endsWith('%') ? shareOf(last) : numberOf(flag, last)
  if (kind === 'pairs') return last.startsWith('{') ? parseYamlValue(last) : pairsOf(flag, texts)
  if (kind === 'list') {
    if (texts.some((text) => /^\s*[{[]/.test(text))) return yamlList(texts)
    const items = texts.flatMap(partsOf)
    return isNumeric(schema.items as JsonSchema | undefined)
      ? items.map((item) => numberOf(flag, item))
      : items
  }
  const takesPairs = formsOf(schema).some((form) => typeof form.additionalProperties === 'object')
  if (takesPairs && /^[^={[]+=/.test(last)) return pairsOf(flag, texts)
  const isPlain = /^[^={[]+$/.test(last)
  if (isPlain && formsOf(schema).every(({ type }) => type === 'object')) throw noPairs(flag, texts)
  // A list may be given item by item: one flag each, without brackets.
  return schema.type === 'array' ? yamlList(texts) : parseYamlValue(last)
}

async function yamlList(texts: readonly string[]): Promise<unknown[]> {
  return (await Promise.all(texts.map((text) => parseYamlValue(text)))).flat()
}

function partsOf(text: string): string[] {
  const parts = splitOutside(text, ',').map((part) => part.trim())
  return parts.filter((part) => part !== '')
}

/** An item that begins with a double quote: a name in quotes, those inside doubled, and what follows it. */
const quotedItem = /^\s*"(?:[^"]|"")*"/

/** The items of a text between separators, but for those inside quotes at the start of an item, as names of columns may have them. */
function splitOutside(text: string, separator: string): string[] {
  const items: string[] = []
  for (let from = 0; ; ) {
    const quoted = quotedItem.exec(text.slice(from))?.[0].length ?? 0
    const end = text.indexOf(separator, from + quoted)
    if (end < 0) return [...items, text.slice(from)]
    items.push(text.slice(from, end))
    from = end + separator.length
  }
}

/** `a=1,b=2`; a comma parts pairs only where a name and `=` follow, so that values may hold commas. */
async function pairsOf(flag: OptionFlag, texts: readonly string[]): Promise<Record<string, unknown>> {
  const inner = flag.schema.additionalProperties as JsonSchema | undefined
  const asText = inner?.type === 'string'
  const pairs: Record<string, unknown> = {}
  for (const pair of texts.flatMap(splitPairs)) {
    const split = pair.indexOf('=', quotedItem.exec(pair)?.[0].length ?? 0)
    if (split < 1) throw noPairs(flag, texts)
    const value = pair.slice(split + 1)
    pairs[pair.slice(0, split).trim()] = asText ? value : await parseYamlValue(value)
  }
  return pairs
}

/** Says by an example, of the numbers or words that were given, how names stand before values. */
function noPairs({ key, schema }: OptionFlag, texts: readonly string[]): PrepError {
  const name = kebab(key)
  const words = wordsOf((schema.additionalProperties ?? {}) as JsonSchema)
  const given = texts.join(',').match(/\d+(?:\.\d+)?/g) ?? []
  const values = given.length > 0 ? given : words.slice(0, 1)
  const example =
    values.length > 0
      ? values.map((value, i) => `name${i + 1}=${value}`).join(',')
      : 'name1=value1,name2=value2'
  return new PrepError(
    'bad_option',
    `Option --${name} takes pairs, a name before each value. Write --${name} ${example} with names of your data`,
  )
}

function splitPairs(text: string): string[] {
  const pairs: string[] = []
  for (const item of splitOutside(text, ',')) {
    if (pairs.length === 0 || /^\s*(?:"(?:[^"]|"")*"[^,=]*|[^,=]+)=/.test(item)) pairs.push(item)
    else pairs[pairs.length - 1] += `,${item}`
  }
  return pairs
}

/** Sets one value by its dotted name. */
async function assign(options: Record<string, unknown>, text: string): Promise<void> {
  const split = text.indexOf('=')
  if (split < 1) throw new PrepError('bad_option', 'Option --set takes name=value, such as policy.email=mask')
  const names = splitOutside(text.slice(0, split), '.')
  let target = options
  for (const name of names.slice(0, -1)) {
    const inner = target[name]
    target[name] = typeof inner === 'object' && inner !== null ? { ...inner } : {}
    target = target[name] as Record<string, unknown>
  }
  target[names[names.length - 1]] = await parseYamlValue(text.slice(split + 1))
}

function numberOf({ key }: OptionFlag, text: string): number {
  const value = Number(text)
  if (text.trim() === '' || Number.isNaN(value))
    throw new PrepError('bad_option', `Option --${kebab(key)} takes a number`)
  return value
}

/** The number of a share, which may be given in percent; NaN for none. */
function shareOf(text: string): number {
  if (text.endsWith('%')) return Number(text.slice(0, -1)) / 100
  return text === '' ? Number.NaN : Number(text)
}

/** A tab may be written as shells and editors show it. */
function characterOf(text: string): string {
  return text === '\\t' ? '\t' : text
}
