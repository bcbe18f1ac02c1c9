/** What stands behind a dot and in brackets, and the methods that values have. */
import { RenderFault, typeFault } from './faults.js'
import { otherTextMethods, textMethods, wantInteger } from './strings.js'
import {
  Callable,
  type Dict,
  isEqual,
  itemsIn,
  kindOf,
  Loop,
  type Named,
  Namespace,
  sequenceOf,
  Tuple,
  type Value,
} from './values.js'
import { hasPairs } from './white-space.js'

/** What a call is given by name, where it is given nothing. */
export const unnamed: ReadonlyMap<string, Value> = new Map<string, Value>([])

type DictMethod = (dict: Dict, args: readonly Value[]) => Value
type ListMethod = (items: readonly Value[], args: readonly Value[]) => Value

const dictMethods: ReadonlyMap<string, DictMethod> = new Map<string, DictMethod>([
  ['get', (dict, [key, fallback = null]) => (dict.has(key) ? dict.get(key) : fallback)],
  ['items', (dict) => pairsOf(dict)],
  ['keys', (dict) => [...dict.keys()]],
  ['values', (dict) => [...dict.values()]],
  ['copy', (dict) => new Map(dict)],
])

const listMethods: ReadonlyMap<string, ListMethod> = new Map<string, ListMethod>([
  ['count', (items, [value]) => items.filter((item) => isEqual(item, value)).length],
  ['index', (items, [value]) => indexIn(items, value)],
  ['copy', (items) => [...items]],
])

/** Methods that change what they are called on, which templates may not do. */
const changing: ReadonlySet<string> = new Set(
  'append clear extend insert pop popitem remove reverse setdefault sort update'.split(' '),
)

/** Whether `dict.name` is a method, whatever keys the dictionary has. */
export function isDictMethod(name: string): boolean {
  return dictMethods.has(name) || changing.has(name)
}

/** The pairs of a dictionary. */
export function pairsOf(dict: Dict): Value[] {
  return [...dict].map(([key, value]) => new Tuple([key, value]))
}

function indexIn(items: readonly Value[], value: Value): number {
  const at = items.findIndex((item) => isEqual(item, value))
  if (at < 0) throw typeFault('the value to find is not in the list')
  return at
}

/** The value of `object.name`: a method or attribute, or else the item of that key. */
export function attributeOf(object: Value, name: string): Value {
  if (object instanceof Map) return methodOf(object, name) ?? object.get(name)
  return ownAttribute(object, name)
}

/** The value of `object[key]`. */
export function itemOf(object: Value, key: Value): Value {
  if (object instanceof Map) {
    const found = object.get(key)
    if (found !== undefined || object.has(key)) return found
    return typeof key === 'string' ? methodOf(object, key) : undefined
  }
  if (typeof key === 'string') return ownAttribute(object, key)
  if (object === undefined) throw typeFault('an undefined value has no items')
  if (typeof key !== 'number') return undefined
  if (typeof object === 'string') {
    if (!hasPairs(object)) return object.at(key)
    return [...object].at(key)
  }
  return sequenceOf(object)?.at(key)
}

function ownAttribute(object: Value, name: string): Value {
  if (object === undefined) throw typeFault(`an undefined value has no "${name}"`)
  if (object instanceof Namespace) return object.attributes.get(name)
  if (object instanceof Loop) return loopAttribute(object, name)
  return methodOf(object, name)
}

function methodOf(object: Value, name: string): Callable | undefined {
  if (!isMethod(object, name)) return undefined
  return new Callable(name, (args, named) => callMethod(object, name, { args, named }))
}

function isMethod(object: Value, name: string): boolean {
  if (object instanceof Map) return isDictMethod(name)
  if (typeof object === 'string') return textMethods.has(name) || otherTextMethods.has(name)
  return sequenceOf(object) !== undefined && (listMethods.has(name) || changing.has(name))
}

/** Calls `object.name(…)`. */
export function callMethod(
  object: Value,
  name: string,
  { args, named = unnamed }: { args: readonly Value[]; named?: Named },
): Value {
  if (typeof object === 'string') {
    const method = textMethods.get(name)
    if (method !== undefined) return method(object, args, named)
  } else if (object instanceof Map) {
    const method = dictMethods.get(name)
    if (method !== undefined) return method(object, args)
  } else {
    const items = sequenceOf(object)
    const method = items === undefined ? undefined : listMethods.get(name)
    if (method !== undefined) return method(items as readonly Value[], args)
  }
  if (isMethod(object, name))
    throw typeFault(`the method "${name}" of ${kindOf(object)} is not known here, or changes its value`)
  return called(attributeOf(object, name), { args, named })
}

/** Calls a value. Throws `RenderFault` for what is no function. */
export function called(
  value: Value,
  { args, named = unnamed }: { args: readonly Value[]; named?: Named },
): Value {
  if (value instanceof Callable) return value.call(args, named)
  if (value instanceof Loop && value.again !== undefined) return value.again.call(args, named)
  throw typeFault(`${kindOf(value)} is no function`)
}

function loopAttribute(loop: Loop, name: string): Value {
  const { index0, items, depth } = loop
  switch (name) {
    case 'index0':
      return index0
    case 'index':
      return index0 + 1
    case 'first':
      return index0 === 0
    case 'last':
      return index0 === items.length - 1
    case 'length':
      return items.length
    case 'revindex0':
      return items.length - index0 - 1
    case 'revindex':
      return items.length - index0
    case 'previtem':
      return index0 === 0 ? undefined : items[index0 - 1]
    case 'nextitem':
      return items[index0 + 1]
    case 'depth':
      return depth
    case 'depth0':
      return depth - 1
    case 'cycle':
      return new Callable(name, (args) => args[index0 % args.length])
    case 'changed':
      return new Callable(name, (args) => hasChanged(loop, args))
  }
  return undefined
}

function hasChanged(loop: Loop, args: readonly Value[]): boolean {
  const before = loop.changedBefore
  loop.changedBefore = [...args]
  return before === undefined || !isEqual(before, [...args])
}

/** The value of `object[from:to:step]`. */
export function sliceOf(object: Value, bounds: readonly Value[]): Value {
  const isText = typeof object === 'string'
  if (!isText && sequenceOf(object) === undefined) throw typeFault(`${kindOf(object)} cannot be cut`)
  const items = itemsIn(object)
  const [from, to, step = 1] = bounds.map((bound) =>
    bound === null || bound === undefined ? undefined : wantInteger(bound),
  )
  if (step === 0) throw typeFault('a slice cannot have steps of 0')
  const size = items.length
  const placed = (bound: number | undefined, fallback: number): number => {
    if (bound === undefined) return fallback
    const at = bound < 0 ? bound + size : bound
    return step > 0 ? Math.min(Math.max(at, 0), size) : Math.min(Math.max(at, -1), size - 1)
  }
  const start = placed(from, step > 0 ? 0 : size - 1)
  const end = placed(to, step > 0 ? size : -1)
  const picked: Value[] = []
  for (let at = start; step > 0 ? at < end : at > end; at += step) picked.push(items[at])
  if (isText) return picked.join('')
  return object instanceof Tuple ? new Tuple(picked) : picked
}

/** Sets an attribute of a namespace. */
export function setMember(object: Value, name: string, value: Value): void {
  if (!(object instanceof Namespace))
    throw new RenderFault('template_fault', 'only attributes of a namespace can be set')
  object.attributes.set(name, value)
}
