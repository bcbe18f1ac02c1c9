import { digitCount, digits, exponent, isNegative } from './json-text'

/** Whole numbers below this are doubles, and are counted as such when kinds of numbers are. */
const exactDigits: u64 = 1 << 53

/** The powers of ten that a double holds exactly. */
const powers = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
  1e20, 1e21, 1e22,
])

/**
 * Whether one multiplication or division of two exact doubles gives the number that was read, which is then rounded once
 * and right (W. D. Clinger, "How to Read Floating Point Numbers Accurately", 1990).
 */
export function isExactDouble(): bool {
  return digitCount <= 19 && digits < exactDigits && exponent >= -22 && exponent <= 22
}

/** The number that was read, where it is one of those. */
export function exactDouble(): f64 {
  const power = load<f64>(powers + ((<usize>(exponent < 0 ? -exponent : exponent)) << 3))
  const value = exponent < 0 ? <f64>digits / power : <f64>digits * power
  return isNegative ? -value : value
}
