/**
 * Letters of alphabetic scripts, folded: lower case, without accents. One table covers U+0000 to U+217F (Latin,
 * Greek, Cyrillic, Armenian, Georgian, scripts without case, the ohm sign that is met in Greek words); what lies above
 * is no letter here.
 */
import { shared } from '../../../detect/deferred.js'

/** First code unit beyond the table. */
export const letterLimit = 0x2180

/** Bits of an entry of the table; the other bits hold the folded letter, 0 for a mark that folds away. */
export const letterBits = { folded: 0x1fff, upper: 0x2000, cased: 0x4000, isLetter: 0x8000 } as const

/** Letters that Unicode does not take apart, and what they are without their stroke. */
const strokes: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  ß: 's',
  ð: 'd',
  þ: 't',
  ħ: 'h',
  æ: 'a',
  œ: 'o',
  ё: 'е',
  й: 'й',
}

/** An entry for every code unit below `letterLimit`; 0 for what belongs to no word. */
export const openLetters = shared((): Uint16Array => {
  const table = new Uint16Array(letterLimit)
  for (let code = 0; code < letterLimit; code++) table[code] = entryOf(String.fromCharCode(code))
  return table
})

const letter = /^\p{L}$/u
const mark = /^\p{M}$/u

function entryOf(character: string): number {
  if (mark.test(character)) return letterBits.isLetter
  if (!letter.test(character)) return 0
  const lower = character.toLowerCase().slice(0, 1)
  const folded = strokes[lower] ?? lower.normalize('NFD').slice(0, 1)
  const isUpper = lower !== character
  const isCased = isUpper || character.toUpperCase() !== character
  return (
    letterBits.isLetter |
    (isCased ? letterBits.cased : 0) |
    (isUpper ? letterBits.upper : 0) |
    (folded.charCodeAt(0) & letterBits.folded)
  )
}
