/**
 * The score interval of a rate: Wilson, "Probable inference, the law of succession, and statistical
 * inference", Journal of the American Statistical Association 22 (1927). `size` is how many rows the rate `value` rests on,
 * and `z` the normal quantile, 1.96 for 95 %.
 */
export function scoreInterval(
  { value, size }: { value: number; size: number },
  z: number,
): { low: number; high: number } {
  const square = z * z
  const middle = (value + square / (2 * size)) / (1 + square / size)
  const spread =
    (z / (1 + square / size)) * Math.sqrt((value * (1 - value)) / size + square / (4 * size * size))
  // At a rate of 0 or 1 the bound is the rate itself, which rounding would miss.
  const low = value === 0 ? 0 : Math.max(0, middle - spread)
  const high = value === 1 ? 1 : Math.min(1, middle + spread)
  return { low: Math.min(low, value), high: Math.max(high, value) }
}
