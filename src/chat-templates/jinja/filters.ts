/** What stands behind `|`. Source: pallets/jinja src/jinja2/filters.py; `tojson` is that of `transformers`. */
import { attributeOf, pairsOf } from '../python/attributes.js'
import { typeFault } from '../python/faults.js'
import { dumpJson } from '../python/json.js'
import { textOf } from '../python/print.js'
import { capitalized, textMethods, wantInteger, wantText } from '../python/strings.js'
import {
  Float,
  isTrue,
  kindOf,
  lengthOf,
  type Named,
  numberOf,
  Once,
  sequenceOf,
  type Value,
} from '../python/values.js'
import { strip, words } from '../python/white-space.js'
import { getter, givenItems, listFilters } from './list-filters.js'

/** A filter: the value, and what it is given by place and by name. */
export type Filter = (value: Value, args: readonly Value[], named: Named) => Value

const asText =
  (change: (text: string) => Value): Filter =>
  (value) =>
    change(textOf(value))

const isDefault: Filter = (value, args, named) => {
  const [fallback = named.get('default_value') ?? '', boolean = named.get('boolean')] = args
  return value === undefined || (isTrue(boolean) && !isTrue(value)) ? fallback : value
}

const count: Filter = (value) => lengthOf(value)

/** Every filter by its name. */
export const filters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ...listFilters,
  ['tojson', toJson],
  ['map', (value, args, named) => mapped(value, args, named)],
  ['trim', (value, [chars], named) => trimmed(textOf(value), chars ?? named.get('chars'))],
  ['length', count],
  ['count', count],
  ['default', isDefault],
  ['d', isDefault],
  ['safe', (value) => (typeof value === 'string' ? value : textOf(value))],
  ['string', (value) => textOf(value)],
  ['upper', asText((text) => text.toUpperCase())],
  ['lower', asText((text) => text.toLowerCase())],
  ['capitalize', asText(capitalized)],
  [
    'title',
    asText((text) =>
      text
        .split(/([-\s({[<]+)/)
        .map(capitalized)
        .join(''),
    ),
  ],
  ['replace', (value, args, named) => replaceIn(textOf(value), args, named)],
  ['indent', (value, args, named) => indented(wantText(value), args, named)],
  ['wordcount', asText((text) => [...words(text)].length)],
  ['items', (value) => itemPairs(value)],
  ['int', (value, args, named) => toInteger(value, args[0] ?? named.get('default') ?? 0)],
  ['float', (value, args, named) => toFloat(value, args[0] ?? named.get('default') ?? new Float(0))],
  ['abs', (value) => absolute(value)],
  ['round', (value, args, named) => rounded(value, args, named)],
  ['attr', (value, [name]) => (value instanceof Map ? undefined : attributeOf(value, wantText(name)))],
  ['escape', asText(escaped)],
  ['e', asText(escaped)],
  ['forceescape', asText(escaped)],
])

function mapped(value: Value, args: readonly Value[], named: Named): Once {
  const attribute = named.get('attribute')
  if (attribute === undefined) {
    const [name, ...further] = args
    const filter = filters.get(wantText(name))
    if (filter === undefined) throw typeFault('a filter is mapped that is not known here')
    return new Once(givenItems(value).map((item) => filter(item, further, named)))
  }
  const get = getter(attribute)
  const fallback = named.get('default')
  const found = givenItems(value).map(get)
  return new Once(found.map((one) => (one === undefined ? fallback : one)))
}

function toJson(value: Value, args: readonly Value[], named: Named): string {
  const given = (at: number, name: string): Value => args[at] ?? named.get(name)
  const indent = given(1, 'indent')
  const separators = sequenceOf(given(2, 'separators'))
  return dumpJson(value, {
    isAscii: isTrue(given(0, 'ensure_ascii')),
    indent: typeof indent === 'number' ? ' '.repeat(indent) : typeof indent === 'string' ? indent : undefined,
    separators: separators && [wantText(separators[0]), wantText(separators[1])],
    isSorted: isTrue(given(3, 'sort_keys')),
  })
}

function trimmed(text: string, chars: Value): string {
  return strip(text, 'both', typeof chars === 'string' ? chars : undefined)
}

function replaceIn(text: string, args: readonly Value[], named: Named): Value {
  const [from = named.get('old'), to = named.get('new'), most = named.get('count')] = args
  const replace = textMethods.get('replace') as NonNullable<ReturnType<typeof textMethods.get>>
  return replace(text, [textOf(from), textOf(to), most], new Map())
}

function indented(text: string, args: readonly Value[], named: Named): string {
  const [width = named.get('width') ?? 4, first = named.get('first'), blank = named.get('blank')] = args
  const indent = typeof width === 'string' ? width : ' '.repeat(wantInteger(width))
  const lines = `${text}\n`.match(
    /[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])/g,
  )
  const bare = (lines ?? []).map((line) => line.replace(/(?:\r\n|.)$/s, ''))
  const rest = bare.slice(1).map((line) => (line !== '' || isTrue(blank) ? indent + line : line))
  return (isTrue(first) ? indent : '') + [bare[0], ...rest].join('\n')
}

function itemPairs(value: Value): Value {
  if (value === undefined) return new Once([])
  if (value instanceof Map) return new Once(pairsOf(value))
  throw typeFault(`${kindOf(value)} has no items`)
}

function toInteger(value: Value, fallback: Value): Value {
  const number = numberOf(value)
  if (number !== undefined) return typeof number === 'bigint' ? number : Math.trunc(number)
  if (typeof value !== 'string') return fallback
  const text = strip(value, 'both').replaceAll('_', '')
  if (/^[-+]?\d+$/.test(text)) return Number(text)
  const float = toFloat(text, undefined)
  return float instanceof Float && Number.isFinite(float.value) ? Math.trunc(float.value) : fallback
}

function toFloat(value: Value, fallback: Value): Value {
  const number = numberOf(value)
  if (number !== undefined) return new Float(Number(number))
  const isNumber = typeof value === 'string' && /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(value)
  return isNumber ? new Float(Number(value)) : fallback
}

function absolute(value: Value): Value {
  const number = numberOf(value)
  if (number === undefined) throw typeFault(`${kindOf(value)} has no size`)
  if (value instanceof Float) return new Float(Math.abs(value.value))
  return number < 0 ? -number : number
}

function rounded(value: Value, args: readonly Value[], named: Named): Value {
  const [precision = named.get('precision') ?? 0, method = named.get('method') ?? 'common'] = args
  const number = numberOf(value)
  if (number === undefined) throw typeFault(`${kindOf(value)} cannot be rounded`)
  const scale = 10 ** wantInteger(precision)
  const scaled = Number(number) * scale
  if (method === 'ceil') return new Float(Math.ceil(scaled) / scale)
  if (method === 'floor') return new Float(Math.floor(scaled) / scale)
  // Python rounds a half to the even neighbour.
  const near = Math.round(scaled)
  const even = Math.abs(scaled % 1) === 0.5 && near % 2 !== 0 ? near - 1 : near
  return new Float(even / scale)
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&#39;',
  '"': '&#34;',
}

function escaped(text: string): string {
  return text.replace(/[&<>'"]/g, (char) => escapes[char])
}
