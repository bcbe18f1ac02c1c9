import { Draws } from '../../src/transform/random.js'
import { bucketCount, type RunCounts } from '../../transforms/safety/character-model.js'

/** A text as the training sees it, and whether it is of the class. */
export interface Lesson {
  runs: RunCounts
  isOfClass: boolean
}

/** What a linear model has learned. */
export interface Learned {
  bias: number
  weights: Float64Array
}

/** How it is trained. */
export interface LogisticSettings {
  /** What an error costs beside large weights. */
  cost: number
  /** How often each lesson is gone through at most. */
  passes: number
}

const tolerance = 1e-3
const newtonTolerance = 1e-4
const mostSteps = 100

/** Counts of length 1. */
export function lengthOf({ counts }: RunCounts): number {
  return Math.sqrt(counts.reduce((sum, count) => sum + count * count, 0))
}

/**
 * Logistic regression with an L2 penalty by dual coordinate descent: Yu, Huang, Lin 2011, "Dual coordinate descent
 * methods for logistic regression and maximum entropy models", algorithm 5. Deterministic.
 */
export function trainLogistic(lessons: readonly Lesson[], { cost, passes }: LogisticSettings): Learned {
  const weights = new Float64Array(bucketCount)
  let bias = 0
  const values = lessons.map(({ runs }) => {
    const length = lengthOf(runs)
    return Float64Array.from(runs.counts, (count) => count / length)
  })
  const signs = lessons.map(({ isOfClass }) => (isOfClass ? 1 : -1))
  const add = (i: number, amount: number) => {
    const { buckets } = lessons[i].runs
    for (let k = 0; k < buckets.length; k++) weights[buckets[k]] += amount * values[i][k]
    bias += amount
  }
  // Of each lesson its multiplier, and what is missing to the cost.
  const first = new Float64Array(lessons.length).fill(Math.min(tolerance * cost, 1e-8))
  const second = first.map((alpha) => cost - alpha)
  for (const [i, sign] of signs.entries()) add(i, first[i] * sign)
  const order = lessons.map((_, i) => i)
  const draws = new Draws(7, 11)
  for (let pass = 0; pass < passes; pass++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = draws.below(i + 1)
      ;[order[i], order[j]] = [order[j], order[i]]
    }
    let largest = 0
    for (const i of order) {
      const { buckets } = lessons[i].runs
      let margin = bias
      for (let k = 0; k < buckets.length; k++) margin += weights[buckets[k]] * values[i][k]
      margin *= signs[i]
      // The length of a lesson is 1, and the bias adds a feature of 1.
      const curvature = 2
      const isSecond = 0.5 * curvature * (second[i] - first[i]) + margin < 0
      const sign = isSecond ? -1 : 1
      const before = isSecond ? second[i] : first[i]
      const after = newton(before, { cost, curvature, slope: sign * margin })
      largest = Math.max(largest, Math.abs(after - before))
      if (after === before) continue
      first[i] = isSecond ? cost - after : after
      second[i] = cost - first[i]
      add(i, sign * (after - before) * signs[i])
    }
    if (largest < tolerance * cost) break
  }
  return { bias, weights }
}

/** The least of the dual of one lesson, by Newton's method that stays inside of 0 and the cost (algorithm 4). */
function newton(
  before: number,
  { cost, curvature, slope }: { cost: number; curvature: number; slope: number },
): number {
  let z = cost - before < 0.5 * cost ? 0.1 * before : before
  const gradientAt = (at: number) => curvature * (at - before) + slope + Math.log(at / (cost - at))
  for (let step = 0; step < mostSteps; step++) {
    const gradient = gradientAt(z)
    if (Math.abs(gradient) < newtonTolerance) return step === 0 ? before : z
    const next = z - gradient / (curvature + cost / ((cost - z) * z))
    z = next <= 0 ? 0.1 * z : next
  }
  return z
}
