import type { Arithmetic } from './syntax.js'
import { mergeNulls, type Numbers } from './vectors.js'

const operations: Readonly<Record<Arithmetic, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
}

/** Calculates with doubles. What is divided by 0 is null. */
export function calculate(operator: Arithmetic, a: Numbers, b: Numbers): Numbers {
  const operation = operations[operator]
  const values = new Float64Array(a.values.length)
  for (let i = 0; i < values.length; i++) values[i] = operation(Number(a.values[i]), Number(b.values[i]))
  const nulls = mergeNulls(a.nulls, b.nulls)
  if (operator !== '/' && operator !== '%') return { values, nulls }
  const without = nulls?.slice() ?? new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) if (Number(b.values[i]) === 0) without[i] = 1
  return { values, nulls: without }
}
