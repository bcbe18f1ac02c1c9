/** Expressions as functions. */
import {
  attributeOf,
  called,
  callMethod,
  isDictMethod,
  itemOf,
  sliceOf,
  unnamed,
} from '../python/attributes.js'
import { SyntaxFault } from '../python/faults.js'
import { type CompareOperator, compares, operated, signed } from '../python/operators.js'
import { textOf } from '../python/print.js'
import { type Dict, isEqual, isTrue, itemsIn, type Named, Tuple, type Value } from '../python/values.js'
import type { Applied, Arguments, Expression } from '../syntax/syntax.js'
import { filters } from './filters.js'
import { type Evaluate, type Frame, frameAt, globalOf, type Run, type Scope, unset } from './scope.js'
import { tests } from './tests.js'

/** Functions that every template has in Jinja and that are not here. */
const otherGlobals: ReadonlySet<string> = new Set(['lipsum', 'cycler', 'joiner'])

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>

/** The function that answers the value of an expression. Throws `SyntaxFault` for what it names and nobody knows. */
export function compileExpression(node: Expression, scope: Scope): Evaluate {
  const compile = (inner: Expression) => compileExpression(inner, scope)
  switch (node.kind) {
    case 'constant': {
      const { value } = node
      return () => value
    }
    case 'name':
      return compileName(node, scope)
    case 'list':
      return eachOf(node.items.map(compile), (items) => items)
    case 'tuple':
      return eachOf(node.items.map(compile), (items) => new Tuple(items))
    case 'concat':
      return eachOf(node.items.map(compile), (items) => items.map(textOf).join(''))
    case 'dict':
      return compileDict(node, scope)
    case 'attribute':
      return compileAttribute(compile(node.object), node.name)
    case 'item': {
      const object = compile(node.object)
      if (node.key.kind === 'constant') return compileItem(object, node.key.value)
      const key = compile(node.key)
      return (run, frame) => itemOf(object(run, frame), key(run, frame))
    }
    case 'slice': {
      const object = compile(node.object)
      const bounds = node.bounds.map((bound) => (bound === undefined ? () => undefined : compile(bound)))
      return (run, frame) =>
        sliceOf(
          object(run, frame),
          bounds.map((bound) => bound(run, frame)),
        )
    }
    case 'call':
      return compileCall(node, scope)
    case 'filter':
      return compileFilter(compile(node.operand), node.filter, scope)
    case 'test':
      return compileTest(compile(node.operand), node.test, scope)
    case 'unary':
      return compileUnary(node, compile(node.operand))
    case 'binary':
      return compileBinary(node, scope)
    case 'and':
    case 'or':
      return compileLogic(node, scope)
    case 'compare':
      return compileCompare(node, scope)
    case 'choice':
      return compileChoice(node, scope)
  }
}

function eachOf(parts: readonly Evaluate[], make: (values: Value[]) => Value): Evaluate {
  return (run, frame) => make(parts.map((part) => part(run, frame)))
}

function compileName({ name, line }: Of<'name'>, scope: Scope): Evaluate {
  const places = scope.placesOf(name)
  if (places.length === 0) {
    if (otherGlobals.has(name)) throw new SyntaxFault(`the function "${name}" is not known here`, line)
    return (run) => globalOf(run, name)
  }
  const [{ hops, slot }] = places
  if (places.length === 1 && hops === 0)
    return (run, frame) => {
      const value = frame.slots[slot]
      return value === unset ? globalOf(run, name) : value
    }
  return (run, frame) => {
    for (const place of places) {
      const found = frameAt(frame, place.hops).slots[place.slot]
      if (found !== unset) return found
    }
    return globalOf(run, name)
  }
}

function compileDict({ pairs }: Of<'dict'>, scope: Scope): Evaluate {
  const parts = pairs.map((pair) => pair.map((inner) => compileExpression(inner, scope)))
  return (run, frame) => {
    const dict: Dict = new Map()
    for (const [key, value] of parts) dict.set(key(run, frame), value(run, frame))
    return dict
  }
}

function compileAttribute(object: Evaluate, name: string): Evaluate {
  if (isDictMethod(name)) return (run, frame) => attributeOf(object(run, frame), name)
  return (run, frame) => {
    const value = object(run, frame)
    return value instanceof Map ? value.get(name) : attributeOf(value, name)
  }
}

/** The item of a key that stands in the template. */
function compileItem(object: Evaluate, key: Value): Evaluate {
  if (typeof key === 'number' && key >= 0)
    return (run, frame) => {
      const value = object(run, frame)
      return Array.isArray(value) ? value[key] : itemOf(value, key)
    }
  return (run, frame) => {
    const value = object(run, frame)
    return (value instanceof Map ? value.get(key) : undefined) ?? itemOf(value, key)
  }
}

/** What a call is given, evaluated. */
export function compileArguments({ positional, named, spread, spreadNamed }: Arguments, scope: Scope) {
  const compile = (node: Expression) => compileExpression(node, scope)
  const places = positional.map(compile)
  const names = named.map(([name, node]) => [name, compile(node)] as const)
  const [more, moreNamed] = [spread && compile(spread), spreadNamed && compile(spreadNamed)]
  return {
    args: (run: Run, frame: Frame): Value[] => {
      const given = places.map((part) => part(run, frame))
      return more === undefined ? given : [...given, ...itemsIn(more(run, frame))]
    },
    named: (run: Run, frame: Frame): Named => {
      if (names.length === 0 && moreNamed === undefined) return unnamed
      const given = names.map(([name, part]) => [name, part(run, frame)] as const)
      const further = moreNamed?.(run, frame)
      const others = further instanceof Map ? [...further] : []
      return new Map([...given, ...others.map(([key, value]) => [textOf(key), value] as const)])
    },
  }
}

function compileCall({ callee, args: given }: Of<'call'>, scope: Scope): Evaluate {
  const { args, named } = compileArguments(given, scope)
  if (callee.kind === 'attribute') {
    const object = compileExpression(callee.object, scope)
    const { name } = callee
    return (run, frame) =>
      callMethod(object(run, frame), name, { args: args(run, frame), named: named(run, frame) })
  }
  const value = compileExpression(callee, scope)
  return (run, frame) => called(value(run, frame), { args: args(run, frame), named: named(run, frame) })
}

/** A filter over a value. */
export function compileFilter(
  operand: Evaluate,
  { name, args: given, line }: Applied,
  scope: Scope,
): Evaluate {
  const filter = filters.get(name)
  if (filter === undefined) throw new SyntaxFault(`the filter "${name}" is not known here`, line)
  const { args, named } = compileArguments(given, scope)
  return (run, frame) => filter(operand(run, frame), args(run, frame), named(run, frame))
}

function compileTest(operand: Evaluate, { name, args: given, line }: Applied, scope: Scope): Evaluate {
  const test = tests.get(name)
  if (test === undefined) throw new SyntaxFault(`the test "${name}" is not known here`, line)
  const { args } = compileArguments(given, scope)
  return (run, frame) => test(operand(run, frame), args(run, frame))
}

function compileUnary({ operator }: Of<'unary'>, operand: Evaluate): Evaluate {
  if (operator === 'not') return (run, frame) => !isTrue(operand(run, frame))
  return (run, frame) => signed(operator, operand(run, frame))
}

function compileBinary(node: Of<'binary'>, scope: Scope): Evaluate {
  const { operator } = node
  if (operator === '+') return compileSum(node, scope)
  const [left, right] = [compileExpression(node.left, scope), compileExpression(node.right, scope)]
  return (run, frame) => operated(operator, left(run, frame), right(run, frame))
}

/** Texts that are joined by `+`, which most of a template is, in one function. */
function compileSum(node: Of<'binary'>, scope: Scope): Evaluate {
  const parts: Evaluate[] = []
  let first: Expression = node
  while (first.kind === 'binary' && first.operator === '+') {
    parts.unshift(compileExpression(first.right, scope))
    first = first.left
  }
  const start = compileExpression(first, scope)
  return (run, frame) => {
    let sum = start(run, frame)
    for (const part of parts) {
      const value = part(run, frame)
      sum = typeof sum === 'string' && typeof value === 'string' ? sum + value : operated('+', sum, value)
    }
    return sum
  }
}

function compileLogic({ kind, left: one, right: other }: Of<'and' | 'or'>, scope: Scope): Evaluate {
  const [left, right] = [compileExpression(one, scope), compileExpression(other, scope)]
  const goesOn = kind === 'and'
  return (run, frame) => {
    const value = left(run, frame)
    return isTrue(value) === goesOn ? right(run, frame) : value
  }
}

function compileCompare({ first, rest }: Of<'compare'>, scope: Scope): Evaluate {
  const start = compileExpression(first, scope)
  const steps = rest.map(({ operator, operand }) => ({
    operator,
    operand: compileExpression(operand, scope),
  }))
  if (steps.length === 1) return compileRelation(start, steps[0])
  return (run, frame) => {
    let left = start(run, frame)
    for (const { operator, operand } of steps) {
      const right = operand(run, frame)
      if (!compares(operator, left, right)) return false
      left = right
    }
    return true
  }
}

function compileRelation(
  left: Evaluate,
  { operator, operand: right }: { operator: CompareOperator; operand: Evaluate },
): Evaluate {
  if (operator !== '==' && operator !== '!=')
    return (run, frame) => compares(operator, left(run, frame), right(run, frame))
  const wanted = operator === '=='
  return (run, frame) => {
    const [a, b] = [left(run, frame), right(run, frame)]
    // Most are texts, and then nothing else is to be looked at.
    return (typeof a === 'string' && typeof b === 'string' ? a === b : isEqual(a, b)) === wanted
  }
}

function compileChoice({ test, yes, no }: Of<'choice'>, scope: Scope): Evaluate {
  const [when, then] = [compileExpression(test, scope), compileExpression(yes, scope)]
  const otherwise = no === undefined ? () => undefined : compileExpression(no, scope)
  return (run, frame) => (isTrue(when(run, frame)) ? then : otherwise)(run, frame)
}
