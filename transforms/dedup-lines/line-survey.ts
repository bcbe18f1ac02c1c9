import { TextLens } from '../../src/arrow/text-lens.js'
import { keyGroups, matchKeys } from '../../src/transform/spill/equal-keys.js'
import { type KeyFile, KeyFileReader, KeyRows } from '../../src/transform/spill/key-file.js'
import { PlacedWriter } from '../../src/transform/spill/placed-file.js'
import type { Survey } from '../../src/transform/transform.js'
import { HashTable } from './hash-table.js'
import { type LineReader, lineReader } from './lines.js'
import type { DedupLinesOptions } from './options.js'

/** The lines that are repeated, as hashes in a file: plain data. */
export interface FoundLines {
  /** Its name in the folder of the survey; `undefined` where there is no line at all. */
  name?: string
  lines: number
}

/** The lines of all rows that were seen, with how many rows they stand in, as files of keys. */
interface LineSummary {
  files: KeyFile[]
  folder?: string | undefined
  /** What a partition has in memory. */
  open?: PartitionLines | undefined
}

/** The different lines of a partition. */
interface PartitionLines {
  reader: LineReader
  table: HashTable
  /** How many rows each line stands in, and the last of them. */
  rows: number[]
  lastRow: number[]
  /** How many rows were seen. */
  seen: number
}

/** So much memory is taken to find equal lines, beside 8 bytes a line. */
const groupBytes = 64 << 20

/** Counts in how many rows each line stands, and keeps those of enough. */
export const lineSurvey: Survey<DedupLinesOptions, LineSummary, FoundLines> = {
  spills: true,
  empty: (options) => ({
    files: [],
    open: { reader: lineReader(options), table: new HashTable(), rows: [], lastRow: [], seen: 0 },
  }),
  observe(summary, batch, { options, folder }) {
    const { open } = summary
    if (folder === undefined || open === undefined)
      throw new Error('A survey that spills was given no folder')
    summary.folder = folder
    // Row by row, so that a line counts once in a row, whichever fields it stands in.
    const texts: string[][] = Array.from({ length: batch.numRows }, () => [])
    for (const field of options.fields) {
      const lens = new TextLens(batch, field)
      for (let i = 0; i < lens.length; i++)
        if (!lens.isNull(i)) texts[lens.rowOf(i)].push(lens.at(i) as string)
    }
    for (const [row, own] of texts.entries())
      for (const text of own) countLines(open, { text, row: open.seen + row })
    open.seen += batch.numRows
  },
  seal({ open, folder }) {
    if (open === undefined || folder === undefined || open.table.size === 0) return { files: [], folder }
    return { files: [saveLines(open, folder)], folder }
  },
  merge: (a, b) => ({ files: [...a.files, ...b.files], folder: a.folder ?? b.folder }),
  async decide({ files, folder }, { minRows }) {
    if (folder === undefined) return { decision: { lines: 0 } }
    const readers = files.map((file) => new KeyFileReader(file))
    try {
      const hashes = await repeatedLines(readers, minRows)
      const writer = new PlacedWriter(folder, 'lines')
      writer.put(hashes, 0)
      writer.close()
      return { decision: { name: writer.name, lines: hashes.length / 2 } }
    } finally {
      for (const reader of readers) reader.remove()
    }
  },
}

function countLines(open: PartitionLines, { text, row }: { text: string; row: number }): void {
  const { reader, table, rows, lastRow } = open
  for (const line of reader.linesOf(text)) {
    if (!reader.hash(line)) continue
    const number = table.add(reader.low, reader.high)
    if (number === rows.length) {
      rows.push(1)
      lastRow.push(row)
    } else if (lastRow[number] !== row) {
      rows[number]++
      lastRow[number] = row
    }
  }
}

/** The lines as a file of keys whose scores are the numbers of rows. They have no places. */
function saveLines({ table, rows }: PartitionLines, folder: string): KeyFile {
  const { size, low, high } = table
  const keys = new Uint32Array(2 * size)
  for (let i = 0; i < size; i++) {
    keys[2 * i] = low[i]
    keys[2 * i + 1] = high[i]
  }
  const lines = new KeyRows({ sections: 1, words: 2, hasScores: true })
  const origin = { source: 0, positions: new Float64Array(size), copies: new Uint32Array(size) }
  lines.add({ origin, keys, scores: Float64Array.from(rows) }, folder)
  return lines.save() as KeyFile
}

/** The hashes of lines that stand in so many rows, each as two words. */
async function repeatedLines(readers: readonly KeyFileReader[], least: number): Promise<Uint32Array> {
  const counts = new Float64Array(readers.reduce((sum, { file }) => sum + file.rows, 0))
  let at = 0
  for (const reader of readers) {
    counts.set(reader.scores(), at)
    at += reader.file.rows
  }
  const found: number[] = []
  for (const group of keyGroups(readers, { section: 0, budgetBytes: groupBytes })) {
    // Signals and timers get their turn.
    await new Promise(setImmediate)
    matchKeys(group, (earlier, line) => {
      counts[earlier] += counts[line]
      counts[line] = 0
      return true
    })
    const [low, high] = group.words
    for (const [i, line] of group.rows.entries()) if (counts[line] >= least) found.push(low[i], high[i])
  }
  return Uint32Array.from(found)
}
