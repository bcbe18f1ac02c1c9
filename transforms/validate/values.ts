/** Checks of single values: types, ranges, sets, patterns. */
import { DataType } from '../../src/arrow/arrow.js'
import { PrepError } from '../../src/base/errors.js'
import { familyOf, type ValueReader } from '../profile/columns/readers.js'
import { dayOf } from '../profile/columns/text/days.js'
import type { OpenTest } from './judged.js'
import type { Rule, valueTypes } from './options.js'
import type { Target } from './target.js'

type ValueType = (typeof valueTypes)[number]

/** The tests of values that a rule asks for, by the name of their check. Throws `bad_option` and `bad_schema`. */
export function valueTests(rule: Rule, target: Target): Map<string, OpenTest> {
  const tests = new Map<string, OpenTest>()
  const add = (name: keyof Rule, test: OpenTest | undefined) => test && tests.set(name, test)
  add('type', rule.type && typeTest(rule.type, target))
  add('min', rule.min === undefined ? undefined : edgeTest(rule.min, target, (value, edge) => value >= edge))
  add('max', rule.max === undefined ? undefined : edgeTest(rule.max, target, (value, edge) => value <= edge))
  add('in', rule.in && setTest(rule.in, target, true))
  add('notIn', rule.notIn && setTest(rule.notIn, target, false))
  add('finite', rule.finite && finiteTest(target))
  return tests
}

/** Reads the values of a target as text. */
export function textReader(
  { text }: ValueReader,
  { isMixed, path, type }: Pick<Target, 'isMixed' | 'path' | 'type'>,
): (place: number) => string {
  if (text === undefined) throw wrongType(path, type, 'text, numbers or booleans')
  if (!isMixed) return text
  return (place) => {
    const value: unknown = JSON.parse(text(place))
    return typeof value === 'string' ? value : text(place)
  }
}

/** A rule of a column that holds something else. */
export function wrongType(path: string, type: DataType, wanted: string): PrepError {
  return new PrepError(
    'bad_schema',
    `Column "${path}" holds ${type}, and the rule is of ${wanted}. Name another column, or leave the rule out`,
  )
}

function typeTest(wanted: ValueType, target: Target): OpenTest {
  const { type, isMixed } = target
  const family = familyOf(type)
  if (family === 'text') {
    const reads = textTypes[wanted]
    return ({ text }) =>
      isMixed ? (place) => isOfType(JSON.parse(text!(place)), wanted) : (place) => reads(text!(place))
  }
  if (family === 'number' && wanted === 'integer' && DataType.isFloat(type))
    return ({ number }) =>
      (place) =>
        Number.isInteger(number!(place))
  const isMet = typesOfFamilies[family].includes(wanted) || isNested(type, wanted)
  return () => () => isMet
}

const typesOfFamilies: Readonly<Record<string, readonly ValueType[]>> = {
  bool: ['boolean'],
  number: ['number', 'integer'],
  instant: ['date'],
  opaque: [],
}

function isNested(type: DataType, wanted: ValueType): boolean {
  return (
    (wanted === 'list' && (DataType.isList(type) || DataType.isFixedSizeList(type))) ||
    (wanted === 'object' && (DataType.isStruct(type) || DataType.isMap(type)))
  )
}

const numberText = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i

const textTypes: Readonly<Record<ValueType, (text: string) => boolean>> = {
  text: () => true,
  number: (text) => numberText.test(text),
  integer: (text) => numberText.test(text) && Number.isInteger(Number(text)),
  boolean: (text) => /^(?:true|false)$/i.test(text),
  date: (text) => dayOfText(text) !== undefined,
  list: () => false,
  object: () => false,
}

function isOfType(value: unknown, wanted: ValueType): boolean {
  switch (wanted) {
    case 'text':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number'
    case 'integer':
      return Number.isInteger(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'date':
      return typeof value === 'string' && dayOfText(value) !== undefined
    case 'list':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
  }
}

/** The day that a text is, in milliseconds since 1970. */
function dayOfText(text: string): number | undefined {
  const bytes = Buffer.from(text)
  return dayOf({ bytes, start: 0, end: bytes.length })
}

/** Bounds of numbers, or of dates where the bound is one: dates count by their day. */
function edgeTest(
  edge: number | string,
  target: Target,
  holds: (value: number, edge: number) => boolean,
): OpenTest {
  const { path, type } = target
  const family = familyOf(type)
  const bound = typeof edge === 'number' ? edge : dayOfText(edge)
  if (bound === undefined)
    throw new PrepError(
      'bad_option',
      `Column "${path}" is held to a text that is no date. Write a number, or a date such as 2026-01-31`,
    )
  const isDate = typeof edge === 'string'
  if (family === 'text')
    return (reader) => {
      const text = textReader(reader, target)
      if (isDate)
        return (place) => {
          const day = dayOfText(text(place))
          return day !== undefined && holds(day, bound)
        }
      return (place) => numberText.test(text(place)) && holds(Number(text(place)), bound)
    }
  if (family !== (isDate ? 'instant' : 'number')) throw wrongType(path, type, isDate ? 'dates' : 'numbers')
  if (!isDate)
    return ({ number }) =>
      (place) =>
        holds(number!(place), bound)
  const dayLength = 86_400_000
  return ({ number }) =>
    (place) =>
      holds(Math.floor(number!(place) / dayLength) * dayLength, bound)
}

function setTest(values: readonly (string | number | boolean)[], target: Target, isIn: boolean): OpenTest {
  const { path, type } = target
  const family = familyOf(type)
  if (family === 'opaque' || family === 'instant') throw wrongType(path, type, 'text, numbers or booleans')
  if (family === 'number') {
    const numbers = new Set(values.map(Number))
    return ({ number }) =>
      (place) =>
        numbers.has(number!(place)) === isIn
  }
  const texts = new Set(values.map(String))
  return (reader) => {
    const text = textReader(reader, target)
    return (place) => texts.has(text(place)) === isIn
  }
}

function finiteTest({ path, type }: Target): OpenTest {
  if (familyOf(type) !== 'number') throw wrongType(path, type, 'numbers')
  return ({ number }) =>
    (place) =>
      Number.isFinite(number!(place))
}
