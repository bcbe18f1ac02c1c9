/**
 * Verhoeff's check (J. Verhoeff, "Error Detecting Decimal Codes", 1969): products in the symmetry group of the
 * pentagon, which catch every neighbouring swap. The group's table is computed, not listed.
 */

/** One step of the permutation (1 5 8 9 4 2 7 0)(3 6) of the digits. */
const permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

/** Whether the last digit checks the others. */
export function passesVerhoeff(digits: string): boolean {
  let check = 0
  for (let i = 0; i < digits.length; i++) {
    let digit = digits.charCodeAt(digits.length - 1 - i) - 48
    for (let step = i % 8; step > 0; step--) digit = permutation[digit]
    check = times(check, digit)
  }
  return check === 0
}

/** The product in the group: 0 to 4 are rotations, 5 to 9 reflections. */
function times(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5)
  return b < 5 ? 5 + ((a - b + 5) % 5) : (a - b + 5) % 5
}
