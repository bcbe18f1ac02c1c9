/** Check characters of identifiers of mainland China, Hong Kong and Taiwan. Each function takes the bare characters, upper-case. */

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Unified social credit codes (GB 32100-2015): powers of 3 modulo 31. */
export function passesUscc(code: string): boolean {
  return usccCheck(code) === code[17]
}

/** The check character of a code's first 17 characters. */
export function usccCheck(code: string): string {
  let sum = 0
  let weight = 1
  for (let i = 0; i < 17; i++) {
    sum += usccAlphabet.indexOf(code[i]) * weight
    weight = (weight * 3) % 31
  }
  return usccAlphabet[(31 - (sum % 31)) % 31]
}

/** Hong Kong identity cards: one or two letters, six digits, a check character modulo 11. */
export function passesHkId(code: string): boolean {
  const padded = code.padStart(9, ' ')
  let sum = 0
  for (let i = 0; i < 8; i++) sum += (9 - i) * (padded[i] === ' ' ? 36 : Number.parseInt(padded[i], 36))
  const check = padded[8] === 'A' ? 10 : Number(padded[8])
  return (sum + check) % 11 === 0
}

const taiwanLetters = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'

/**
 * Taiwanese national ids and resident certificates, old (two letters) and new: the first letter is a number
 * from 10 to 35, the second one the last digit of its number, weights from 8 down, modulo 10.
 */
export function passesTaiwanId(code: string): boolean {
  const first = taiwanLetters.indexOf(code[0]) + 10
  let sum = Math.floor(first / 10) + (first % 10) * 9
  for (let i = 1; i < 9; i++) {
    const letter = taiwanLetters.indexOf(code[i])
    sum += (letter < 0 ? Number(code[i]) : letter % 10) * (9 - i)
  }
  return (sum + Number(code[9])) % 10 === 0
}
