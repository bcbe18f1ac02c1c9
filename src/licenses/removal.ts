/**
 * The fewest rows to leave out so that no two of what is left are at odds: a vertex cover of least weight, found exactly
 * by branch and bound where few are at odds, and greedily otherwise.
 */

/** So many are tried exactly. */
const mostExact = 20

/** The least set of vertices that touches every edge, by their numbers. */
export function leastCover(
  weights: readonly number[],
  edges: readonly (readonly [number, number])[],
): { cover: number[]; isLeast: boolean } {
  const touched = new Set(edges.flat())
  const rough = greedyCover(weights, edges)
  if (touched.size > mostExact) return { cover: rough, isLeast: false }
  let best = rough
  let least = weightOf(rough)
  branch(edges, [], 0)
  return { cover: best.sort((a, b) => a - b), isLeast: true }

  function branch(left: typeof edges, taken: readonly number[], weight: number): void {
    if (weight >= least) return
    const [edge] = left
    if (edge === undefined) {
      best = [...taken]
      least = weight
      return
    }
    // Either end is taken; of an edge whose first end is not, all its neighbours are.
    const [first] = edge
    const around = [
      ...new Set(left.filter((one) => one.includes(first)).map(([a, b]) => (a === first ? b : a))),
    ]
    for (const some of [[first], around]) {
      const rest = left.filter(([a, b]) => !some.includes(a) && !some.includes(b))
      branch(rest, [...taken, ...some], weight + weightOf(some))
    }
  }

  function weightOf(vertices: readonly number[]): number {
    return vertices.reduce((sum, vertex) => sum + weights[vertex], 0)
  }
}

/** Takes what ends most edges for its weight, again and again. */
function greedyCover(weights: readonly number[], edges: readonly (readonly [number, number])[]): number[] {
  const taken: number[] = []
  let left = edges
  while (left.length > 0) {
    const ends = new Map<number, number>()
    for (const vertex of left.flat()) ends.set(vertex, (ends.get(vertex) ?? 0) + 1)
    const [next] = [...ends].sort(([a, ofA], [b, ofB]) => weights[a] / ofA - weights[b] / ofB || a - b)[0]
    taken.push(next)
    left = left.filter((edge) => !edge.includes(next))
  }
  return taken.sort((a, b) => a - b)
}
