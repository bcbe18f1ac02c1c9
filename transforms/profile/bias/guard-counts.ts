/** The rows of one cell as a guard sees them: values as JSON. */
export interface GuardRow {
  /** One value a facet column. */
  facet: readonly string[]
  /** The label, or the class that it is told in. */
  label: string
  /** `positive` or `negative`; `any` where each label is an outcome. */
  side: string
  stratum: string
  rows: number
}

/** Rows by name. */
export type Sizes = Map<string, number>

export function addCount(sizes: Sizes, name: string, rows: number): void {
  sizes.set(name, (sizes.get(name) ?? 0) + rows)
}

/** Whether a count may not be told: some rows, but fewer than may be. */
export function isFew(rows: number, minShared: number): boolean {
  return rows > 0 && rows < minShared
}

/** The name of the fewest rows that is not among the hidden; of equal ones the first by name. */
export function fewest(sizes: Sizes, hidden: ReadonlySet<string>): string | undefined {
  let best: [string, number] | undefined
  for (const [name, rows] of sizes)
    if (!hidden.has(name) && (best === undefined || rows < best[1] || (rows === best[1] && name < best[0])))
      best = [name, rows]
  return best?.[0]
}
