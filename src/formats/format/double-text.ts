/** From here on whole doubles are written with an exponent, as Python's `repr` has it. */
const exponentFrom = 1e16

/**
 * The shortest decimal text of a finite double that reads back as that double and not as a whole number: `3.0`,
 * `1e+17`, `-0.0`, `0.1`. In JSON and CSV a number without point and exponent is an integer to most readers.
 */
export function doubleText(value: number): string {
  if (!Number.isInteger(value)) return String(value)
  if (Math.abs(value) >= exponentFrom) return value.toExponential()
  return Object.is(value, -0) ? '-0.0' : `${value}.0`
}
