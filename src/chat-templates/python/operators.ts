/** Arithmetic as Python has it. */
import { typeFault } from './faults.js'
import { compare, Float, isEqual, isIn, kindOf, numberOf, sequenceOf, Tuple, type Value } from './values.js'

export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in'
export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**'

/** The value of an operation on two values. Throws `RenderFault` for values that it does not take. */
export function operated(operator: BinaryOperator, left: Value, right: Value): Value {
  if (operator === '+') {
    if (typeof left === 'string' && typeof right === 'string') return left + right
    if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right]
    if (left instanceof Tuple && right instanceof Tuple) return new Tuple([...left.items, ...right.items])
  }
  if (operator === '*') {
    const repeated = repeatedBy(left, right) ?? repeatedBy(right, left)
    if (repeated !== undefined) return repeated
  }
  const [a, b] = [numberOf(left), numberOf(right)]
  if (a === undefined || b === undefined)
    throw typeFault(`"${operator}" does not take ${kindOf(left)} and ${kindOf(right)}`)
  const isFloat = left instanceof Float || right instanceof Float || operator === '/'
  const value = calculated(operator, Number(a), Number(b))
  return isFloat || !Number.isInteger(value) ? new Float(value) : value
}

function repeatedBy(value: Value, count: Value): Value | undefined {
  if (typeof count !== 'number') return undefined
  const times = Math.max(0, count)
  if (typeof value === 'string') return value.repeat(times)
  const items = sequenceOf(value)
  if (items === undefined) return undefined
  return Array.from({ length: times }, () => items).flat()
}

function calculated(operator: BinaryOperator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '**':
      return a ** b
  }
  if (b === 0) throw typeFault('a number is divided by zero')
  if (operator === '/') return a / b
  const floor = Math.floor(a / b)
  return operator === '//' ? floor : a - floor * b
}

/** The value of `-value` or `+value`. */
export function signed(operator: '-' | '+', value: Value): Value {
  const number = numberOf(value)
  if (number === undefined) throw typeFault(`"${operator}" does not take ${kindOf(value)}`)
  const result = operator === '-' ? -number : number
  return value instanceof Float ? new Float(Number(result)) : result
}

/** Whether two values stand in a relation. */
export function compares(operator: CompareOperator, left: Value, right: Value): boolean {
  switch (operator) {
    case '==':
      return isEqual(left, right)
    case '!=':
      return !isEqual(left, right)
    case 'in':
      return isIn(left, right)
    case 'not in':
      return !isIn(left, right)
    case '<':
      return compare(left, right) < 0
    case '<=':
      return compare(left, right) <= 0
    case '>':
      return compare(left, right) > 0
    case '>=':
      return compare(left, right) >= 0
  }
}
