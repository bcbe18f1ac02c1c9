import type { WordTokens } from './model.js'
import type { PairTable } from './pair-table.js'

/** Words of more symbols keep their pairs in a heap; in shorter ones a look at all is faster. */
const mostScanned = 48

/**
 * Merges the pair of the lowest rank, the first of several, until there is none: the order in which byte pair
 * encoding was trained in (Sennrich et al., https://aclanthology.org/P16-1162). The symbols become the tokens.
 */
export function mergeWord(symbols: WordTokens, merges: PairTable): WordTokens {
  return symbols.ids.length > mostScanned ? mergeByHeap(symbols, merges) : mergeByScan(symbols, merges)
}

function mergeByScan(symbols: WordTokens, merges: PairTable): WordTokens {
  const { ids, starts } = symbols
  const rankAt = (i: number): number => (i + 1 < ids.length ? merges.rankOf(ids[i], ids[i + 1]) : -1)
  const ranks = ids.map((_, i) => rankAt(i))
  for (;;) {
    let lowest = -1
    for (let i = 0; i < ranks.length; i++)
      if (ranks[i] !== -1 && (lowest === -1 || ranks[i] < ranks[lowest])) lowest = i
    if (lowest === -1) return symbols
    ids[lowest] = merges.idOf(ids[lowest], ids[lowest + 1])
    for (const list of [ids, starts, ranks]) list.splice(lowest + 1, 1)
    ranks[lowest] = rankAt(lowest)
    if (lowest > 0) ranks[lowest - 1] = rankAt(lowest - 1)
  }
}

/** A heap of pairs keeps the time for a word of n symbols at n log n, since some vocabularies see a whole document as one word. */
function mergeByHeap({ ids, starts }: WordTokens, merges: PairTable): WordTokens {
  const count = ids.length
  const next = Int32Array.from({ length: count }, (_, i) => (i + 1 < count ? i + 1 : -1))
  const previous = Int32Array.from({ length: count }, (_, i) => i - 1)
  const isGone = new Uint8Array(count)
  const queue = new MergeQueue()
  for (let i = 0; i + 1 < count; i++) offer(i)
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const right = next[at.position]
    // A pair that waits may be gone: one of the two was merged with another token.
    if (isGone[at.position] === 1 || right === -1) continue
    if (merges.idOf(ids[at.position], ids[right]) !== at.id) continue
    ids[at.position] = at.id
    isGone[right] = 1
    next[at.position] = next[right]
    if (next[right] !== -1) previous[next[right]] = at.position
    if (previous[at.position] !== -1) offer(previous[at.position])
    if (next[at.position] !== -1) offer(at.position)
  }
  const isKept = (_: number, i: number): boolean => isGone[i] === 0
  return { ids: ids.filter(isKept), starts: starts.filter(isKept) }

  function offer(position: number): void {
    const [left, right] = [ids[position], ids[next[position]]]
    const rank = merges.rankOf(left, right)
    if (rank !== -1) queue.push({ rank, position, id: merges.idOf(left, right) })
  }
}

interface Merge {
  rank: number
  position: number
  id: number
}

/** A binary heap: the merge of the lowest rank, and of these the first in the word, is at its front. */
class MergeQueue {
  readonly #heap: Merge[] = []

  push(merge: Merge): void {
    const heap = this.#heap
    let at = heap.length
    heap.push(merge)
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!isBefore(merge, heap[above])) break
      heap[at] = heap[above]
      at = above
    }
    heap[at] = merge
  }

  pop(): Merge | undefined {
    const heap = this.#heap
    const [first, last] = [heap[0], heap.pop()]
    if (last === undefined || heap.length === 0) return first
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= heap.length) break
      if (below + 1 < heap.length && isBefore(heap[below + 1], heap[below])) below++
      if (!isBefore(heap[below], last)) break
      heap[at] = heap[below]
      at = below
    }
    heap[at] = last
    return first
  }
}

function isBefore(a: Merge, b: Merge): boolean {
  return a.rank < b.rank || (a.rank === b.rank && a.position < b.position)
}
