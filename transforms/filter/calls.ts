import { PrepError, suggestName } from '../../src/base/errors.js'
import { compilePattern } from '../anonymize/custom/pattern.js'
import { foldNumbers, foldTruths, type NumberFold } from './folds.js'
import type { Scope } from './paths.js'
import { type Expression, ExpressionFault } from './syntax.js'
import {
  contains,
  countBytes,
  countCharacters,
  endsWith,
  lowered,
  searchTexts,
  startsWith,
  testTexts,
} from './texts.js'
import { booleanFrom, nounOf, numberFrom, textFrom, type Value } from './values.js'
import type { Frame } from './vectors.js'

/** A call of a function in an expression, and what compiles its arguments. */
export interface Call {
  node: Extract<Expression, { kind: 'call' }>
  scope: Scope
  compile(of: Expression, scope: Scope): Value
}

interface Function {
  /** How many arguments it takes. */
  takes: 1 | 2
  compile(call: Call): Value
}

const functions: Readonly<Record<string, Function>> = {
  length: { takes: 1, compile: compileLength },
  bytes: {
    takes: 1,
    compile: (call) => {
      const text = textOf(call, 0)
      return { at: call.node.at, kind: 'number', read: (frame) => countBytes(text.read(frame)) }
    },
  },
  lower: {
    takes: 1,
    compile: (call) => {
      const text = textOf(call, 0)
      return { at: call.node.at, kind: 'text', read: (frame) => lowered(text.read(frame)) }
    },
  },
  contains: { takes: 2, compile: (call) => compileTest(call, contains) },
  starts_with: { takes: 2, compile: (call) => compileTest(call, startsWith) },
  ends_with: { takes: 2, compile: (call) => compileTest(call, endsWith) },
  matches: { takes: 2, compile: compileMatches },
  any: { takes: 1, compile: compileQuantifier },
  all: { takes: 1, compile: compileQuantifier },
  sum: { takes: 1, compile: (call) => compileFold(call, 'sum') },
  min: { takes: 1, compile: (call) => compileFold(call, 'min') },
  max: { takes: 1, compile: (call) => compileFold(call, 'max') },
}

/** The value of a call. Throws {@link ExpressionFault} for an unknown function and for wrong arguments. */
export function callValue(call: Call): Value {
  const { name, at, args } = call.node
  if (!Object.hasOwn(functions, name))
    throw new ExpressionFault(at, `No function "${name}". ${suggestName(name, Object.keys(functions))}`)
  const { takes, compile } = functions[name]
  if (args.length !== takes)
    throw new ExpressionFault(at, `${name} takes ${takes} values in its brackets and is given ${args.length}`)
  return compile(call)
}

function textOf({ node, scope, compile }: Call, argument: number) {
  return textFrom(compile(node.args[argument], scope), node.name)
}

function compileLength({ node, scope, compile }: Call): Value {
  const { at, name } = node
  const value = compile(node.args[0], scope)
  if (value.kind === 'list') return { at, kind: 'number', read: (frame) => value.read(frame) }
  if (value.kind !== 'text' && value.kind !== 'null')
    throw new ExpressionFault(value.at, `Found ${nounOf(value)} where ${name} takes a text or a list`)
  const text = textFrom(value, name)
  return { at, kind: 'number', read: (frame) => countCharacters(text.read(frame)) }
}

function compileTest(call: Call, test: typeof contains): Value {
  const [text, part] = [textOf(call, 0), textOf(call, 1)]
  return {
    at: call.node.at,
    kind: 'boolean',
    read: (frame) => testTexts(test, text.read(frame), part.read(frame)),
  }
}

/** The pattern is checked as those of `anonymize`: one that could take for ever is refused. */
function compileMatches(call: Call): Value {
  const { at, name, args } = call.node
  const text = textOf(call, 0)
  const [, given] = args
  if (given.kind !== 'literal' || typeof given.value !== 'string')
    throw new ExpressionFault(given.at, `${name} takes a pattern in quotes, such as '^\\d+$'`)
  const pattern = safePattern(given.value, given.at)
  return { at, kind: 'boolean', read: (frame) => searchTexts(pattern, text.read(frame)) }
}

function safePattern(text: string, at: number): RegExp {
  try {
    const { source, flags } = compilePattern(text, { name: text, syntax: 'javascript' })
    return new RegExp(source, flags.replace(/[dg]/g, ''))
  } catch (error) {
    throw error instanceof PrepError ? new ExpressionFault(at, error.message) : error
  }
}

function compileQuantifier(call: Call): Value {
  const { at, name } = call.node
  const { value, itemsOf } = compileOverItems(call)
  const test = booleanFrom(value, name)
  return {
    at,
    kind: 'boolean',
    read: ({ batch }) => {
      const { frame, rows } = itemsOf(batch)
      return foldTruths(test.read(frame), { ...rows, isAll: name === 'all' })
    },
  }
}

function compileFold(call: Call, fold: NumberFold): Value {
  const { at, name } = call.node
  const { value, itemsOf } = compileOverItems(call)
  const number = numberFrom(value, name)
  return {
    at,
    kind: 'number',
    read: ({ batch }) => {
      const { frame, rows } = itemsOf(batch)
      return foldNumbers(number.read(frame), { ...rows, fold })
    },
  }
}

/** Compiles the argument of a function that looks at the items of a list. */
function compileOverItems({ node, scope, compile }: Call) {
  const { name: caller, at, args } = node
  if (scope.list !== undefined)
    throw new ExpressionFault(at, `${caller} cannot stand inside ${scope.list.caller}`)
  const list: NonNullable<Scope['list']> = { caller, found: undefined }
  const value = compile(args[0], { ...scope, list })
  const { found } = list
  if (found === undefined)
    throw new ExpressionFault(
      at,
      `${caller} looks at the items of a list, such as messages[].content, and none is named`,
    )
  const itemsOf = (batch: Frame['batch']) => {
    const { items, ...rows } = found.itemsOf(batch)
    return { frame: { batch, items, length: items.index.length }, rows }
  }
  return { value, itemsOf }
}
