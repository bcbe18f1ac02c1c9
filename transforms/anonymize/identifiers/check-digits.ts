/** Check digits of identifiers. Each function takes the bare characters, without separators. */

/** Luhn's check (ISO/IEC 7812-1, annex B; US patent 2,950,048). */
export function passesLuhn(digits: string): boolean {
  return luhnSum(digits) % 10 === 0
}

/** The digit that makes `payload` pass Luhn's check. */
export function luhnDigit(payload: string): string {
  return String((10 - (luhnSum(`${payload}0`) % 10)) % 10)
}

function luhnSum(digits: string): number {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    const weighed = i % 2 === 0 ? digit : digit * 2
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum
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
