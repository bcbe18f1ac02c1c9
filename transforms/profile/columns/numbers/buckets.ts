/**
 * Counts of numbers in steps that grow with the number: 128 from one power of two to the next, so that the
 * middle of a step is within 0.4 % of every number in it. The steps are cut at the same places whatever the
 * data, so counts merge by addition, exactly and in any order.
 *
 * The idea of C. Masson, J. Rim, H. Lee, "DDSketch: a fast and fully-mergeable quantile sketch with
 * relative-error guarantees", PVLDB 12 (2019), with linear steps inside a power of two, which are the high
 * bits of a double, instead of logarithms.
 */
export class Buckets {
  readonly #counts = new Map<number, number>()
  readonly #double = new Float64Array(1)
  readonly #words = new Int32Array(this.#double.buffer)

  add(value: number, count: number): void {
    const key = this.#keyOf(value)
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count)
  }

  /** Assumes that words of a double lie low to high, as on every platform that Node runs on but s390x. */
  #keyOf(value: number): number {
    if (value === 0) return 0
    this.#double[0] = Math.abs(value)
    const key = (this.#words[1] >>> keptShift) + 1
    return value < 0 ? -key : key
  }

  seal(): BucketCounts {
    return sortCounts(this.#counts)
  }
}

/** Counts by key, ascending; of numbers counted exactly the keys are the numbers. */
export interface BucketCounts {
  keys: number[]
  counts: number[]
  /** Records that have each, where that may differ from the counts. */
  shared?: number[]
}

/** The steps of numbers that were counted one by one. */
export function bucketCounts({ keys, counts }: BucketCounts): BucketCounts {
  const steps = new Buckets()
  for (let i = 0; i < keys.length; i++) steps.add(keys[i], counts[i])
  return steps.seal()
}

/** Bits of the high word of a double that a step leaves open: 20 of the fraction less 7. */
const keptShift = 13

/** A step's half width as a share of its middle, at most. */
export const bucketError = 2 ** -8

/** The numbers of a step: from `low` to `high`. */
export function bucketBounds(key: number): { low: number; high: number } {
  if (key === 0) return { low: 0, high: 0 }
  const words = new Int32Array(2)
  const double = new Float64Array(words.buffer)
  const bound = (high: number) => {
    words[1] = high << keptShift
    return Math.min(double[0], Number.MAX_VALUE)
  }
  const near = bound(Math.abs(key) - 1)
  const far = bound(Math.abs(key))
  return key > 0 ? { low: near, high: far } : { low: -far, high: -near }
}

export function mergeBuckets(a: BucketCounts, b: BucketCounts): BucketCounts {
  const counts = new Map<number, number>()
  for (const { keys, counts: of } of [a, b])
    for (let i = 0; i < keys.length; i++) counts.set(keys[i], (counts.get(keys[i]) ?? 0) + of[i])
  return sortCounts(counts)
}

export function sortCounts(counts: ReadonlyMap<number, number>): BucketCounts {
  const keys = [...counts.keys()].sort((a, b) => a - b)
  return { keys, counts: keys.map((key) => counts.get(key) as number) }
}
