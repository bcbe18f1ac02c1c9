/** Values as text: Python's `str()` and `repr()`. */

import { typeFault } from './faults.js'
import { Callable, Float, kindOf, Loop, Namespace, Once, Tuple, type Value } from './values.js'

/** A value as `{{ value }}` prints it. */
export function textOf(value: Value): string {
  return typeof value === 'string' ? value : value === undefined ? '' : represented(value)
}

/** A value as Python shows it inside a list or dictionary. */
function represented(value: Value): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null) return 'None'
  if (value === undefined) return 'Undefined'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number' || typeof value === 'bigint') return value.toString()
  if (value instanceof Float) return floatText(value.value)
  if (Array.isArray(value)) return `[${value.map(represented).join(', ')}]`
  if (value instanceof Tuple)
    return `(${value.items.map(represented).join(', ')}${value.items.length === 1 ? ',' : ''})`
  if (value instanceof Map)
    return `{${[...value].map(([key, inner]) => `${represented(key)}: ${represented(inner)}`).join(', ')}}`
  if (
    value instanceof Callable ||
    value instanceof Namespace ||
    value instanceof Loop ||
    value instanceof Once
  )
    throw typeFault(`a ${kindOf(value)} cannot be printed`)
  return value satisfies never
}

/** A float in the fewest digits that stand for it, as Python writes them. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  const [mantissa, exponent] = value.toExponential().split('e')
  const power = Number(exponent)
  if (power < -4 || power >= 16) {
    const digits = Math.abs(power).toString().padStart(2, '0')
    return `${mantissa}e${power < 0 ? '-' : '+'}${digits}`
  }
  const sign = Object.is(value, -0) || value < 0 ? '-' : ''
  const digits = mantissa.replace(/[-.]/g, '')
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${digits}`
  const whole = digits.slice(0, power + 1).padEnd(power + 1, '0')
  return `${sign}${whole}.${digits.slice(power + 1) || '0'}`
}

/** Characters that Python does not show as they are. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]|[^ \P{Zs}]/u

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  let result = quote
  for (const char of text) {
    if (char === quote || char === '\\') result += `\\${char}`
    else if (char === '\n') result += '\\n'
    else if (char === '\r') result += '\\r'
    else if (char === '\t') result += '\\t'
    else if (unprintable.test(char)) result += escaped(char.codePointAt(0) as number)
    else result += char
  }
  return result + quote
}

function escaped(code: number): string {
  const hex = code.toString(16)
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}
