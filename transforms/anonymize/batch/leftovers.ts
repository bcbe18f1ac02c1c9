import type { Batch } from '../../../src/arrow/batch.js'
import { listTextPaths } from '../../../src/arrow/path.js'
import { TextLens } from '../../../src/arrow/text-lens.js'
import { leftTable } from '../../../src/schemas/step-counts.js'
import type { Counters } from '../../../src/transform/transform.js'
import { eachPlace, type FoundValue, isEchoed } from '../entities/echoed-values.js'
import { person } from '../entities/names.js'

/** No more values of a record are looked for again. */
const mostValues = 200

/**
 * Counts, by field and entity, the values that were replaced in a record and still stand in it, letter for letter, be it
 * in a field that nobody asked to look at, in code, or where the words beside it say nothing. `valuesOf` answers by row.
 */
export function countLeft(
  batch: Batch,
  { valuesOf, counters }: { valuesOf: (row: number) => readonly FoundValue[]; counters: Counters },
): void {
  const wanted = new Map<number, readonly FoundValue[]>()
  for (let row = 0; row < batch.numRows; row++) {
    const values = distinct(valuesOf(row))
    if (values.length > 0) wanted.set(row, values)
  }
  if (wanted.size === 0) return
  for (const path of listTextPaths(batch.schema)) {
    const lens = new TextLens(batch, path)
    const rows = lens.rows()
    for (let i = 0; i < lens.length; i++) {
      const values = wanted.get(rows[i])
      const text = values === undefined ? undefined : lens.at(i)
      if (values === undefined || text === undefined) continue
      for (const { entity, value } of values)
        eachPlace(text, value, () => counters.tally(leftTable, `${path}: ${entity}`))
    }
  }
}

/** Those that are hardly anything else wherever they stand: numbers, accounts, names in full. */
function distinct(values: readonly FoundValue[]): readonly FoundValue[] {
  const seen = new Set<string>()
  const kept: FoundValue[] = []
  for (const one of values) {
    if (kept.length === mostValues) break
    const { entity, value } = one
    if (seen.has(value) || !(entity === person.name ? isInFull(value) : isEchoed(one))) continue
    seen.add(value)
    kept.push(one)
  }
  return kept
}

/** "Ada Byron", 欧阳靖宇: a given name alone may be anybody's. */
function isInFull(name: string): boolean {
  return /\p{L}{2} \p{L}{2}/u.test(name) || /^\p{Script=Han}{3,}$/u.test(name)
}
