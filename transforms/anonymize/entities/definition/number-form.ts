/**
 * What of an identifier is enciphered and what stays. A form parts a value into the numerals to encipher and
 * a way of writing others in their place. Reading what was written gives the same form with the numerals
 * written, which is what makes the cipher invertible.
 *
 * A check digit is not enciphered but kept as its distance from the right one: a number that passed its check
 * passes it afterwards, and one that failed fails by as much.
 */
export interface NumberForm {
  /** Each below its radix. */
  numerals: readonly number[]
  radices: readonly number[]
  write(numerals: readonly number[]): string
}

/** A letter or digit of a value: where it stands and which of how many it is. */
export interface Cell {
  at: number
  numeral: number
  alphabet: string
}

/** Reads the form of a value of which every letter and digit is a cell; `undefined` where it has none. */
export type FormReader = (value: string, cells: readonly Cell[]) => NumberForm | undefined

const alphabets = [
  '0123456789',
  '０１２３４５６７８９',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'abcdefghijklmnopqrstuvwxyz',
  '零一二三四五六七八九',
]

/** The form of a value; `undefined` also where it holds letters or digits of which no one alphabet is known. */
export function readForm(value: string, read: FormReader): NumberForm | undefined {
  const cells = cellsOf(value)
  return cells === undefined ? undefined : read(value, cells)
}

function cellsOf(value: string): Cell[] | undefined {
  const cells: Cell[] = []
  for (let at = 0; at < value.length; at++) {
    const alphabet = alphabets.find((letters) => letters.includes(value[at]))
    if (alphabet !== undefined) cells.push({ at, numeral: alphabet.indexOf(value[at]), alphabet })
    else if (/[\p{L}\p{N}\p{Cs}]/u.test(value[at])) return undefined
  }
  return cells
}

/** Every letter and digit is enciphered, each within its alphabet. */
export function plainForm(value: string, cells: readonly Cell[]): NumberForm {
  return {
    numerals: cells.map(({ numeral }) => numeral),
    radices: cells.map(({ alphabet }) => alphabet.length),
    write: (numerals) => withNumerals(value, cells, numerals),
  }
}

/** The value with other numerals in some of its cells. */
export function withNumerals(value: string, cells: readonly Cell[], numerals: readonly number[]): string {
  const characters = value.split('')
  for (const [i, { at, alphabet }] of cells.entries()) characters[at] = alphabet[numerals[i]]
  return characters.join('')
}

/** Whether no cell is a letter. */
export function areDigits(cells: readonly Cell[]): boolean {
  return cells.every(({ alphabet }) => alphabet.length === 10)
}

/** Some cells read as one decimal number. */
export function numberIn(cells: readonly Cell[]): number {
  return cells.reduce((sum, { numeral }) => sum * 10 + numeral, 0)
}

/** A number with zeros before it. */
export function padded(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

/** The digits of a text of digits. */
export function digitsOf(text: string): number[] {
  return Array.from(text, Number)
}

/** Whether a value is written in printable ASCII alone. */
export function isAscii(value: string): boolean {
  return /^[\x20-\x7e]*$/.test(value)
}
