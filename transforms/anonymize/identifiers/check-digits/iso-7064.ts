/** Check characters of ISO/IEC 7064:2003. */

/** MOD 11,10: the last of all digits checks the others. */
export function passesMod11and10(digits: string): boolean {
  let product = 10
  for (let i = 0; i < digits.length - 1; i++) {
    const sum = (digits.charCodeAt(i) - 48 + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (digits.charCodeAt(digits.length - 1) - 48 + product) % 10 === 1
}
