import { openPermutation } from './permutation.js'

/**
 * The letter that stands for the first one of a given name, throughout: each letter of an alphabet goes to
 * another one, no two to the same, so that "M. Jones" still can be "Mary Jones" and cannot be "P. Jones".
 */
export function openLetters(key: Buffer): (letter: string) => string | undefined {
  const turned = alphabets.map((alphabet) => oneRound(key, alphabet))
  return (letter) => turned.find((next) => next.has(letter))?.get(letter)
}

const alphabets = [
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЬЫЭЮЯІЇЄҐ',
  'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ',
]

/** The letters in a keyed order around a circle, each going to the next: so none stays where it is. */
function oneRound(key: Buffer, alphabet: string): ReadonlyMap<string, string> {
  const permute = openPermutation(key, 'letters', alphabet.length)
  const order = Array.from(alphabet, (_, i) => alphabet[permute(i)])
  return new Map(order.map((letter, i) => [letter, order[(i + 1) % order.length]]))
}
