/**
 * Values as a template sees them, which are Python's: what is true, what is equal, what a value is called and how it is
 * printed. Texts, whole numbers, truth values and lists are those of JavaScript; `undefined` is Jinja's `Undefined`.
 */
import { typeFault } from './faults.js'
import { hasPairs } from './white-space.js'

/** A Python float, so that 1.0 stays apart from 1. */
export class Float {
  readonly value: number

  constructor(value: number) {
    this.value = value
  }
}

/** A list that cannot be changed and is printed in parentheses. */
export class Tuple {
  readonly items: readonly Value[]

  constructor(items: readonly Value[]) {
    this.items = items
  }
}

/** What some filters answer: it can be gone through once, has no length and always counts as true. */
export class Once {
  #items: readonly Value[] | undefined

  constructor(items: readonly Value[]) {
    this.#items = items
  }

  take(): readonly Value[] {
    const items = this.#items ?? []
    this.#items = undefined
    return items
  }
}

/** What `namespace()` makes: its attributes may be set from within a loop. */
export class Namespace {
  readonly attributes: Map<string, Value>

  constructor(attributes: Map<string, Value>) {
    this.attributes = attributes
  }
}

/** A function, such as a macro. */
export class Callable {
  readonly name: string
  readonly call: (args: readonly Value[], named: Named) => Value

  constructor(name: string, call: (args: readonly Value[], named: Named) => Value) {
    this.name = name
    this.call = call
  }
}

/** What a call is given by name. */
export type Named = ReadonlyMap<string, Value>

/** The object `loop` within a loop. */
export class Loop {
  readonly items: readonly Value[]
  readonly depth: number
  readonly again: Callable | undefined
  index0 = 0
  changedBefore: Value[] | undefined

  constructor(items: readonly Value[], { depth, again }: { depth: number; again?: Callable | undefined }) {
    this.items = items
    this.depth = depth
    this.again = again
  }
}

/** A dictionary, which keeps the order of its keys. */
export type Dict = Map<Value, Value>

export type Value =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Float
  | Tuple
  | Once
  | Namespace
  | Callable
  | Loop
  | Value[]
  | Map<Value, Value>

/** Whether a value counts as true in a condition. */
export function isTrue(value: Value): boolean {
  if (typeof value === 'string') return value.length > 0
  if (typeof value === 'boolean') return value
  if (value === null || value === undefined) return false
  if (typeof value === 'number' || typeof value === 'bigint') return Boolean(value)
  if (Array.isArray(value)) return value.length > 0
  if (value instanceof Map) return value.size > 0
  if (value instanceof Tuple) return value.items.length > 0
  if (value instanceof Float) return value.value !== 0
  return true
}

/** How errors name the kind of a value. */
export function kindOf(value: Value): string {
  if (value === undefined) return 'an undefined value'
  if (value === null) return 'None'
  if (Array.isArray(value)) return 'list'
  if (value instanceof Map) return 'dict'
  if (value instanceof Tuple) return 'tuple'
  if (value instanceof Float) return 'float'
  if (typeof value === 'string') return 'str'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number' || typeof value === 'bigint') return 'int'
  if (value instanceof Once) return 'generator'
  return value instanceof Callable ? 'function' : value instanceof Loop ? 'loop' : 'namespace'
}

/** The number that a value stands for in arithmetic; `undefined` for what is none. */
export function numberOf(value: Value): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  return value instanceof Float ? value.value : undefined
}

/** Whether two values are equal by `==`. */
export function isEqual(a: Value, b: Value): boolean {
  if (a === b) return !(typeof a === 'number' && Number.isNaN(a))
  const [one, other] = [numberOf(a), numberOf(b)]
  // biome-ignore lint/suspicious/noDoubleEquals: a number and a bigint of the same value are equal.
  if (one !== undefined && other !== undefined) return one == other
  if (Array.isArray(a) && Array.isArray(b)) return areEqual(a, b)
  if (a instanceof Tuple && b instanceof Tuple) return areEqual(a.items, b.items)
  if (a instanceof Map && b instanceof Map)
    return a.size === b.size && [...a].every(([key, value]) => b.has(key) && isEqual(value, b.get(key)))
  return false
}

function areEqual(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((value, i) => isEqual(value, b[i]))
}

/** Below 0 where `a` comes before `b`. Throws `RenderFault` for what has no order. */
export function compare(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b)
  const [one, other] = [numberOf(a), numberOf(b)]
  if (one !== undefined && other !== undefined) return one < other ? -1 : one > other ? 1 : 0
  const [items, others] = [sequenceOf(a), sequenceOf(b)]
  if (items === undefined || others === undefined || Array.isArray(a) !== Array.isArray(b))
    throw typeFault(`${kindOf(a)} and ${kindOf(b)} have no order`)
  const at = items.findIndex((item, i) => i >= others.length || !isEqual(item, others[i]))
  if (at < 0) return items.length - others.length
  return at >= others.length ? 1 : compare(items[at], others[at])
}

function compareTexts(a: string, b: string): number {
  if (!hasPairs(a) && !hasPairs(b)) return a < b ? -1 : a > b ? 1 : 0
  const [ones, others] = [[...a], [...b]]
  const at = ones.findIndex((char, i) => char !== others[i])
  if (at < 0) return ones.length - others.length
  return (ones[at].codePointAt(0) as number) - (others[at]?.codePointAt(0) ?? -1)
}

/** The items of a list or tuple. */
export function sequenceOf(value: Value): readonly Value[] | undefined {
  return Array.isArray(value) ? value : value instanceof Tuple ? value.items : undefined
}

/** The items that a loop over a value sees. Throws `RenderFault` for what cannot be gone through. */
export function itemsIn(value: Value): readonly Value[] {
  if (Array.isArray(value)) return value
  if (value === undefined) return []
  if (typeof value === 'string') return [...value]
  if (value instanceof Map) return [...value.keys()]
  if (value instanceof Tuple) return value.items
  if (value instanceof Once) return value.take()
  throw typeFault(`${kindOf(value)} cannot be gone through`)
}

/** How many characters, items or keys a value has. */
export function lengthOf(value: Value): number {
  if (typeof value === 'string') return hasPairs(value) ? [...value].length : value.length
  if (value instanceof Map) return value.size
  if (value === undefined) return 0
  if (value instanceof Loop) return value.items.length
  const items = sequenceOf(value)
  if (items === undefined) throw typeFault(`${kindOf(value)} has no length`)
  return items.length
}

/** Whether `value in container` holds. */
export function isIn(value: Value, container: Value): boolean {
  if (typeof container === 'string') {
    if (typeof value !== 'string') throw typeFault(`${kindOf(value)} cannot be in a text`)
    return container.includes(value)
  }
  if (container instanceof Map) return container.has(value)
  return itemsIn(container).some((item) => isEqual(item, value))
}
