import { readExpression } from './read-expression.js'
import { cleanWords, expectedOf, type NeededWord } from './word-set.js'

/** Words of which one at least stands in every text of some kind. */
type WordSet = readonly NeededWord[]

/** What stands in each text in which an expression has a match. */
export interface NeededWords {
  /** Of each of these sets one word, the rarest set first. */
  needs: readonly WordSet[]
  /** With one of these words every match begins; `undefined` where its form does not say. */
  starts: WordSet | undefined
}

/** So often a set may be expected in a thousand characters; one that is found oftener tells little. */
const mostExpected = 0.05
const mostStarts = 1
/** So many sets of an expression are asked for. */
const mostSets = 3

/** What the form of an expression says of where it matches: less than is true, and never more. */
export function neededWords(expression: RegExp): NeededWords {
  const { needs, starts } = readExpression(expression)
  const begins = starts === undefined || expectedOf(starts) > mostStarts ? undefined : cleanWords(starts)
  return {
    needs: needs
      .map((words) => ({ words, expected: expectedOf(words) }))
      .filter(({ expected }) => expected <= mostExpected)
      .sort((a, b) => a.expected - b.expected)
      .slice(0, begins === undefined ? mostSets : 1)
      .map(({ words }) => cleanWords(words))
      .filter((set) => set !== undefined),
    starts: begins,
  }
}
