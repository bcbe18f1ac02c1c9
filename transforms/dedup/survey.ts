import { Schema } from '../../src/arrow/arrow.js'
import { Batch } from '../../src/arrow/batch.js'
import { parsePath } from '../../src/arrow/path.js'
import { type KeyFile, KeyRows } from '../../src/transform/spill/key-file.js'
import type { Survey } from '../../src/transform/transform.js'
import { readNumbers } from '../balance/weights.js'
import { comparedIn, comparedTexts } from './compared.js'
import { type DedupDecision, decide, expectedRows } from './decide.js'
import { exactKeys, exactWords } from './exact-keys.js'
import type { DedupOptions } from './options.js'
import { textBytes } from './row-texts.js'

/** The files of keys, and rows that are still in memory. */
export interface DedupSummary {
  files: KeyFile[]
  folder?: string | undefined
  open?: KeyRows | undefined
}

/** Gathers the keys of all rows on disk, and finds the rows of equal ones. */
export const dedupSurvey: Survey<DedupOptions, DedupSummary, DedupDecision> = {
  spills: true,
  empty: (options) => ({
    files: [],
    open: new KeyRows({ sections: 1, words: exactWords, hasScores: hasScores(options) }),
  }),
  observe(summary, given, { options, reads, folder }) {
    if (folder === undefined) throw new Error('A survey that spills was given no folder')
    summary.folder = folder
    const batch = withColumnsOnly(given, reads)
    const keys = exactKeys(batch, comparedIn(batch.schema, options), options.level)
    summary.open?.add({ origin: batch.origin, ...keys, scores: scoresOf(batch, options) }, folder)
  },
  seal({ open, folder }) {
    const file = open?.save()
    return { files: file === undefined ? [] : [file], folder }
  },
  merge: (a, b) => ({ files: [...a.files, ...b.files], folder: a.folder ?? b.folder }),
  async decide({ files, folder }, options) {
    return { decision: await decide(files, { options, folder }) }
  },
  expect: expectedRows,
}

/** The batch without columns that the step does not see, which an earlier one takes out. */
function withColumnsOnly({ schema, columns, origin }: Batch, names: readonly string[]): Batch {
  const kept = schema.fields.flatMap(({ name }, i) => (names.includes(name) ? [i] : []))
  if (kept.length === columns.length) return new Batch(schema, columns, origin)
  return new Batch(
    new Schema(kept.map((i) => schema.fields[i])),
    kept.map((i) => columns[i]),
    origin,
  )
}

/** Whether each row has a number by which one of several is chosen; else their order tells. */
function hasScores({ keep }: DedupOptions): boolean {
  return keep === 'longest' || keep === 'best'
}

function scoresOf(batch: Batch, options: DedupOptions): Float64Array | undefined {
  if (options.keep === 'longest')
    return textBytes(batch, comparedTexts(batch.schema, comparedIn(batch.schema, options)))
  if (options.keep !== 'best') return undefined
  return readNumbers(batch, parsePath(options.best!).text).map((score) =>
    Number.isNaN(score) ? -Infinity : score,
  )
}
