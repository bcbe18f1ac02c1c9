/** A set of code points: where each run begins and where it ends, in order; ends are excluded. */
export type CodeSet = readonly number[]

/** One more than the last code point of Unicode. */
export const codeLimit = 0x110000

/** The set of these runs, `[from, to]` with both included, in any order. */
export function codeSet(runs: Iterable<readonly [number, number]>): CodeSet {
  const sorted = [...runs].sort((a, b) => a[0] - b[0])
  const out: number[] = []
  for (const [from, last] of sorted) {
    if (out.length > 0 && from <= out[out.length - 1])
      out[out.length - 1] = Math.max(out[out.length - 1], last + 1)
    else out.push(from, last + 1)
  }
  return out
}

/** What is in one of the sets. */
export function uniteSets(...sets: readonly CodeSet[]): CodeSet {
  return codeSet(sets.flatMap((set) => [...runsOf(set)]))
}

/** What is in none of the set. */
export function invertSet(set: CodeSet): CodeSet {
  const out = set[0] === 0 ? set.slice(1) : [0, ...set]
  return out[out.length - 1] === codeLimit ? out.slice(0, -1) : [...out, codeLimit]
}

/** What is in both. */
export function intersectSets(a: CodeSet, b: CodeSet): CodeSet {
  return invertSet(uniteSets(invertSet(a), invertSet(b)))
}

/** Whether a code point is in the set. */
export function inSet(set: CodeSet, code: number): boolean {
  let [low, high] = [0, set.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (set[middle] <= code) low = middle + 1
    else high = middle
  }
  return low % 2 === 1
}

/** Runs with both ends included. */
export function* runsOf(set: CodeSet): Generator<[number, number]> {
  for (let i = 0; i < set.length; i += 2) yield [set[i], set[i + 1] - 1]
}

/** Numbers of seven bits a byte, the lowest first. */
export function readVarints(base64: string): number[] {
  const out: number[] = []
  let [value, shift] = [0, 0]
  for (const byte of Buffer.from(base64, 'base64')) {
    value += (byte & 0x7f) << shift
    shift += 7
    if (byte < 0x80) {
      out.push(value)
      ;[value, shift] = [0, 0]
    }
  }
  return out
}

/** A set written as the gap before each run and how many code points follow its first one. */
export function readRuns(base64: string): CodeSet {
  const numbers = readVarints(base64)
  const out: number[] = []
  for (let i = 0, last = 0; i < numbers.length; i += 2) {
    const from = last + numbers[i]
    last = from + numbers[i + 1]
    out.push(from, last + 1)
  }
  return out
}
