import type { CharacterKind } from './scripts.data.js'
import { firstLetter, hanKind, kindOf } from './scripts.js'

/** The scripts whose shares are told, by their codes in ISO 15924. `Zyyy` stands for all others. */
export const scriptCodes = [
  'Latn',
  'Hani',
  'Kana',
  'Hang',
  'Cyrl',
  'Arab',
  'Deva',
  'Grek',
  'Hebr',
  'Thai',
  'Zyyy',
] as const
export type ScriptCode = (typeof scriptCodes)[number]

const codeOfKind: Partial<Record<CharacterKind, ScriptCode>> = {
  Latin: 'Latn',
  Han: 'Hani',
  'Han, simplified only': 'Hani',
  'Han, traditional only': 'Hani',
  Hiragana: 'Kana',
  Katakana: 'Kana',
  Hangul: 'Hang',
  Cyrillic: 'Cyrl',
  Arabic: 'Arab',
  Devanagari: 'Deva',
  Greek: 'Grek',
  Hebrew: 'Hebr',
  Thai: 'Thai',
  other: 'Zyyy',
}

const scriptOfKind: ReadonlyMap<number, number> = new Map(
  Object.entries(codeOfKind).map(([kind, code]) => [
    kindOf(kind as CharacterKind),
    scriptCodes.indexOf(code),
  ]),
)

/** Writes the share of each script in the letters of a text into `shares`, in the order of {@link scriptCodes}, and answers the number of letters. */
export function scriptShares(byKind: Int32Array, shares: Float64Array): number {
  shares.fill(0)
  let letters = 0
  for (let kind = firstLetter; kind < byKind.length; kind++) {
    letters += byKind[kind]
    shares[scriptOfKind.get(kind)!] += byKind[kind]
  }
  if (letters > 0) for (let i = 0; i < shares.length; i++) shares[i] /= letters
  return letters
}

/** How many times as many characters of one way of writing there must be for a text to be in that alone. */
const clearly = 4

/**
 * The script that most letters of a text are in; Chinese by its characters that only one way of writing has: `Hans`,
 * `Hant`, or `Hani` where both stand in it or neither. `undefined` for a text without letters.
 */
export function mainScript(byKind: Int32Array, shares: Float64Array): string | undefined {
  let best = 0
  for (let i = 1; i < shares.length; i++) if (shares[i] > shares[best]) best = i
  if (shares[best] === 0) return undefined
  if (scriptCodes[best] !== 'Hani') return scriptCodes[best]
  const [simplified, traditional] = [byKind[hanKind + 1], byKind[hanKind + 2]]
  if (simplified > clearly * traditional) return 'Hans'
  return traditional > clearly * simplified ? 'Hant' : 'Hani'
}
