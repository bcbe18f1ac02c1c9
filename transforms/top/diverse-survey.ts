import type { Batch } from '../../src/arrow/batch.js'
import { type KeyFile, KeyRows } from '../../src/transform/spill/key-file.js'
import { type SetFile, SetRows } from '../../src/transform/spill/set-file.js'
import type { Survey } from '../../src/transform/transform.js'
import type { Cell } from '../balance/cells/cells.js'
import { openRows, type SampledRows } from '../balance/sampling.js'
import { addCell } from '../balance/survey.js'
import { UnitVectors } from '../dedup/vectors/unit-vectors.js'
import { type DiverseDecision, decideDiverse } from './decide-diverse.js'
import { groupsOf, type TopOptions } from './options.js'

/** The vectors of the rows, on disk: of each the number of its group and its own numbers. */
export interface DiverseSummary {
  files: KeyFile[]
  sets: SetFile[]
  /** The keys of the groups of each file, in the order of their numbers. */
  groups: string[][]
  folder?: string | undefined
  /** What a partition has in memory. */
  open?: OpenPartition | undefined
}

interface OpenPartition {
  rows: KeyRows
  units: UnitVectors
  rowsOf: (batch: Batch) => SampledRows
  /** The numbers of the groups by their keys. */
  cells: Record<string, number>
  size: number
  sets?: SetRows | undefined
}

/** Gathers the embeddings of all rows on disk, and chooses rows that are far from each other. */
export const diverseSurvey: Survey<TopOptions, DiverseSummary, DiverseDecision> = {
  spills: true,
  empty: (options) => ({ files: [], sets: [], groups: [], open: openPartition(options) }),
  observe(summary, batch, { folder }) {
    const { open } = summary
    if (folder === undefined || open === undefined)
      throw new Error('A survey that spills was given no folder')
    summary.folder = folder
    open.sets ??= new SetRows(folder)
    const { cells, ofRow, scores } = open.rowsOf(batch)
    const numbers = cells.map((cell) => groupNumber(open, cell))
    const vectorOf = open.units.of(batch)
    for (let row = 0; row < batch.numRows; row++) {
      const number = numbers[ofRow[row]]
      // A row without a score has a list of one number, one without a vector an empty one.
      open.sets.add(number === undefined ? new Uint32Array(1) : listOf(number, vectorOf(row)))
    }
    open.rows.add(
      { origin: batch.origin, keys: new Uint32Array(0), isKeyed: new Uint8Array(batch.numRows), scores },
      folder,
    )
  },
  seal({ open, folder }) {
    const [file, set] = [open?.rows.save(), open?.sets?.save()]
    if (open === undefined || file === undefined || set === undefined) return noRows(folder)
    return { files: [file], sets: [set], groups: [Object.keys(open.cells)], folder }
  },
  merge: (a, b) => ({
    files: [...a.files, ...b.files],
    sets: [...a.sets, ...b.sets],
    groups: [...a.groups, ...b.groups],
    folder: a.folder ?? b.folder,
  }),
  async decide({ folder, ...gathered }, options) {
    return { decision: await decideDiverse(gathered, { options, folder }) }
  },
}

function noRows(folder: string | undefined): DiverseSummary {
  return { files: [], sets: [], groups: [], folder }
}

function openPartition(options: TopOptions): OpenPartition {
  const { by, order, diverse } = options
  const score = by === undefined ? undefined : { column: by, isLowFirst: () => order === 'lowest' }
  return {
    rows: new KeyRows({ sections: 0, words: 0, hasScores: by !== undefined }),
    units: new UnitVectors(diverse!),
    rowsOf: openRows({ columns: [groupsOf(options)], ...(score !== undefined && { score }) }),
    cells: {},
    size: 0,
  }
}

function groupNumber(open: OpenPartition, { key }: Cell): number {
  return open.cells[key] ?? addCell(open, key, open.size)
}

function listOf(group: number, vector: Float32Array | undefined): Uint32Array {
  if (vector === undefined) return new Uint32Array(0)
  const list = new Uint32Array(1 + vector.length)
  list[0] = group
  list.set(new Uint32Array(vector.buffer), 1)
  return list
}
