import type { Findings } from '../../src/transform/findings.js'
import type { DecontaminateOptions } from './options.js'

/** How many rows hold each item, by the name of the test set. */
type Held = Record<string, Record<string, number>>

/** The items that rows of a partition hold. */
export class ContaminationFindings {
  readonly held: Held = {}

  /** A row holds an item. */
  add(name: string, item: string): void {
    const items = (this.held[name] ??= {})
    items[item] = (items[item] ?? 0) + 1
  }
}

/** Tells of each test set which of its items are in the data, and in how many rows: a clean score leaves them out. */
export const contaminationFindings: Findings<DecontaminateOptions, undefined> = {
  empty: () => new ContaminationFindings(),
  seal: (findings) => ({ held: (findings as ContaminationFindings).held }),
  merge(a, b) {
    const merged = new ContaminationFindings()
    for (const { held } of [a, b] as { held: Held }[])
      for (const [name, items] of Object.entries(held))
        for (const [item, rows] of Object.entries(items)) {
          merged.held[name] ??= {}
          merged.held[name][item] = (merged.held[name][item] ?? 0) + rows
        }
    return { held: merged.held }
  },
  report: (findings) =>
    Object.entries((findings as { held: Held }).held).map(([name, items]) => ({
      name,
      contaminated: Object.keys(items).length,
      items,
    })),
}
