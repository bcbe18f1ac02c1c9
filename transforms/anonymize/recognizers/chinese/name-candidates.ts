import { compoundSurnames } from './compound-surnames.data.js'
import type { Words } from './word-tables.js'

/** Takes a candidate `[start, end)` of a run and what it costs as a name, surname and given name apart. */
export type TakeCandidate = (start: number, end: number, cost: NameCost) => void

export interface NameCost {
  surname: number
  given: number
}

const never = 255
const unit = 12
/** Two characters in 65 of 100 given names, one in 35. */
const twoCost = Math.round(-Math.log(0.65) * unit)
const oneCost = Math.round(-Math.log(0.35) * unit)
const compoundCost = 7 * unit
/** A character not seen in given names; a rare one is likelier there than in running text. */
const unseenCost = 15 * unit
const unseenRareCost = 12 * unit
/** Given names such as 婷婷. */
const doubledCost = 2 * unit
/** Characters of grammar, which no given name has, whatever the word lists say. */
const grammar =
  '的了和是在有不也就都而及与或我你他她它们这那着过吗呢吧啊嘛呀把被让给对从到说要会没很么什打查叫问找拉带某其所并但却'
const grammarCost = 17 * unit

/** Visits what has the form of a name in a run: a surname and one or two characters. */
export function openCandidates({ surname, first, last, only, word }: Words) {
  const compounds = new Set(
    compoundSurnames.split(' ').map((name) => (name.charCodeAt(0) << 16) | name.charCodeAt(1)),
  )
  const isGrammar = new Uint8Array(65_536)
  for (let i = 0; i < grammar.length; i++) isGrammar[grammar.charCodeAt(i)] = 1
  const costOf = (table: Uint8Array, code: number) => {
    if (isGrammar[code] === 1) return grammarCost
    if (table[code] !== never) return table[code]
    return word[code] > 11 * unit ? unseenRareCost : unseenCost
  }
  return (codes: Uint16Array, length: number, take: TakeCandidate): void => {
    const takeGiven = (start: number, at: number, surnameCost: number) => {
      if (at >= length) return
      take(start, at + 1, { surname: surnameCost, given: costOf(only, codes[at]) + oneCost })
      if (at + 1 >= length) return
      let second = costOf(last, codes[at + 1])
      if (codes[at] === codes[at + 1] && first[codes[at]] !== never) second = Math.min(second, doubledCost)
      take(start, at + 2, { surname: surnameCost, given: costOf(first, codes[at]) + second + twoCost })
    }
    for (let i = 0; i < length - 1; i++) {
      const cost = surname[codes[i]]
      if (cost !== never) takeGiven(i, i + 1, cost)
      if (compounds.has((codes[i] << 16) | codes[i + 1])) takeGiven(i, i + 2, compoundCost)
    }
  }
}
