import type { Batch } from '../../src/arrow/batch.js'
import { type KeyFile, KeyRows } from '../../src/transform/spill/key-file.js'
import type { Survey } from '../../src/transform/transform.js'
import { checkedPath } from '../dedup/compared.js'
import { exactKeys, exactWords } from '../dedup/exact-keys.js'
import { type ConflictDecision, decideConflicts, keySections } from './decide.js'
import type { ConflictOptions } from './options.js'

/** The files of keys. */
export interface ConflictSummary {
  files: KeyFile[]
  folder?: string | undefined
  /** What a partition has in memory. */
  rows?: KeyRows | undefined
}

/** Gathers two keys of each row on disk, of the question and of the question with its answer. */
export const conflictSurvey: Survey<ConflictOptions, ConflictSummary, ConflictDecision> = {
  spills: true,
  empty: () => ({
    files: [],
    rows: new KeyRows({ sections: keySections, words: exactWords, hasScores: false }),
  }),
  observe(summary, batch, { options, folder }) {
    if (folder === undefined || summary.rows === undefined)
      throw new Error('A survey that spills was given no folder')
    summary.folder = folder
    summary.rows.add({ origin: batch.origin, ...conflictKeys(batch, options) }, folder)
  },
  seal({ rows, folder }) {
    const file = rows?.save()
    return { files: file === undefined ? [] : [file], folder }
  },
  merge: (a, b) => ({ files: [...a.files, ...b.files], folder: a.folder ?? b.folder }),
  async decide({ files, folder }, options) {
    return { decision: await decideConflicts(files, { options, folder }) }
  },
}

/** A row whose question is all null has no keys. */
function conflictKeys(batch: Batch, { fields, answers, level }: ConflictOptions) {
  const keysOf = (paths: readonly string[]) =>
    exactKeys(batch, { paths: paths.map((path) => checkedPath(batch.schema, path)), roles: undefined }, level)
  const { keys: asked, isKeyed } = keysOf(fields)
  const { keys: answered } = keysOf([...fields, ...answers])
  const keys = new Uint32Array(keySections * asked.length)
  for (let row = 0; row < batch.numRows; row++) {
    const at = keySections * exactWords * row
    keys.set(asked.subarray(exactWords * row, exactWords * (row + 1)), at)
    keys.set(answered.subarray(exactWords * row, exactWords * (row + 1)), at + exactWords)
  }
  return { keys, isKeyed }
}
