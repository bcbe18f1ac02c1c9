import { simplifiedOnly, traditionalOnly } from './han-variants.data.js'
import { type CharacterKind, characterKinds, characterRanges } from './scripts.data.js'

export const kindCount = characterKinds.length
export const spaceKind = kindOf('space')
export const latinKind = kindOf('Latin')
export const hanKind = kindOf('Han')
/** The first kind that makes a word in a script with spaces. */
export const firstWordy = kindOf('digit')
export const firstLetter = kindOf('Latin')
export const firstUnspaced = kindOf('Thai')

export function kindOf(name: CharacterKind): number {
  return characterKinds.indexOf(name)
}

/** The kind of every code point of the basic plane. */
export function codePointKinds(): Uint8Array {
  const kinds = new Uint8Array(0x10000)
  for (const [name, ...bounds] of characterRanges)
    for (let i = 0; i < bounds.length; i += 2) kinds.fill(kindOf(name), bounds[i], bounds[i + 1] + 1)
  for (const letter of simplifiedOnly) kinds[letter.charCodeAt(0)] = hanKind + 1
  for (const letter of traditionalOnly) kinds[letter.charCodeAt(0)] = hanKind + 2
  return kinds
}

/** The kind of a code point beyond the basic plane: the planes of Han characters, and letters of old scripts. */
export function kindOfCodePoint(codePoint: number): number {
  if (codePoint >= 0x20000 && codePoint < 0x3fffe) return hanKind
  return codePoint >= 0x10000 && codePoint < 0x1d000 ? kindOf('other') : 0
}
