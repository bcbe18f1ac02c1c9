/** Counts behind a precision and a recall, in spans, characters or values. */
export interface Tally {
  /** What the gold labels. */
  gold: number
  /** Of that, what was found. */
  covered: number
  /** What was found. */
  found: number
  /** Of that, what the gold labels. */
  right: number
}

/** A tally with its figures, each 0 to 1, or `undefined` where there is nothing to divide by. */
export interface Rates extends Tally {
  /** right / found. */
  precision: number | undefined
  /** covered / gold. */
  recall: number | undefined
  /** The harmonic mean of the two. */
  f1: number | undefined
  /** The same with recall weighed twice as much. */
  f2: number | undefined
}

export function emptyTally(): Tally {
  return { gold: 0, covered: 0, found: 0, right: 0 }
}

/** Adds to a tally what another one counted. */
export function addTally(to: Tally, more: Tally): void {
  to.gold += more.gold
  to.covered += more.covered
  to.found += more.found
  to.right += more.right
}

/**
 * Precision (right / found), recall (covered / gold) and their weighted harmonic means F1 and F2
 * (van Rijsbergen, Information Retrieval, 1979, chapter 7; F2 weighs recall twice as much as precision).
 */
export function ratesOf(tally: Tally): Rates {
  const precision = share(tally.right, tally.found)
  const recall = share(tally.covered, tally.gold)
  return { ...tally, precision, recall, f1: fScore(tally, 1), f2: fScore(tally, 2) }
}

/** `undefined` where nothing is there to find and nothing was found; 0 where only one of the two is missing. */
function fScore(tally: Tally, beta: number): number | undefined {
  if (tally.gold === 0 && tally.found === 0) return undefined
  const precision = share(tally.right, tally.found) ?? 0
  const recall = share(tally.covered, tally.gold) ?? 0
  if (precision + recall === 0) return 0
  return ((1 + beta * beta) * precision * recall) / (beta * beta * precision + recall)
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole
}
