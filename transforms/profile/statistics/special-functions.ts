/**
 * The few special functions that intervals and tests need, to about 14 digits: the incomplete gamma function
 * and, from it, the normal distribution.
 */

/**
 * The upper regularized incomplete gamma function Q(a, x) for a > 0 and x ≥ 0: by its power series below
 * a + 1 (Abramowitz & Stegun, "Handbook of Mathematical Functions", 6.5.29), by its continued fraction above
 * (NIST Digital Library of Mathematical Functions, 8.9.2) with Lentz's method as modified by Thompson &
 * Barnett, Journal of Computational Physics 64 (1986).
 */
export function upperGamma(a: number, x: number): number {
  if (x === 0) return 1
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? 1 - scale * gammaSeries(a, x) : scale * gammaFraction(a, x)
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; term > sum * Number.EPSILON; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

function gammaFraction(a: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let fraction = d
  for (let n = 1, step = 0; Math.abs(step - 1) > Number.EPSILON && n < 10_000; n++) {
    const numerator = n * (a - n)
    b += 2
    d = 1 / (numerator * d + b || tiny)
    c = b + numerator / c || tiny
    step = c * d
    fraction *= step
  }
  return fraction
}

/** ln Γ(x) for x > 0 by Stirling's series (Abramowitz & Stegun 6.1.41), taken beyond 15 by Γ(x + 1) = x Γ(x). */
function logGamma(x: number): number {
  let shift = 1
  let at = x
  for (; at < 15; at++) shift *= at
  const square = at * at
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / at
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series - Math.log(shift)
}

/** The probability that a standard normal variable exceeds x. */
export function normalTail(x: number): number {
  const half = upperGamma(0.5, (x * x) / 2) / 2
  return x < 0 ? 1 - half : half
}

/** The z that a standard normal variable stays within, −z to z, with this probability (0 < p < 1). */
export function normalQuantile(confidence: number): number {
  const tail = (1 - confidence) / 2
  let low = 0
  let high = 40
  for (let i = 0; i < 100 && high - low > Number.EPSILON * high; i++) {
    const middle = (low + high) / 2
    if (normalTail(middle) > tail) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The value that a chi-square variable of so many degrees of freedom stays below with this probability (0 < p < 1). */
export function chiSquareQuantile(probability: number, degrees: number): number {
  let high = degrees + 10
  while (upperGamma(degrees / 2, high / 2) > 1 - probability) high *= 2
  let low = 0
  for (let i = 0; i < 100 && high - low > 1e-12 * high; i++) {
    const middle = (low + high) / 2
    if (upperGamma(degrees / 2, middle / 2) > 1 - probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * The probability that the limit of √n times the greatest gap between two distributions exceeds x, if both are one:
 * A. Kolmogorov, Giornale dell'Istituto Italiano degli Attuari 4 (1933).
 */
export function kolmogorovTail(x: number): number {
  if (x < 0.2) return 1
  let sum = 0
  for (let k = 1, sign = 1; k < 100; k++, sign = -sign) {
    const term = Math.exp(-2 * k * k * x * x)
    sum += sign * term
    if (term < 1e-17) break
  }
  return Math.min(1, Math.max(0, 2 * sum))
}
