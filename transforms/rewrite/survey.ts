import { rmSync } from 'node:fs'
import { LineWriter } from '../../src/transform/spill/line-file.js'
import type { Survey } from '../../src/transform/transform.js'
import { openWhere } from '../../src/transform/where.js'
import { type AskedRows, askModel, type RewriteDecision } from './ask-model.js'
import type { RewriteOptions } from './options.js'
import { openParents } from './records.js'

/** Rows that are to be written anew, on disk, and instructions that others may learn from. */
export interface RewriteSummary {
  files: AskedRows[]
  pool: PoolText[]
  folder?: string | undefined
  /** The file of a partition that is read. */
  writer?: LineWriter | undefined
  rows?: number
}

interface PoolText {
  hash: number
  text: string
}

/** So many instructions are kept for the examples of others, drawn from all rows. */
const poolSize = 48
/** A long text is no example of an instruction. */
const longestExample = 400

/**
 * Gathers the rows that get copies, and asks the model about them once all are known: in one place, so that limits and
 * budgets hold whatever the number of workers, and before any row is written, so that every worker goes by the same answers.
 */
export const rewriteSurvey: Survey<RewriteOptions, RewriteSummary, RewriteDecision> = {
  spills: true,
  empty: () => ({ files: [], pool: [] }),
  observe(summary, batch, { options, random, folder }) {
    if (folder === undefined) throw new Error('A survey that spills was given no folder')
    summary.folder = folder
    summary.writer ??= LineWriter.create(folder, 'rows')
    const parents = openWhere(options.where)(batch)
    const parentAt = openParents(batch, options, random)
    for (let row = 0; row < batch.numRows; row++) {
      if (parents !== undefined && parents[row] !== 1) continue
      const parent = parentAt(row)
      if (parent.texts.length === 0) continue
      summary.writer.add(JSON.stringify(parent))
      summary.rows = (summary.rows ?? 0) + 1
      if (options.method === 'instruct')
        addToPool(summary.pool, { hash: random.rowHash(batch, row), text: parent.texts[0] })
    }
  },
  seal({ writer, rows = 0, pool, folder }) {
    writer?.close()
    const files = writer === undefined ? [] : [{ path: writer.path, rows }]
    return { files, pool: smallest(pool), folder }
  },
  merge: (a, b) => ({
    files: [...a.files, ...b.files],
    pool: smallest([...a.pool, ...b.pool]),
    folder: a.folder ?? b.folder,
  }),
  async decide({ files, pool, folder }, options, _again, context) {
    if (folder === undefined || files.every(({ rows }) => rows === 0)) return { decision: { pool: [] } }
    const texts = pool.map(({ text }) => text)
    try {
      return { decision: await askModel({ files, pool: texts, folder }, options, context) }
    } finally {
      for (const { path } of files) rmSync(path, { force: true })
    }
  },
}

function addToPool(pool: PoolText[], one: PoolText): void {
  if (one.text.length > longestExample || one.text.trim() === '') return
  pool.push(one)
  if (pool.length >= 20 * poolSize) pool.splice(0, pool.length, ...smallest(pool))
}

/** The texts of the least hashes, which are the same in any order, each once. */
function smallest(pool: readonly PoolText[]): PoolText[] {
  const seen = new Set<string>()
  return pool
    .toSorted((a, b) => a.hash - b.hash || (a.text < b.text ? -1 : 1))
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .slice(0, poolSize)
}
