import type { Schema } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { calculate } from './arithmetic.js'
import { callValue } from './calls.js'
import { comparedValue, containedValue } from './comparisons.js'
import { parseExpression } from './parse.js'
import { pathValue, type Scope } from './paths.js'
import { type Arithmetic, arithmetic, type Comparison, type Expression, ExpressionFault } from './syntax.js'
import { both, either, opposite } from './truths.js'
import { booleanFrom, literalValue, nounOf, nullsOf, numberFrom, type Value } from './values.js'
import { no, type Truths, yes } from './vectors.js'

/** An expression that fits a schema. */
export interface Condition {
  /** The columns that it reads. */
  reads: string[]
  /** Of each row whether it holds. */
  test(batch: Batch): Truths
}

/** Parses an expression and checks it against a schema: its value, and the columns that it reads. Throws {@link ExpressionFault}. */
export function compileValue(text: string, schema: Schema): { value: Value; reads: string[] } {
  const scope: Scope = { schema, reads: new Set(), list: undefined }
  const value = compile(parseExpression(text), scope)
  return { value, reads: [...scope.reads] }
}

/** Parses an expression that is to hold or not. Throws {@link ExpressionFault}. */
export function compileCondition(text: string, schema: Schema): Condition {
  const { value, reads } = compileValue(text, schema)
  if (value.kind !== 'boolean')
    throw new ExpressionFault(
      value.at,
      `The expression is ${nounOf(value)}. Compare it with something, as in length(answer) <= 4096`,
    )
  return {
    reads,
    test: (batch) => value.read({ batch, length: batch.numRows, items: undefined }),
  }
}

function compile(node: Expression, scope: Scope): Value {
  const { at } = node
  switch (node.kind) {
    case 'literal':
      return literalValue(node.value, at)
    case 'path':
      return pathValue(node, scope)
    case 'call':
      return callValue({ node, scope, compile })
    case 'not': {
      const of = booleanFrom(compile(node.of, scope), 'not')
      return { at, kind: 'boolean', read: (frame) => opposite(of.read(frame)) }
    }
    case 'negative': {
      const of = numberFrom(compile(node.of, scope), '-')
      const zero = literalValue(0, at)
      return calculated('-', numberFrom(zero, '-'), of)
    }
    case 'null test': {
      const of = compile(node.of, scope)
      const { isNegated } = node
      return {
        at,
        kind: 'boolean',
        read: (frame) => {
          const nulls = nullsOf(of, frame)
          if (nulls === undefined) return new Uint8Array(frame.length).fill(isNegated ? yes : no)
          return nulls.map((isNull) => ((isNull === 1) === isNegated ? no : yes))
        },
      }
    }
    case 'in':
      return containedValue(node, compile(node.of, scope))
    case 'binary':
      return compileBinary(node, scope)
  }
}

function compileBinary(node: Extract<Expression, { kind: 'binary' }>, scope: Scope): Value {
  const { at, operator } = node
  const [left, right] = [compile(node.left, scope), compile(node.right, scope)]
  if (operator === 'and' || operator === 'or') {
    const [a, b] = [booleanFrom(left, operator), booleanFrom(right, operator)]
    const join = operator === 'and' ? both : either
    return { at, kind: 'boolean', read: (frame) => join(a.read(frame), b.read(frame)) }
  }
  if ((arithmetic as readonly string[]).includes(operator)) {
    const sign = operator as Arithmetic
    return calculated(sign, numberFrom(left, sign), numberFrom(right, sign))
  }
  return comparedValue({ at, operator: operator as Comparison }, left, right)
}

function calculated(
  operator: Arithmetic,
  left: ReturnType<typeof numberFrom>,
  right: ReturnType<typeof numberFrom>,
): Value {
  return {
    at: left.at,
    kind: 'number',
    read: (frame) => calculate(operator, left.read(frame), right.read(frame)),
  }
}
