/** With more hashes than this in one part, as of a text that says the same again and again, all are sorted as the language does it. */
const mostInPart = 24

/**
 * Sorts hashes, ascending and each once. They are spread evenly, so that their upper bits nearly sort them: each goes to its
 * part by counting, and what is left is done by insertion, past a neighbour or two.
 */
export class DistinctHashes {
  #ends = new Uint32Array(1 << 8)
  #sorted = new Uint32Array(1 << 8)

  /** Of the first `count`; what is answered lasts until the next call. */
  of(hashes: Uint32Array, count: number): Uint32Array {
    if (count > this.#sorted.length) this.#sorted = new Uint32Array(2 * count)
    const sorted = this.#sorted
    if (!this.#scatter(hashes, count)) {
      sorted.set(hashes.subarray(0, count))
      sorted.subarray(0, count).sort()
    }
    return sorted.subarray(0, insertDistinct(sorted, count))
  }

  /** Puts each hash into its part; answers false where a part has too many of them. */
  #scatter(hashes: Uint32Array, count: number): boolean {
    const bits = Math.max(1, 31 - Math.clz32(count))
    const down = 32 - bits
    const parts = 2 ** bits
    if (parts > this.#ends.length) this.#ends = new Uint32Array(parts)
    const [ends, sorted] = [this.#ends, this.#sorted]
    ends.fill(0, 0, parts)
    for (let i = 0; i < count; i++) ends[hashes[i] >>> down]++
    let [sum, most] = [0, 0]
    for (let part = 0; part < parts; part++) {
      const size = ends[part]
      ends[part] = sum
      sum += size
      if (size > most) most = size
    }
    if (most > mostInPart) return false
    for (let i = 0; i < count; i++) sorted[ends[hashes[i] >>> down]++] = hashes[i]
    return true
  }
}

/** Sorts what is nearly sorted, leaves out what is there already, and answers how many are left. */
function insertDistinct(numbers: Uint32Array, count: number): number {
  let distinct = 0
  for (let i = 0; i < count; i++) {
    const number = numbers[i]
    let at = distinct
    while (at > 0 && numbers[at - 1] > number) at--
    if (at > 0 && numbers[at - 1] === number) continue
    for (let to = distinct; to > at; to--) numbers[to] = numbers[to - 1]
    numbers[at] = number
    distinct++
  }
  return distinct
}
