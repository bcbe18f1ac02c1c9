/** Which combinations of facets, and which strata, are not told, given that every single facet is. */
import { addCount, fewest, type GuardRow, isFew, type Sizes } from './guard-counts.js'
import { combinationsOf, hideCombinations, unprotected } from './guard-rectangles.js'

/** The combinations that are not told, by `combinationKey`: none of their counts follows from what is told. */
export function hiddenCombinations(rows: readonly GuardRow[], minShared: number): ReadonlySet<string> {
  return hideCombinations(
    combinationsOf(rows, ({ label }) => label),
    minShared,
  )
}

/**
 * The strata that are not told of any group: in some group that is told, or in what combinations leave of one,
 * too few rows of a label are in them.
 */
export function hiddenStrata(
  rows: readonly GuardRow[],
  { minShared, isShown }: { minShared: number; isShown: (row: GuardRow) => boolean },
): Set<string> {
  const sizes: Sizes = new Map()
  for (const { stratum, rows: count } of rows) addCount(sizes, stratum, count)
  const rest = rows.filter((row) => !isShown(row))
  const hidden = new Set<string>()
  for (let before = -1; before !== hidden.size; ) {
    before = hidden.size
    const few = [
      ...fewOfGroups(rows, { minShared, isShown, hidden }),
      ...fewOfRest(rest, { minShared, hidden }),
    ]
    const needsNext = few.some((stratum) => hidden.has(stratum))
    for (const stratum of few) hidden.add(stratum)
    if (needsNext || hidden.size === 1) hideNext(hidden, sizes)
  }
  return hidden
}

/** A stratum of each count of a group that is too small; hidden ones count together. */
function fewOfGroups(
  rows: readonly GuardRow[],
  given: { minShared: number; isShown: (row: GuardRow) => boolean; hidden: ReadonlySet<string> },
): string[] {
  const { minShared, isShown, hidden } = given
  const cells = new Map<string, { stratum: string; rows: number }>()
  for (const row of rows)
    for (const group of groupsOf(row, isShown(row))) {
      const key = JSON.stringify([group, hidden.has(row.stratum) ? 0 : row.stratum, row.label])
      const known = cells.get(key)
      if (known === undefined) cells.set(key, { stratum: row.stratum, rows: row.rows })
      else known.rows += row.rows
    }
  return [...cells.values()].flatMap(({ stratum, rows: count }) => (isFew(count, minShared) ? stratum : []))
}

/** A stratum of each small count of a combination that is not told, which follows from what is told of its stratum. */
function fewOfRest(
  rest: readonly GuardRow[],
  { minShared, hidden }: { minShared: number; hidden: ReadonlySet<string> },
): string[] {
  const strata = new Map<string, string>()
  const combinations = combinationsOf(rest, ({ label, stratum }) => {
    const layer = JSON.stringify([hidden.has(stratum) ? 0 : stratum, label])
    strata.set(layer, stratum)
    return layer
  })
  return unprotected(combinations, minShared).map(({ layer }) => strata.get(layer) ?? '')
}

function hideNext(hidden: Set<string>, sizes: Sizes): void {
  const next = fewest(sizes, hidden)
  if (next !== undefined) hidden.add(next)
}

/** The groups that a row counts in: one a column, and its combination or what combinations leave of its values. */
function groupsOf({ facet }: GuardRow, isShown: boolean): string[] {
  const single = facet.map((value, column) => `${column} ${value}`)
  return isShown
    ? [...single, `all ${JSON.stringify(facet)}`]
    : [...single, ...single.map((name) => `rest ${name}`)]
}
