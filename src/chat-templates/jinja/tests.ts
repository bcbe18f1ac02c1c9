/** What stands behind `is`. Source: pallets/jinja src/jinja2/tests.py. */
import { typeFault } from '../python/faults.js'
import type { CompareOperator } from '../python/operators.js'
import { compares } from '../python/operators.js'
import { textOf } from '../python/print.js'
import { wantInteger } from '../python/strings.js'
import { Callable, Float, Loop, Namespace, numberOf, Once, sequenceOf, type Value } from '../python/values.js'

export type Test = (value: Value, args: readonly Value[]) => boolean

const comparing =
  (operator: CompareOperator): Test =>
  (value, [other]) =>
    compares(operator, value, other)

const isWhole: Test = (value) => typeof value === 'number' || typeof value === 'bigint'

/** Texts, lists and dictionaries; an undefined value counts, as it does in Jinja. */
const isSequence: Test = (value) =>
  typeof value === 'string' || value === undefined || value instanceof Map || sequenceOf(value) !== undefined

/** Every test by its name. */
export const tests: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['defined', (value) => value !== undefined],
  ['undefined', (value) => value === undefined],
  ['none', (value) => value === null],
  ['string', (value) => typeof value === 'string'],
  ['mapping', (value) => value instanceof Map],
  ['sequence', isSequence],
  ['iterable', (value, args) => isSequence(value, args) || value instanceof Loop || value instanceof Once],
  ['boolean', (value) => typeof value === 'boolean'],
  ['true', (value) => value === true],
  ['false', (value) => value === false],
  ['integer', isWhole],
  ['float', (value) => value instanceof Float],
  ['number', (value) => numberOf(value) !== undefined],
  ['odd', (value) => Math.abs(wantInteger(value) % 2) === 1],
  ['even', (value) => wantInteger(value) % 2 === 0],
  ['divisibleby', (value, [by]) => wantInteger(value) % wantInteger(by) === 0],
  ['callable', (value) => value instanceof Callable || (value instanceof Loop && value.again !== undefined)],
  ['lower', (value) => /\p{Ll}/u.test(textOf(value)) && !/\p{Lu}/u.test(textOf(value))],
  ['upper', (value) => /\p{Lu}/u.test(textOf(value)) && !/\p{Ll}/u.test(textOf(value))],
  ['sameas', (value, [other]) => isSame(value, other)],
  ['in', comparing('in')],
  ...(
    [
      ['==', 'eq', 'equalto'],
      ['!=', 'ne'],
      ['<', 'lt', 'lessthan'],
      ['<=', 'le'],
      ['>', 'gt', 'greaterthan'],
      ['>=', 'ge'],
    ] as const
  ).flatMap((names) => names.map((name): [string, Test] => [name, comparing(names[0])])),
])

function isSame(value: Value, other: Value): boolean {
  if (value instanceof Namespace || typeof value === 'object') return value === other
  return typeof value === typeof other && value === other
}

/** The test of that name, given as a value. */
export function testNamed(name: Value): Test {
  const test = typeof name === 'string' ? tests.get(name) : undefined
  if (test === undefined) throw typeFault('a test is named that is not known here')
  return test
}
