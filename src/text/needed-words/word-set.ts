/** A word that stands in a text, in small letters, and whether no ASCII letter may stand right before or behind it. */
export interface NeededWord {
  word: string
  opens: boolean
  closes: boolean
  /** Where its three rarest characters begin that stand side by side. */
  rarest: number
}

/** Stand in words for a place: one before which, or behind which, no ASCII letter may stand, and one of `\b`. */
export const noLetterBefore = '\ue000'
export const noLetterBehind = '\ue002'
export const edge = '\ue001'

/** No longer words are compared, in UTF-16 units. */
const longest = 12

/** Words without the places in them; `undefined` where one of them is empty, as that stands in every text. */
export function cleanWords(raw: readonly string[]): readonly NeededWord[] | undefined {
  const words = new Map<string, NeededWord>()
  for (const one of raw) {
    const word = cleanWord(one)
    if (word.word === '') return undefined
    words.set(`${word.word}${word.opens ? '<' : ' '}${word.closes ? '>' : ' '}`, word)
  }
  return [...words.values()]
}

function cleanWord(raw: string): NeededWord {
  const bare = raw.replace(/[\ue000-\ue002]/g, '')
  const word = bare.slice(0, longest)
  const rarest = rarestIn(word)
  if (bare === raw) return { word, rarest, opens: false, closes: false }
  const head = /^[\ue000-\ue002]*/.exec(raw)?.[0] ?? ''
  const tail = word === bare ? (/[\ue000-\ue002]*$/.exec(raw)?.[0] ?? '') : ''
  const isOfWord = (unit: string | undefined) => unit !== undefined && /\w/.test(unit)
  return {
    word,
    rarest,
    opens: head.includes(noLetterBefore) || (head.includes(edge) && isOfWord(word[0])),
    closes: tail.includes(noLetterBehind) || (tail.includes(edge) && isOfWord(word.at(-1))),
  }
}

/** How often characters stand in English text, in per mille, by their codes. */
const frequent = ' etaoinsrhldcumfgpywbvk'
const perMille = [
  170, 100, 75, 65, 62, 58, 57, 53, 50, 48, 33, 31, 23, 22, 20, 18, 16, 15, 14, 13, 12, 8, 6,
] as const
const rare = 3
const shares: Float64Array = Float64Array.from(
  { length: 128 },
  (_, code) => perMille[frequent.indexOf(String.fromCharCode(code))] ?? rare,
)
/** A letter beside the end of a word is as frequent as that. */
const besideLetter = 0.25

/** Where three characters of a word begin that are the rarest side by side; 0 for a shorter one. */
export function rarestIn(word: string): number {
  let rarest = 0
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i + 3 <= word.length; i++) {
    const share = shareOf(word, i) * shareOf(word, i + 1) * shareOf(word, i + 2)
    if (share < least) [rarest, least] = [i, share]
  }
  return rarest
}

function shareOf(word: string, i: number): number {
  const code = word.charCodeAt(i)
  return (code < 128 ? shares[code] : rare) / 1000
}

/**
 * How often words of a set may be expected in a thousand characters: the less, the more a text without them says. Endless
 * where one of them stands everywhere.
 */
export function expectedOf(raw: readonly string[]): number {
  let sum = 0
  for (const word of raw) {
    let share = 1000
    let units = 0
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i)
      if (code >= 0xe000 && code <= 0xe002) share *= besideLetter
      else {
        share *= shareOf(word, i)
        units++
      }
    }
    if (units === 0) return Number.POSITIVE_INFINITY
    sum += share
  }
  return sum
}
