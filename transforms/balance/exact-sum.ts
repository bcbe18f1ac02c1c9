/**
 * Sums of doubles without rounding, so that a sum does not depend on the order or the partitions in which its
 * parts came. A sum is a list of doubles that do not overlap and add up to it exactly.
 *
 * Jonathan R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates",
 * Discrete & Computational Geometry 18 (1997), GROW-EXPANSION.
 */
export type ExactSum = number[]

/** Adds a finite number to a sum in place. */
export function addExact(sum: ExactSum, value: number): void {
  let carried = value
  let used = 0
  for (const part of sum) {
    const high = carried + part
    const rounded = high - carried
    const low = carried - (high - rounded) + (part - rounded)
    if (low !== 0) sum[used++] = low
    carried = high
  }
  sum.length = used
  if (carried !== 0 || used === 0) sum.push(carried)
}

/**
 * The double nearest to a sum: the parts are added from the largest on, and the first rounding error, if it
 * is just a half, is settled by the sign of what is left (as in Python's `math.fsum`).
 */
export function roundExact(sum: ExactSum): number {
  let at = sum.length - 1
  if (at < 0) return 0
  let high = sum[at]
  let low = 0
  while (at > 0 && low === 0) {
    const part = sum[--at]
    const next = high + part
    low = part - (next - high)
    high = next
  }
  if (at > 0 && Math.sign(low) === Math.sign(sum[at - 1])) {
    const doubled = low * 2
    const next = high + doubled
    if (next - high === doubled) return next
  }
  return high
}
