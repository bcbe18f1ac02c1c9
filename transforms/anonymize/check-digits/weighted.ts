/** Sums that most national check digits are made of. All take bare characters: digits, and letters as A = 10 … Z = 35. */

/** The value of a character: 0 to 9, and 10 to 35 for A to Z. */
export function characterValue(character: number): number {
  return character <= 57 ? character - 48 : character - 55
}

/** The sum of the first characters, each times its weight. */
export function weightedSum(compact: string, weights: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += characterValue(compact.charCodeAt(i)) * weights[i]
  return sum
}

/** The same with the digits of each product added up instead of the product. */
export function crossSum(compact: string, weights: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    const product = characterValue(compact.charCodeAt(i)) * weights[i]
    sum += Math.floor(product / 10) + (product % 10)
  }
  return sum
}

/** The last digit of a value. */
export function lastDigit(compact: string): number {
  return compact.charCodeAt(compact.length - 1) - 48
}

/** The digit at a place. */
export function digitAt(compact: string, i: number): number {
  return compact.charCodeAt(i) - 48
}
