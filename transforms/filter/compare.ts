import type { Comparison } from './syntax.js'
import { mergeNulls, type Nulls, type Numbers, no, type Texts, type Truths, unknown, yes } from './vectors.js'

/** Compares numbers; bigints and doubles by their exact values. What is no number (NaN) equals nothing. */
export function compareNumbers(operator: Comparison, a: Numbers, b: Numbers): Truths {
  const test = numberTests[operator]
  const truths = new Uint8Array(a.values.length)
  for (let i = 0; i < truths.length; i++) truths[i] = test(a.values[i], b.values[i]) ? yes : no
  return withNulls(truths, mergeNulls(a.nulls, b.nulls))
}

type Number = number | bigint

const numberTests: Readonly<Record<Comparison, (a: Number, b: Number) => boolean>> = {
  // A bigint and a double that are equal are not the same to `===`.
  '=': (a, b) => a >= b && a <= b,
  '!=': (a, b) => !(a >= b && a <= b),
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

const orderTests: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

/** Compares texts by their bytes, which is the order of their code points. */
export function compareTexts(operator: Comparison, a: Texts, b: Texts): Truths {
  const test = orderTests[operator]
  const isForEqual = operator === '=' || operator === '!='
  const truths = new Uint8Array(a.starts.length)
  for (let i = 0; i < truths.length; i++) {
    const isOtherSize = a.ends[i] - a.starts[i] !== b.ends[i] - b.starts[i]
    const order =
      isForEqual && isOtherSize ? 1 : a.bytes.compare(b.bytes, b.starts[i], b.ends[i], a.starts[i], a.ends[i])
    truths[i] = test(order) ? yes : no
  }
  return withNulls(truths, mergeNulls(a.nulls, b.nulls))
}

/** Compares truth values: only whether they are equal. */
export function compareTruths(isEqual: boolean, a: Truths, b: Truths): Truths {
  return a.map((truth, i) =>
    truth === unknown || b[i] === unknown ? unknown : (truth === b[i]) === isEqual ? yes : no,
  )
}

/** Writes {@link unknown} where something is null; into the same truth values. */
export function withNulls(truths: Truths, nulls: Nulls): Truths {
  if (nulls !== undefined) for (let i = 0; i < truths.length; i++) if (nulls[i] === 1) truths[i] = unknown
  return truths
}
