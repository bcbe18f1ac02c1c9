import { type LengthSketch, lengthBefore, quantile } from '../tokens/length-sketch.js'
import { type LimitRuleName, spoiledRules } from './limits.data.js'
import type { QualityOptions } from './options.js'
import { isWhole, type LimitedRule, scaleOf, type TextNumbers } from './spread.js'

/**
 * Limits for the texts of a language, each of which leaves out at most so large a share of them. Rules of spoiled texts keep
 * their limits: how many texts are spoiled says nothing of where that begins. `undefined` for so few texts that the share
 * is less than one of them.
 */
export function suggestedLimits(
  { texts, sketches }: TextNumbers,
  rules: readonly LimitedRule[],
  share: number,
): QualityOptions['limits'] | undefined {
  if (texts * share < 1) return undefined
  const limits: Partial<Record<LimitRuleName, number>> = {}
  for (const { rule, signal, side } of rules) {
    const sketch = sketches[signal]
    if (spoiledRules.includes(rule as LimitRuleName) || sketch === undefined) continue
    limits[rule as LimitRuleName] =
      side === 'max'
        ? quantile(sketch, 1 - share)! / scaleOf(signal)
        : leastKept(sketch, share, isWhole(signal)) / scaleOf(signal)
  }
  return limits
}

/** The greatest number that at most so large a share is below. */
function leastKept(sketch: LengthSketch, share: number, isExact: boolean): number {
  const keys = Object.keys(sketch)
    .map(Number)
    .sort((a, b) => a - b)
  const total = keys.reduce((sum, key) => sum + sketch[key], 0)
  let seen = 0
  const first = keys.find((key) => {
    seen += sketch[key]
    return seen > share * total
  })!
  return Math.max(0, lengthBefore(first) + (isExact ? 1 : 0))
}
