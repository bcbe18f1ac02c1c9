/** Rates, their differences and their ratios, with confidence intervals. */
import type { Estimate } from '../../../src/schemas/profile.js'
import { scoreInterval } from '../../../src/schemas/score-interval.js'
import { effectiveSize, type Mass } from './mass.js'

/** A share of some rows: the weighted rate of positives, and the effective number of rows that it rests on. */
export interface Rate {
  value: number
  size: number
}

/** The rate of positives among rows; undefined where these have no weight. */
export function rateOf(positive: Mass, all: Mass): Rate | undefined {
  if (all.weight === 0) return undefined
  return { value: positive.weight / all.weight, size: effectiveSize(all) }
}

/** No figure and no interval. */
export function noEstimate(): Estimate {
  return { value: null, low: null, high: null }
}

/** A rate with its score interval. `z` is the normal quantile. */
export function rateEstimate(rate: Rate | undefined, z: number): Estimate {
  if (rate === undefined) return noEstimate()
  return { value: rate.value, ...scoreInterval(rate, z) }
}

/**
 * p − q with the hybrid score interval: method 10 of Newcombe, "Interval estimation for the difference
 * between independent proportions", Statistics in Medicine 17 (1998).
 */
export function differenceEstimate(p: Rate | undefined, q: Rate | undefined, z: number): Estimate {
  if (p === undefined || q === undefined) return noEstimate()
  const ofP = scoreInterval(p, z)
  const ofQ = scoreInterval(q, z)
  const value = p.value - q.value
  return {
    value,
    low: Math.max(-1, value - Math.hypot(p.value - ofP.low, ofQ.high - q.value)),
    high: Math.min(1, value + Math.hypot(ofP.high - p.value, q.value - ofQ.low)),
  }
}

/**
 * p / q with the log interval of Katz, Baptista, Azen & Pike, "Obtaining confidence intervals for the risk
 * ratio in cohort studies", Biometrics 34 (1978). A ratio to 0, 0 / 0 too, has no value; a ratio of 0 has no
 * interval, nor has one of so few rows that its bound is no number.
 */
export function ratioEstimate(p: Rate | undefined, q: Rate | undefined, z: number): Estimate {
  if (p === undefined || q === undefined || q.value === 0) return noEstimate()
  const value = p.value / q.value
  if (value === 0) return { value, low: null, high: null }
  const variance = (1 - p.value) / (p.size * p.value) + (1 - q.value) / (q.size * q.value)
  const factor = Math.exp(z * Math.sqrt(variance))
  const high = value * factor
  return Number.isFinite(high) ? { value, low: value / factor, high } : { value, low: null, high: null }
}
