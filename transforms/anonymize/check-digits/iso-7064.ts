/** Check characters of ISO/IEC 7064:2003. Each function takes the bare characters, without separators. */

/** MOD 11,10: the last of all digits checks the others. */
export function passesMod11and10(digits: string): boolean {
  let product = 10
  for (let i = 0; i < digits.length - 1; i++) {
    const sum = (digits.charCodeAt(i) - 48 + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (digits.charCodeAt(digits.length - 1) - 48 + product) % 10 === 1
}

/** The remainder modulo 97 of an IBAN with its first four characters moved to the end (ISO 13616, ISO 7064). */
export function ibanRemainder(iban: string): number {
  let rest = 0
  for (const character of (iban.slice(4) + iban.slice(0, 4)).toUpperCase()) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

/** The check character of a resident id's first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function residentIdCheck(digits: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (digits.charCodeAt(i) - 48) * (2 ** (17 - i) % 11)
  return '10X98765432'[sum % 11]
}
