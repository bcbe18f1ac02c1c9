import type { Batch } from '../arrow/batch.js'
import type { FieldPath } from '../arrow/path.js'
import { filterRows } from '../arrow/take.js'
import { TextLens } from '../arrow/text-lens.js'
import { PrepError } from '../base/errors.js'
import type { Counters } from './transform.js'

/** How the texts under one path are rewritten. */
export interface TextVisit {
  /** The texts to offer, ascending: what a byte sweep could not rule out. All of them, when left out. */
  candidates?: Uint32Array
  /** The new text, or `undefined` to leave the bytes untouched. */
  rewrite(text: string, place: { index: number; row: number }): string | undefined
}

export interface RewriteOptions {
  paths: readonly FieldPath[]
  /** Called once a path, with the lens over its texts and the number of the path. */
  visit(lens: TextLens, path: number): TextVisit
  counters: Counters
  /** The reason code of a row whose rewrite throws. */
  reason: string
}

/** A rewritten batch and the rows, by their number in the batch given, that are no longer in it. */
export interface Rewritten {
  batch: Batch
  rejected: ReadonlySet<number>
}

/**
 * Rewrites the texts under several paths. A row for which `rewrite` throws is counted as rejected and left
 * out; what was thrown is not told, because it may quote the text. All other rows go on. Only `unsupported`, which does
 * not depend on the text, is thrown on.
 */
export function rewriteTexts(batch: Batch, options: RewriteOptions): Rewritten {
  const { paths, counters, reason } = options
  const rejected = new Set<number>()
  let current = batch
  for (let path = 0; path < paths.length; path++) {
    const lens = new TextLens(current, paths[path])
    const { candidates, rewrite } = options.visit(lens, path)
    if (candidates?.length === 0) continue
    const rows = lens.rows()
    current = lens.rewrite((text, index) => {
      const row = rows[index]
      if (rejected.has(row)) return undefined
      try {
        return rewrite(text, { index, row })
      } catch (error) {
        // Code that is not of the kind that is wanted fails at every record alike.
        if (error instanceof PrepError && error.code === 'unsupported') throw error
        rejected.add(row)
        return undefined
      }
    }, candidates)
  }
  if (rejected.size === 0) return { batch: current, rejected }
  for (const row of rejected) counters.rejected(batch, row, reason)
  return { batch: filterRows(current, (row) => !rejected.has(row)), rejected }
}
