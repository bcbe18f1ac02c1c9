/** Filters that work on the items of a value. */
import { itemOf } from '../python/attributes.js'
import { typeFault } from '../python/faults.js'
import { operated } from '../python/operators.js'
import { textOf } from '../python/print.js'
import { wantInteger, wantText } from '../python/strings.js'
import { compare, isEqual, isTrue, itemsIn, type Named, Once, Tuple, type Value } from '../python/values.js'
import { testNamed } from './tests.js'

type ListFilter = (value: Value, args: readonly Value[], named: Named) => Value

const picking =
  ({ isKept, byAttribute }: { isKept: boolean; byAttribute: boolean }): ListFilter =>
  (value, args) => {
    const get = byAttribute ? getter(args[0]) : (item: Value) => item
    const [name, ...further] = byAttribute ? args.slice(1) : args
    const test = name === undefined ? isTrue : testNamed(name)
    return new Once(givenItems(value).filter((item) => test(get(item), further) === isKept))
  }

const extreme =
  (sign: number): ListFilter =>
  (value, args, named) => {
    const get = getter(named.get('attribute') ?? args[1])
    const items = [...itemsIn(value)]
    const isCased = isTrue(args[0] ?? named.get('case_sensitive'))
    const key = (item: Value) => sortKey(get(item), isCased)
    return items.reduce<Value>(
      (best, item, i) => (i === 0 || sign * compare(key(item), key(best)) > 0 ? item : best),
      undefined,
    )
  }

/** The items of a value; none of one that counts as false, such as None. */
export function givenItems(value: Value): readonly Value[] {
  return isTrue(value) ? itemsIn(value) : []
}

/** Filters of lists by their names. */
export const listFilters: readonly (readonly [name: string, filter: ListFilter])[] = [
  ['list', (value) => [...itemsIn(value)]],
  ['first', (value) => itemsIn(value)[0]],
  ['last', (value) => itemsIn(value).at(-1)],
  ['reverse', (value) => reversed(value)],
  ['join', (value, args, named) => joined(value, args, named)],
  ['sort', (value, args, named) => sorted(value, args, named)],
  ['dictsort', (value, args, named) => sortedPairs(value, args, named)],
  ['unique', (value, args, named) => unique(value, args, named)],
  ['select', picking({ isKept: true, byAttribute: false })],
  ['reject', picking({ isKept: false, byAttribute: false })],
  ['selectattr', picking({ isKept: true, byAttribute: true })],
  ['rejectattr', picking({ isKept: false, byAttribute: true })],
  ['min', extreme(-1)],
  ['max', extreme(1)],
  ['sum', (value, args, named) => sum(value, args, named)],
  ['batch', (value, [size, filler]) => batches(itemsIn(value), { size: wantInteger(size), filler })],
]

/** Reads an attribute by a path of names and numbers, with dots between them; the value itself without one. */
export function getter(path: Value): (item: Value) => Value {
  if (path === undefined || path === null) return (item) => item
  if (typeof path === 'number') return (item) => itemOf(item, path)
  const keys = wantText(path).split('.')
  return (item) =>
    keys.reduce<Value>((value, key) => itemOf(value, /^\d+$/.test(key) ? Number(key) : key), item)
}

function reversed(value: Value): Value {
  return typeof value === 'string' ? [...value].reverse().join('') : new Once([...itemsIn(value)].reverse())
}

function joined(value: Value, args: readonly Value[], named: Named): string {
  const [separator = named.get('d') ?? '', attribute = named.get('attribute')] = args
  const get = getter(attribute)
  return itemsIn(value)
    .map((item) => textOf(get(item)))
    .join(textOf(separator))
}

/** Large and small letters are the same, unless they are to count. */
function sortKey(value: Value, isCased: boolean): Value {
  return typeof value === 'string' && !isCased ? value.toLowerCase() : value
}

function sorted(value: Value, args: readonly Value[], named: Named): Value[] {
  const [reverse = named.get('reverse'), cased = named.get('case_sensitive'), by = named.get('attribute')] =
    args
  const paths = typeof by === 'string' ? by.split(',') : [by]
  const getters = paths.map(getter)
  const keyed = itemsIn(value).map((item) => ({
    item,
    keys: getters.map((get) => sortKey(get(item), isTrue(cased))),
  }))
  const sign = isTrue(reverse) ? -1 : 1
  return keyed.sort((a, b) => sign * compare(a.keys, b.keys)).map(({ item }) => item)
}

function sortedPairs(value: Value, args: readonly Value[], named: Named): Value[] {
  if (!(value instanceof Map)) throw typeFault('"dictsort" takes a dict')
  const [cased = named.get('case_sensitive'), by = named.get('by'), reverse = named.get('reverse')] = args
  const at = by === 'value' ? 1 : 0
  const sign = isTrue(reverse) ? -1 : 1
  return [...value]
    .sort((a, b) => sign * compare(sortKey(a[at], isTrue(cased)), sortKey(b[at], isTrue(cased))))
    .map((pair) => new Tuple(pair))
}

function unique(value: Value, args: readonly Value[], named: Named): Once {
  const [cased = named.get('case_sensitive'), attribute = named.get('attribute')] = args
  const get = getter(attribute)
  const seen: Value[] = []
  const kept = itemsIn(value).filter((item) => {
    const key = sortKey(get(item), isTrue(cased))
    if (seen.some((one) => isEqual(one, key))) return false
    seen.push(key)
    return true
  })
  return new Once(kept)
}

function sum(value: Value, args: readonly Value[], named: Named): Value {
  const [attribute = named.get('attribute'), start = named.get('start') ?? 0] = args
  const get = getter(attribute)
  return itemsIn(value).reduce<Value>((total, item) => operated('+', total, get(item)), start)
}

function batches(items: readonly Value[], { size, filler }: { size: number; filler: Value }): Once {
  const found: Value[] = []
  for (let at = 0; at < items.length; at += size) {
    const batch = items.slice(at, at + size)
    while (filler !== undefined && filler !== null && batch.length < size) batch.push(filler)
    found.push(batch)
  }
  return new Once(found)
}
