import { addExact, type ExactSum, roundExact } from '../../../balance/exact-sum.js'

/** Sums of numbers and of their squares without rounding, so that mean and deviation depend on no order. */
export interface Moments {
  sum: ExactSum
  squares: ExactSum
  /** A number was so great or so small that its square is no double: the sums are not to be used. */
  isWide: boolean
}

/** Within this range, 2^−450 … 2^450, squares and their sums stay exact. */
const least = 2 ** -450
const greatest = 2 ** 450

export function emptyMoments(): Moments {
  return { sum: [], squares: [], isWide: false }
}

/** Adds a finite number that was seen `count` times. */
export function addMoments(moments: Moments, value: number, count: number): void {
  if (value === 0) return
  const size = Math.abs(value)
  if (size < least || size > greatest) {
    moments.isWide = true
    return
  }
  addProduct(moments.sum, value, count)
  const square = value * value
  const rest = productError(value, value, square)
  addProduct(moments.squares, square, count)
  if (rest !== 0) addProduct(moments.squares, rest, count)
}

export function mergeMoments(a: Moments, b: Moments): Moments {
  const merged: Moments = { sum: [...a.sum], squares: [...a.squares], isWide: a.isWide || b.isWide }
  for (const part of b.sum) addExact(merged.sum, part)
  for (const part of b.squares) addExact(merged.squares, part)
  // The same sum can be written as several lists of parts: written anew from its rounded value it is one.
  return { sum: canonical(merged.sum), squares: canonical(merged.squares), isWide: merged.isWide }
}

/** The mean, and the standard deviation of the population: √(n Σx² − (Σx)²) / n, rounded once at the end. */
export function summarizeMoments(moments: Moments, count: number): { mean: number; deviation: number } {
  const spread: ExactSum = []
  for (const part of moments.squares) addProduct(spread, part, count)
  for (const a of moments.sum) for (const b of moments.sum) addProduct(spread, -a, b)
  const deviation = Math.sqrt(Math.max(0, roundExact(spread))) / count
  return { mean: roundExact(moments.sum) / count, deviation }
}

/** The parts of a sum, each the rounded value of what the greater ones leave. */
export function canonical(sum: ExactSum): ExactSum {
  const rest = [...sum]
  const parts: ExactSum = []
  for (let part = roundExact(rest); part !== 0; part = roundExact(rest)) {
    parts.push(part)
    addExact(rest, -part)
  }
  return parts.reverse()
}

function addProduct(sum: ExactSum, a: number, b: number): void {
  if (b === 1) {
    addExact(sum, a)
    return
  }
  const product = a * b
  addExact(sum, product)
  const error = productError(a, b, product)
  if (error !== 0) addExact(sum, error)
}

/** What rounding took from a product, by T. J. Dekker, Numerische Mathematik 18 (1971). */
function productError(a: number, b: number, product: number): number {
  const splitter = 0x8000001
  const scaledA = splitter * a
  const highA = scaledA - (scaledA - a)
  const lowA = a - highA
  const scaledB = splitter * b
  const highB = scaledB - (scaledB - b)
  const lowB = b - highB
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB)
}
