/** Numbers with how often each was seen, ascending. */
export interface Points {
  values: readonly number[]
  counts: readonly number[]
}

/** The greatest gap between the distributions, and the area between them. Neither side may be empty. */
export function gapsBetween(first: Points, second: Points): { greatest: number; area: number } {
  const [n, m] = [countOf(first), countOf(second)]
  let [i, j, below, beneath] = [0, 0, 0, 0]
  let greatest = 0
  let area = 0
  let at = Math.min(first.values[0], second.values[0])
  while (i < first.values.length || j < second.values.length) {
    const next = Math.min(first.values[i] ?? Infinity, second.values[j] ?? Infinity)
    const gap = Math.abs(below / n - beneath / m)
    area += gap * (next - at)
    if (first.values[i] === next) below += first.counts[i++]
    if (second.values[j] === next) beneath += second.counts[j++]
    greatest = Math.max(greatest, Math.abs(below / n - beneath / m))
    at = next
  }
  return { greatest, area }
}

export function countOf({ counts }: Points): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

/** How many there are, their mean and the standard deviation of the population, scaled so that nothing overflows. */
export function momentsOf(points: Points): { count: number; mean: number; deviation: number } {
  const count = countOf(points)
  const scale = Math.max(Math.abs(points.values[0]), Math.abs(points.values[points.values.length - 1])) || 1
  const sumOf = (of: (value: number) => number) =>
    points.values.reduce((sum, value, i) => sum + of(value / scale) * (points.counts[i] / count), 0)
  const mean = sumOf((value) => value)
  return { count, mean: mean * scale, deviation: Math.sqrt(sumOf((value) => (value - mean) ** 2)) * scale }
}

/** The least numbers at or below which these shares of all lie, each once. */
export function quantilesOf(points: Points, shares: readonly number[]): number[] {
  const { values, counts } = points
  const total = countOf(points)
  const found: number[] = []
  let at = 0
  let before = 0
  for (const share of shares) {
    const rank = Math.max(1, Math.ceil(share * total))
    while (before + counts[at] < rank) before += counts[at++]
    if (found[found.length - 1] !== values[at]) found.push(values[at])
  }
  return found
}

/** How many lie at or below each edge and above the one before it; the last ones lie above all edges. */
export function countsBetween({ values, counts }: Points, edges: readonly number[]): number[] {
  const found = new Array<number>(edges.length + 1).fill(0)
  let bin = 0
  for (let i = 0; i < values.length; i++) {
    while (bin < edges.length && values[i] > edges[bin]) bin++
    found[bin] += counts[i]
  }
  return found
}
