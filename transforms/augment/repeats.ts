import type { Batch } from '../../src/arrow/batch.js'
import { type ChildrenOptions, type Kin, writeFamily } from './children.js'
import { RecordReader } from './record-reader.js'
import { type RemakeChild, siblingKey } from './rewriter.js'
import { seedsOf } from './trace.js'

/**
 * A batch in which rows that an earlier step has repeated are changed in place, so that as many rows stay, and none of a
 * batch is like its original or another repeat of it where that can be. A repeat whose change is refused stays as
 * it is and is counted by the reason; one that is changed is noted as `repeat_changed`.
 */
export function changeRepeats(
  batch: Batch,
  options: Omit<ChildrenOptions, 'copies' | 'keepOriginal'>,
): Batch {
  const { parents, counters, random, rewrite, keepSimilar } = options
  const { positions, copies } = batch.origin
  const reader = new RecordReader(batch, options)
  const siblings = new Map<number, Set<string>>()
  const family = Array.from({ length: batch.numRows }, (_, row): Kin => {
    const kin = { parent: row, child: copies[row], texts: undefined }
    if (copies[row] === 0 || (parents !== undefined && parents[row] !== 1)) return kin
    const record = reader.at(row)
    const known = siblings.get(positions[row]) ?? new Set([siblingKey(record.texts)])
    siblings.set(positions[row], known)
    const [made] = rewrite(record, [random.forRow(batch, row)], known)
    if (!('texts' in made)) {
      counters.note(made.refused)
      return kin
    }
    return { ...kin, ...made }
  })
  const left = keepSimilar?.(family, { reader, counters }) ?? family
  const changed = left.filter(({ texts }) => texts !== undefined).length
  if (changed > 0) counters.note('repeat_changed', changed)
  return writeFamily(batch, left, options)
}

/** How rows with seeds become copies again. */
export interface RemakeOptions
  extends Pick<ChildrenOptions, 'name' | 'parents' | 'counters' | 'paths' | 'answers'> {
  remake: RemakeChild
}

/**
 * A batch in which rows that carry a seed become the copies that it made of them. One that cannot, as with other options,
 * stays as it is and is counted by the reason; the others are noted as `made_again`.
 */
export function remakeCopies(batch: Batch, options: RemakeOptions): Batch {
  const { parents, counters, remake } = options
  const reader = new RecordReader(batch, options)
  const family = seedsOf(batch).map((seed, row): Kin => {
    const kin = { parent: row, child: 0, texts: undefined }
    if (seed === undefined || (parents !== undefined && parents[row] !== 1)) return kin
    const made = remake(reader.at(row), seed)
    counters.note('texts' in made ? 'made_again' : made.refused)
    return 'texts' in made ? { ...kin, texts: made.texts } : kin
  })
  return writeFamily(batch, family, { paths: options.paths })
}
