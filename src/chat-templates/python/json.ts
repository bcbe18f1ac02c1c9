/** JSON as Python's `json` reads and writes it: 1.0 stays a float, and a whole number keeps all its digits. */
import { typeFault } from './faults.js'
import { floatText } from './print.js'
import { Callable, compare, type Dict, Float, kindOf, numberOf, sequenceOf, type Value } from './values.js'

/** How `json.dumps` is to write. */
export interface DumpOptions {
  isAscii?: boolean
  /** What each level is indented by; all in one line when left out. */
  indent?: string | undefined
  separators?: readonly [item: string, key: string] | undefined
  isSorted?: boolean
}

/** A value as JSON text. Throws `RenderFault` for what JSON cannot hold. */
export function dumpJson(value: Value, options: DumpOptions = {}): string {
  const { isAscii = false, indent, isSorted = false } = options
  const [comma, colon] = options.separators ?? [indent === undefined ? ', ' : ',', ': ']
  return written(value, '\n')

  function written(inner: Value, line: string): string {
    if (typeof inner === 'string') return jsonString(inner, isAscii)
    if (inner === null) return 'null'
    if (typeof inner === 'boolean') return inner ? 'true' : 'false'
    if (typeof inner === 'number' || typeof inner === 'bigint') return inner.toString()
    if (inner instanceof Float) return jsonFloat(inner.value)
    const items = sequenceOf(inner)
    const deeper = line + (indent ?? '')
    if (items !== undefined)
      return around(
        '[]',
        items.map((item) => written(item, deeper)),
        { line, deeper },
      )
    if (!(inner instanceof Map)) throw typeFault(`${kindOf(inner)} is not JSON`)
    const entries = isSorted ? [...inner].sort(([a], [b]) => compare(a, b)) : [...inner]
    const members = entries.map(
      ([key, member]) => `${jsonString(keyText(key), isAscii)}${colon}${written(member, deeper)}`,
    )
    return around('{}', members, { line, deeper })
  }

  function around(
    marks: string,
    parts: readonly string[],
    { line, deeper }: { line: string; deeper: string },
  ): string {
    if (parts.length === 0) return marks
    if (indent === undefined) return marks[0] + parts.join(comma) + marks[1]
    return marks[0] + deeper + parts.join(comma + deeper) + line + marks[1]
  }
}

function keyText(key: Value): string {
  if (typeof key === 'string') return key
  if (key === null) return 'null'
  if (typeof key === 'boolean') return key ? 'true' : 'false'
  if (key instanceof Float) return jsonFloat(key.value)
  if (numberOf(key) === undefined) throw typeFault(`${kindOf(key)} is no key of JSON`)
  return String(key)
}

function jsonFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  return floatText(value)
}

function jsonString(text: string, isAscii: boolean): string {
  const quoted = JSON.stringify(text)
  if (!isAscii) return quoted
  return quoted.replace(/[\x7f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Reads a JSON text that is known to be one. */
export function loadJson(text: string): Value {
  // Most texts hold no number that JavaScript reads as another one, and no key that its objects sort or refuse.
  const isPlain = !/\d[.eE]|\d{16}|-0|"\d+"\s*:|__proto__|\\u/.test(text)
  return isPlain ? toValue(JSON.parse(text)) : new JsonReader(text).value()
}

/** Plain values, such as options hold, as a template sees them. A number without a fraction is a whole one. */
export function toValue(plain: unknown): Value {
  if (plain === null || plain === undefined) return plain
  if (typeof plain === 'string' || typeof plain === 'boolean' || typeof plain === 'bigint') return plain
  if (typeof plain === 'number') return Number.isInteger(plain) ? plain : new Float(plain)
  if (Array.isArray(plain)) return plain.map(toValue)
  if (plain instanceof Callable) return plain
  const dict: Dict = new Map()
  for (const [key, value] of Object.entries(plain)) dict.set(key, toValue(value))
  return dict
}

/** Reads a JSON text character by character. It has been parsed before, so that nothing in it is broken. */
class JsonReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    JSON.parse(text)
    this.#text = text
  }

  value(): Value {
    this.#space()
    const char = this.#text[this.#at]
    if (char === '"') return this.#string()
    if (char === '[') return this.#list()
    if (char === '{') return this.#dict()
    const pattern = /[-+.\w]+/y
    pattern.lastIndex = this.#at
    const [word] = pattern.exec(this.#text) as RegExpExecArray
    this.#at += word.length
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    if (/[.eE]/.test(word)) return new Float(Number(word))
    const whole = Number(word)
    return Number.isSafeInteger(whole) ? whole : BigInt(word)
  }

  #string(): string {
    const pattern = /"(?:[^"\\]|\\.)*"/y
    pattern.lastIndex = this.#at
    const [quoted] = pattern.exec(this.#text) as RegExpExecArray
    this.#at += quoted.length
    return JSON.parse(quoted) as string
  }

  #list(): Value[] {
    const items: Value[] = []
    this.#each(']', () => items.push(this.value()))
    return items
  }

  #dict(): Dict {
    const dict: Dict = new Map()
    this.#each('}', () => {
      const key = this.#string()
      this.#space()
      this.#at++
      dict.set(key, this.value())
    })
    return dict
  }

  /** Reads members with commas between them, from the opening mark to the closing one. */
  #each(end: string, read: () => void): void {
    do {
      this.#at++
      this.#space()
      if (this.#text[this.#at] === end) break
      read()
      this.#space()
    } while (this.#text[this.#at] === ',')
    this.#at++
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++
  }
}
