/**
 * Counts values that break a rule. Of more distinct ones than are kept, those of the least hashes are: such a value is
 * among the least in every part as well, so that its count is exact and parts merge in any order.
 */

/** Counted values as plain data. */
export interface FailedValuesSummary {
  values: [value: string, count: number][]
  /** Whether there were others. */
  isCut: boolean
}

const most = 1000

export class FailedValues {
  readonly #counts = new Map<string, number>()
  #isCut = false
  /** The last value that is kept, in the order of hashes. */
  #limit: string | undefined

  add(value: string, count = 1): void {
    if (this.#limit !== undefined && byHash(value, this.#limit) > 0) {
      this.#isCut = true
      return
    }
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + count)
    if (this.#counts.size > 2 * most) this.#prune()
  }

  addAll({ values, isCut }: FailedValuesSummary): void {
    for (const [value, count] of values) this.add(value, count)
    this.#isCut ||= isCut
  }

  /** The values in the order of their hashes. */
  seal(): FailedValuesSummary {
    if (this.#counts.size > most) this.#prune()
    return { values: this.#sorted(), isCut: this.#isCut }
  }

  #prune(): void {
    const sorted = this.#sorted()
    for (const [value] of sorted.slice(most)) this.#counts.delete(value)
    this.#limit = sorted[most - 1][0]
    this.#isCut = true
  }

  #sorted(): [string, number][] {
    return [...this.#counts].sort(([a], [b]) => byHash(a, b))
  }
}

/** The order of hashes; of equal ones that of the values. */
function byHash(a: string, b: string): number {
  return hashOf(a) - hashOf(b) || (a === b ? 0 : a < b ? -1 : 1)
}

/** FNV-1a over the code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
