import { type ColumnParts, type Data, type DataType, makeColumn } from './arrow.js'
import { Validity } from './validity.js'

/** A value does not fit the type of its column. The message names kinds only, never the value. */
export class WrongType extends Error {
  constructor(wanted: string, value: unknown) {
    super(foreignKind(value) ?? `A value of kind ${kindOf(value)} does not fit a column of ${wanted}`)
  }
}

/** Whether JSON holds a value, as far as can be seen without looking into it. */
export function isJsonValue(value: unknown): boolean {
  return foreignKind(value) === undefined
}

/** Throws {@link WrongType} for a value that JSON does not hold, of which only a part, or nothing, would be kept. */
export function checkJsonValue(value: unknown): void {
  if (foreignKind(value) !== undefined) throw new WrongType('JSON', value)
}

const cures: Readonly<Record<string, string>> = {
  Date: 'Give its text: date.toISOString()',
  Map: 'Give an object: Object.fromEntries(map)',
  Set: 'Give an array: [...set]',
}

/** What is wrong with a value that JSON does not hold, and what to give instead; `undefined` for all others. */
function foreignKind(value: unknown): string | undefined {
  if (typeof value === 'function' || typeof value === 'symbol')
    return `A ${typeof value} is no value of a column. Leave it out, or give null`
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1)
  if (kind === 'Object') {
    const hasJson = typeof (value as { toJSON?: unknown }).toJSON === 'function'
    return hasJson
      ? 'An object with a method toJSON is no plain object. Give what toJSON() answers'
      : undefined
  }
  const cure = cures[kind] ?? (ArrayBuffer.isView(value) ? 'Give an array: [...bytes]; or a text' : undefined)
  return `A value of the class ${kind} is none that JSON holds. ${cure ?? 'Give a text, a number, an array or a plain object'}`
}

/**
 * Collects the values of one column and hands them out as Arrow data. After `finish` it is empty and can be
 * used again; the buffers that it gave away are its own no more.
 */
export interface ColumnBuilder {
  readonly length: number
  /** Appends a JavaScript value; `null` and `undefined` are nulls. Throws {@link WrongType}. */
  append(value: unknown): void
  appendNull(): void
  /** Takes back every value from `length` on. */
  truncate(length: number): void
  finish(): Data
}

/** What the builders of all types with nulls share: the count of rows, and which of them are null. */
export abstract class NullableBuilder implements ColumnBuilder {
  length = 0
  protected readonly type: DataType
  readonly #validity = new Validity()

  constructor(type: DataType) {
    this.type = type
  }

  append(value: unknown): void {
    if (value === null || value === undefined) this.appendNull()
    else this.appendValue(value)
  }

  appendNull(): void {
    this.#validity.markNull(this.length)
    this.appendEmpty()
  }

  truncate(length: number): void {
    this.#validity.truncate(length, this.length)
    this.length = length
  }

  finish(): Data {
    const { length } = this
    const parts = { length, ...this.#validity.finish(length), ...this.takeParts(length) }
    this.length = 0
    return makeColumn(this.type, parts)
  }

  /** Appends a value that is not null. Throws {@link WrongType}. */
  protected abstract appendValue(value: unknown): void
  /** Appends what stands in the place of a null. */
  protected abstract appendEmpty(): void
  /** Gives the first `length` values away. */
  protected abstract takeParts(length: number): Omit<ColumnParts, 'length'>
}

/** The value of an object's own field: a field called `constructor` must not find what every object inherits. */
export function ownValue(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}
