import { ibanRemainder, passesMod11and10 } from '../check-digits/iso-7064.js'
import { passesLuhn } from '../check-digits/luhn.js'
import { passesVerhoeff } from '../check-digits/verhoeff.js'

type Check = (compact: string) => boolean

/** The checks that a recognizer of a user may name. Each sees letters and digits alone, upper-case. */
const checks = {
  luhn: (compact) => /^\d+$/.test(compact) && passesLuhn(compact),
  verhoeff: (compact) => /^\d+$/.test(compact) && passesVerhoeff(compact),
  mod97: (compact) => /^[A-Z0-9]+$/.test(compact) && remainder97(compact) === 1,
  iban: (compact) => /^[A-Z0-9]{5,}$/.test(compact) && ibanRemainder(compact) === 1,
  mod11: (compact) => /^\d+[\dX]$/.test(compact) && passesMod11(compact),
  mod11_10: (compact) => /^\d+$/.test(compact) && passesMod11and10(compact),
} as const satisfies Record<string, Check>

export type CheckName = keyof typeof checks

export const checkNames = Object.keys(checks) as [CheckName, ...CheckName[]]

/** Whether a value, with its separators, passes the check of that name. */
export function passesCheck(name: CheckName, value: string): boolean {
  return checks[name](value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''))
}

/** ISO/IEC 7064 MOD 97-10 over the characters as they stand, A for 10 to Z for 35; 1 where the check holds. */
function remainder97(compact: string): number {
  let rest = 0
  for (const character of compact) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

/** Weights 1, 2, 3 … from the right, the sum a multiple of 11, X for 10: as in ISBN-10 (ISO 2108:1992). */
function passesMod11(compact: string): boolean {
  let sum = 0
  for (let i = 0; i < compact.length; i++) {
    const digit = compact[compact.length - 1 - i]
    sum += (i + 1) * (digit === 'X' ? 10 : Number(digit))
  }
  return sum % 11 === 0
}
