import { compareNumbers, compareTexts, compareTruths, withNulls } from './compare.js'
import { type Comparison, type Expression, ExpressionFault, type LiteralNode } from './syntax.js'
import { findTexts } from './texts.js'
import { opposite } from './truths.js'
import { booleanFrom, nounOf, numberFrom, textFrom, type Value } from './values.js'
import { type Numbers, no, type Truths, unknown, yes } from './vectors.js'

/** Two values compared. Throws {@link ExpressionFault} where they are of kinds that cannot be. */
export function comparedValue(
  { at, operator }: { at: number; operator: Comparison },
  left: Value,
  right: Value,
): Value {
  for (const side of [left, right]) {
    if (isNullLiteral(side))
      throw new ExpressionFault(side.at, 'Nothing is equal to null. Write is null, or is not null')
    if (side.kind === 'list' || side.kind === 'other')
      throw new ExpressionFault(
        side.at,
        `Found ${nounOf(side)}, which cannot be compared. Compare text, numbers or booleans; cast a column with convert first`,
      )
  }
  const kind = left.kind === 'null' ? right.kind : left.kind
  if (left.kind !== 'null' && right.kind !== 'null' && left.kind !== right.kind)
    throw new ExpressionFault(
      right.at,
      `Found ${nounOf(right)} where ${nounOf(left)} is compared. A text stands in single quotes, a number in none; convert casts a column`,
    )
  if (kind === 'boolean') {
    if (operator !== '=' && operator !== '!=')
      throw new ExpressionFault(at, `Found ${operator} between booleans. Write = or !=`)
    const [a, b] = [booleanFrom(left, operator), booleanFrom(right, operator)]
    return {
      at,
      kind: 'boolean',
      read: (frame) => compareTruths(operator === '=', a.read(frame), b.read(frame)),
    }
  }
  if (kind === 'number') {
    const [a, b] = [numberFrom(left, operator), numberFrom(right, operator)]
    return { at, kind: 'boolean', read: (frame) => compareNumbers(operator, a.read(frame), b.read(frame)) }
  }
  const [a, b] = [textFrom(left, operator), textFrom(right, operator)]
  return { at, kind: 'boolean', read: (frame) => compareTexts(operator, a.read(frame), b.read(frame)) }
}

/** Whether a value is one of several that are written out. */
export function containedValue(
  { at, options, isNegated }: Extract<Expression, { kind: 'in' }>,
  of: Value,
): Value {
  const find = finderOf(of, options)
  const hasNull = options.some(({ value }) => value === null)
  return {
    at,
    kind: 'boolean',
    read: (frame) => {
      const found = find(frame)
      // Whether a value is a null nobody knows.
      if (hasNull) for (let i = 0; i < found.length; i++) if (found[i] === no) found[i] = unknown
      return isNegated ? opposite(found) : found
    },
  }
}

function finderOf(
  of: Value,
  options: readonly LiteralNode[],
): (frame: Parameters<Value['read']>[0]) => Truths {
  const { kind } = of
  if (kind === 'list' || kind === 'other')
    throw new ExpressionFault(
      of.at,
      `Found ${nounOf(of)}, which cannot be one of several values. Name a column of text or numbers`,
    )
  const wrong = options.find(({ value }) => value !== null && kind !== 'null' && kindOf(value) !== kind)
  if (wrong !== undefined)
    throw new ExpressionFault(
      wrong.at,
      `Found ${kindOf(wrong.value)} where ${kind} is wanted. A text stands in single quotes, a number in none`,
    )
  const values = options.map(({ value }) => value).filter((value) => value !== null)
  if (kind === 'text') return (frame) => findTexts(values.map(String), of.read(frame))
  if (kind === 'number') return (frame) => findNumbers(values.map(plainNumber), of.read(frame))
  if (kind === 'boolean')
    return (frame) =>
      of.read(frame).map((truth) => (truth === unknown ? unknown : values.includes(truth === yes) ? yes : no))
  return ({ length }) => new Uint8Array(length).fill(unknown)
}

function findNumbers(wanted: readonly (number | bigint)[], { values, nulls }: Numbers): Truths {
  const known = new Set(wanted)
  const truths = new Uint8Array(values.length)
  for (let i = 0; i < truths.length; i++) truths[i] = known.has(plainNumber(values[i])) ? yes : no
  return withNulls(truths, nulls)
}

/** A number by its value alone: a bigint only where a double does not hold it. */
function plainNumber(value: unknown): number | bigint {
  if (typeof value !== 'bigint') return Number(value)
  const double = Number(value)
  return Number.isSafeInteger(double) ? double : value
}

function kindOf(value: LiteralNode['value']): string {
  return typeof value === 'string' ? 'text' : typeof value === 'bigint' ? 'number' : typeof value
}

function isNullLiteral(value: Value): boolean {
  return value.kind === 'null' && value.name === 'null'
}
