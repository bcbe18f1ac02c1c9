import { type Part, partOf, refuseValue } from '../parts/part.js'
import { TextNumbers } from '../parts/text-numbers.js'

/** The numbers of the tokens under `vocab`: an object has them, or what was read from the bytes of the file. */
export function vocabularyOf(part: Part): ReadonlyMap<string, number> {
  if (part.vocab instanceof TextNumbers) return part.vocab
  const entries = Object.entries(partOf(part, 'vocab'))
  if (!entries.every((entry): entry is [string, number] => Number.isSafeInteger(entry[1])))
    return refuseValue(part, 'vocab', 'an object of whole numbers')
  return new Map(entries)
}

/** The highest number of a vocabulary; -1 where it is empty. */
export function highestNumber(vocabulary: ReadonlyMap<string, number>): number {
  if (vocabulary instanceof TextNumbers) return vocabulary.highest
  let highest = -1
  for (const number of vocabulary.values()) if (number > highest) highest = number
  return highest
}

/** The tokens of at most so many characters that begin beyond ASCII. */
export function shortTokens(
  vocabulary: ReadonlyMap<string, number>,
  characters: number,
): readonly [string, number][] {
  if (vocabulary instanceof TextNumbers) return vocabulary.shortOnes(characters, (byte) => byte >= 0x80)
  return [...vocabulary].filter(
    ([token]) => Array.from(token).length <= characters && (token.codePointAt(0) ?? 0) >= 0x80,
  )
}

/** The characters of each token, by its number. */
export function tokenLengths(vocabulary: ReadonlyMap<string, number>): Uint32Array {
  const lengths = new Uint32Array(highestNumber(vocabulary) + 1)
  if (vocabulary instanceof TextNumbers)
    vocabulary.eachLength((id, length) => {
      lengths[id] = length
    })
  else for (const [token, id] of vocabulary) lengths[id] = Array.from(token).length
  return lengths
}
