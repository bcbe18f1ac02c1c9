/** Which combinations of facets, and which strata, are not told, given that every single facet is. */
import { addCount, fewest, type GuardRow, isFew, type Sizes } from './guard-counts.js'

/**
 * For each facet column the values whose combinations are not told. The combinations that are told are large
 * enough, and so is what they leave of each value of each column; at least two values of a column are hidden, so
 * that no combination is what the others leave of a total.
 */
export function hiddenCombinations(rows: readonly GuardRow[], minShared: number): Set<string>[] {
  const columns = rows[0]?.facet.map((_, i) => i) ?? []
  const hidden = columns.map(() => new Set<string>())
  const sizes = columns.map((column): Sizes => {
    const ofColumn: Sizes = new Map()
    for (const { facet, rows: count } of rows) addCount(ofColumn, facet[column], count)
    return ofColumn
  })
  const isShown = ({ facet }: GuardRow) => !hidden.some((values, i) => values.has(facet[i]))
  for (let before = -1; before !== countOf(hidden); ) {
    before = countOf(hidden)
    hideSmallCombinations(rows.filter(isShown), { hidden, sizes, minShared })
    hideForRests(
      rows.filter((row) => !isShown(row)),
      { hidden, sizes, minShared },
    )
    for (const column of columns) if (hidden[column].size === 1) hideNext(hidden[column], sizes[column])
  }
  return hidden
}

interface Hiding {
  hidden: Set<string>[]
  sizes: readonly Sizes[]
  minShared: number
}

function hideSmallCombinations(shown: readonly GuardRow[], { hidden, sizes, minShared }: Hiding): void {
  const cells: Sizes = new Map()
  const facets = new Map<string, readonly string[]>()
  for (const { facet, label, rows } of shown) {
    const key = JSON.stringify([facet, label])
    addCount(cells, key, rows)
    facets.set(key, facet)
  }
  for (const [key, rows] of cells) {
    if (!isFew(rows, minShared)) continue
    const facet = facets.get(key) ?? []
    const sizeAt = (column: number) => sizes[column].get(facet[column]) ?? 0
    const column = facet.map((_, i) => i).reduce((least, i) => (sizeAt(i) < sizeAt(least) ? i : least), 0)
    hidden[column].add(facet[column])
  }
}

/** What hidden combinations hold together of a value must be large: else one more value is hidden elsewhere. */
function hideForRests(rest: readonly GuardRow[], { hidden, sizes, minShared }: Hiding): void {
  for (const [column, ofColumn] of hidden.entries()) {
    const cells: Sizes = new Map()
    const values = new Map<string, string>()
    for (const { facet, label, rows } of rest) {
      if (ofColumn.has(facet[column])) continue
      const key = JSON.stringify([facet[column], label])
      addCount(cells, key, rows)
      values.set(key, facet[column])
    }
    for (const [key, rows] of cells) {
      if (!isFew(rows, minShared)) continue
      const others = hidden.flatMap((set, i) => {
        const next = i === column || set.size === 0 ? undefined : fewest(sizes[i], set)
        return next === undefined ? [] : [{ set, next, size: sizes[i].get(next) ?? 0 }]
      })
      const least = others.sort((a, b) => a.size - b.size)[0]
      if (least === undefined) ofColumn.add(values.get(key) ?? '')
      else least.set.add(least.next)
      break
    }
  }
}

function hideNext(hidden: Set<string>, sizes: Sizes): void {
  const next = fewest(sizes, hidden)
  if (next !== undefined) hidden.add(next)
}

function countOf(hidden: readonly Set<string>[]): number {
  return hidden.reduce((sum, { size }) => sum + size, 0)
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
  const hidden = new Set<string>()
  for (let before = -1; before !== hidden.size; ) {
    before = hidden.size
    const cells = new Map<string, { stratum: string; rows: number }>()
    for (const row of rows)
      for (const group of groupsOf(row, isShown(row))) {
        const isHidden = hidden.has(row.stratum)
        const key = JSON.stringify([group, isHidden ? 0 : row.stratum, row.label])
        const known = cells.get(key)
        if (known === undefined) cells.set(key, { stratum: row.stratum, rows: row.rows })
        else known.rows += row.rows
      }
    let needsNext = false
    for (const { stratum, rows: count } of cells.values()) {
      if (!isFew(count, minShared)) continue
      if (hidden.has(stratum)) needsNext = true
      else hidden.add(stratum)
    }
    if (needsNext || hidden.size === 1) hideNext(hidden, sizes)
  }
  return hidden
}

/** The groups that a row counts in: one a column, and its combination or what combinations leave of its values. */
function groupsOf({ facet }: GuardRow, isShown: boolean): string[] {
  const single = facet.map((value, column) => `${column} ${value}`)
  return isShown
    ? [...single, `all ${JSON.stringify(facet)}`]
    : [...single, ...single.map((name) => `rest ${name}`)]
}
