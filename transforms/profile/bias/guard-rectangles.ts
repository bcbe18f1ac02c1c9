/**
 * Hides combinations of facet values of which a count is small, with as few others as keep it from being found again.
 * What is told beside them are totals by the values of each single column. These do not change where one takes rows from
 * two combinations and gives them to two others that are put together of the same values: (a, x) and (b, y) for (a, y)
 * and (b, x). A small count may thus be large, for all that is told, if the other three corners are hidden too and the
 * two that give have rows enough. J. P. Kelly and others, "Cell suppression: disclosure protection for sensitive tabular
 * data" (1992), call it a protection of cells by cycles; here the shortest ones are taken, and what they can do without is
 * told again.
 */
import { addCount, type GuardRow, isFew, type Sizes } from './guard-counts.js'

/** The rows of one combination of all facet columns. */
export interface Combination {
  key: string
  facet: readonly string[]
  rows: number
  /** Its rows by layer: what each total is told of, such as a label. */
  layers: Sizes
}

/** Two combinations of the same values as two others, and what the first two can give. */
interface Rectangle {
  opposite: Combination
  givers: readonly [Combination, Combination]
  capacity: number
}

/** A count that is too small to be told, and how many rows more it must be able to have. */
interface Small {
  combination: Combination
  layer: string
  needed: number
}

/** Where two combinations differ in more columns, not all ways to mix them are tried. */
const mostMixed = 6
/** With more pairs to try, no combination is told: of so many that are small nothing can be read. */
const mostPairs = 30_000_000
const mostPruned = 3_000_000
const mostOrders = 24

/** The name of a combination, of values as JSON. */
export function combinationKey(facet: readonly string[]): string {
  return JSON.stringify(facet)
}

/** Sums rows by combination and by what `layerOf` answers. */
export function combinationsOf<R extends GuardRow>(
  rows: readonly R[],
  layerOf: (row: R) => string,
): Map<string, Combination> {
  const all = new Map<string, Combination>()
  for (const row of rows) {
    const key = combinationKey(row.facet)
    let one = all.get(key)
    if (one === undefined) all.set(key, (one = { key, facet: row.facet, rows: 0, layers: new Map() }))
    one.rows += row.rows
    addCount(one.layers, layerOf(row), row.rows)
  }
  return all
}

/** The keys of combinations that are not told. */
export function hideCombinations(all: ReadonlyMap<string, Combination>, minShared: number): Set<string> {
  const small = smallCounts(all.values(), minShared)
  const pairs = small.length * all.size
  if (pairs > mostPairs) return new Set(all.keys())
  small.sort((a, b) => b.needed - a.needed || (a.combination.key < b.combination.key ? -1 : 1))
  // Which rectangles are shared depends on the order: of some the best is taken.
  const orders = Math.max(1, Math.min(mostOrders, small.length, Math.floor(mostPairs / 100 / pairs)))
  let best: Set<string> | undefined
  for (let turn = 0; turn < orders; turn++) {
    const from = Math.floor((turn * small.length) / orders)
    const hidden = hideInOrder([...small.slice(from), ...small.slice(0, from)], all)
    if (best === undefined || hidden.size < best.size) best = hidden
  }
  return best ?? new Set()
}

function hideInOrder(small: readonly Small[], all: ReadonlyMap<string, Combination>): Set<string> {
  const primary: ReadonlySet<string> = new Set(small.map(({ combination }) => combination.key))
  const hidden = new Set(primary)
  for (const one of small) if (!protect(one, { all, hidden })) return new Set(all.keys())
  uncover(small, { all, hidden, primary })
  return exchange(small, { all, hidden, primary })
}

/** Does without one after the other of what was hidden for others, where that needs fewer in all. */
function exchange(
  small: readonly Small[],
  { all, hidden, primary }: Hiding & { primary: ReadonlySet<string> },
): Set<string> {
  let best = hidden
  const tries = small.length * all.size * Math.max(1, hidden.size - primary.size)
  if (tries > mostPruned) return best
  for (const key of hidden) {
    if (primary.has(key) || !best.has(key)) continue
    const rest = new Map([...all].filter(([one]) => one !== key))
    const other = new Set([...best].filter((one) => one !== key))
    if (!small.every((one) => protect(one, { all: rest, hidden: other }))) continue
    uncover(small, { all: rest, hidden: other, primary })
    if (other.size < best.size) best = other
  }
  return best
}

/** The counts that could be found again if these combinations alone were hidden. */
export function unprotected(hidden: ReadonlyMap<string, Combination>, minShared: number): Small[] {
  const keys = new Set(hidden.keys())
  return smallCounts(hidden.values(), minShared).filter((one) => !protect(one, { all: hidden, hidden: keys }))
}

function smallCounts(all: Iterable<Combination>, minShared: number): Small[] {
  const small: Small[] = []
  for (const combination of all)
    for (const [layer, rows] of combination.layers)
      if (isFew(rows, minShared)) small.push({ combination, layer, needed: minShared - rows })
  return small
}

interface Hiding {
  all: ReadonlyMap<string, Combination>
  hidden: Set<string>
}

/** Hides what lets a small count be large enough, the fewest combinations first; answers whether that can be. */
function protect({ combination, layer, needed }: Small, { all, hidden }: Hiding): boolean {
  const given: Sizes = new Map()
  for (let rest = needed; rest > 0; ) {
    let best: { rectangle: Rectangle; more: number; rows: number } | undefined
    for (const rectangle of rectanglesAt(combination, { all, layer, given })) {
      const added = cornersOf(rectangle).filter(({ key }) => !hidden.has(key))
      const rows = added.reduce((sum, one) => sum + one.rows, 0)
      const isBetter =
        best === undefined || added.length < best.more || (added.length === best.more && rows < best.rows)
      if (isBetter) best = { rectangle, more: added.length, rows }
      if (added.length === 0 && rectangle.capacity >= rest) break
    }
    if (best === undefined) return false
    for (const { key } of cornersOf(best.rectangle)) hidden.add(key)
    for (const { key } of best.rectangle.givers) addCount(given, key, best.rectangle.capacity)
    rest -= best.rectangle.capacity
  }
  return true
}

function cornersOf({ opposite, givers }: Rectangle): readonly Combination[] {
  return [opposite, ...givers]
}

/** The rectangles with a corner, whose neighbours still have rows to give in a layer. */
function* rectanglesAt(
  corner: Combination,
  { all, layer, given }: { all: ReadonlyMap<string, Combination>; layer: string; given: Sizes },
): Generator<Rectangle> {
  // A combination never gives its last row: how many are hidden is told.
  const spare = (one: Combination) =>
    Math.min(one.layers.get(layer) ?? 0, one.rows - 1) - (given.get(one.key) ?? 0)
  for (const opposite of all.values()) {
    const differing = corner.facet.flatMap((value, i) => (value === opposite.facet[i] ? [] : [i]))
    if (differing.length < 2 || differing.length > mostMixed) continue
    // The first differing column stays: to swap all others is to swap it alone.
    for (let mask = 1; mask < 1 << (differing.length - 1); mask++) {
      const swapped = new Set(differing.filter((_, i) => i > 0 && (mask & (1 << (i - 1))) !== 0))
      const mix = (one: Combination, other: Combination) =>
        all.get(combinationKey(one.facet.map((value, i) => (swapped.has(i) ? other.facet[i] : value))))
      const first = mix(corner, opposite)
      const second = mix(opposite, corner)
      if (first === undefined || second === undefined) continue
      const capacity = Math.min(spare(first), spare(second))
      if (capacity > 0) yield { opposite, givers: [first, second], capacity }
    }
  }
}

/** Tells the largest combinations again that were hidden for others and that all others can do without. */
function uncover(
  small: readonly Small[],
  { all, hidden, primary }: Hiding & { primary: ReadonlySet<string> },
): void {
  const added = [...hidden].filter((key) => !primary.has(key))
  if (added.length * small.length * hidden.size > mostPruned) return
  const rowsOf = (key: string) => all.get(key)?.rows ?? 0
  added.sort((a, b) => rowsOf(b) - rowsOf(a) || (a < b ? -1 : 1))
  for (const key of added) {
    const rest = new Map([...all].filter(([one]) => one !== key && hidden.has(one)))
    const keys = new Set(rest.keys())
    if (small.every((one) => protect(one, { all: rest, hidden: keys }))) hidden.delete(key)
  }
}
