/**
 * How much a rule that was inferred from a sample has to let pass, so that data of the same population keeps to it. All
 * margins are of two samples: the reference, and data of at least a {@link leastShare} as many rows.
 */

/** The data that a rule is for has at least this share of the rows of the reference. */
export const leastShare = 1 / 4
/** Of one check on new data of the same population one in a thousand fails by chance. */
const deviations = 3.1

/**
 * The share of rows that may break a rule, where `failed` of so many did: by the arcsine of its root, whose spread does not
 * depend on the share (Freeman and Tukey, 1950), so that it is above 0 where none did.
 */
export function toleratedShare(failed: number, rows: number): number {
  const seen = Math.asin(Math.sqrt((failed + 1) / (rows + 1)))
  return Math.sin(Math.min(Math.PI / 2, seen + (deviations / 2) * spread(rows))) ** 2
}

/** By how much a mean may differ. */
export function meanMargin(deviation: number, rows: number): number {
  return deviations * deviation * spread(rows)
}

function spread(rows: number): number {
  return Math.sqrt((1 + 1 / leastShare) / rows)
}
