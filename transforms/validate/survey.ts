/** Finds rows whose content stands in another row of the whole data: keys on disk, compared part by part, as `dedup` does. */
import type { Schema } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { hashPath, isNullHash } from '../../src/arrow/hashes/content-hash.js'
import { parsePath } from '../../src/arrow/path.js'
import { clusterKeys } from '../../src/transform/spill/cluster-keys.js'
import { type KeyFile, KeyFileReader, KeyRows } from '../../src/transform/spill/key-file.js'
import type { PlaceFile } from '../../src/transform/spill/place-file.js'
import { writeRowNotes } from '../../src/transform/spill/row-notes.js'
import type { Survey } from '../../src/transform/transform.js'
import { openWhere } from '../../src/transform/where.js'
import { checkedPath } from '../dedup/compared.js'
import { exactKeys, exactWords } from '../dedup/exact-keys.js'
import type { Rule, ValidateOptions } from './options.js'

/** A rule that compares rows, as far as the survey has to know it. */
interface Comparison {
  /** Rules and checks in their order name it. */
  key: string
  paths: readonly string[]
  split: string | undefined
  when: Rule['when']
}

/** The files of keys of each comparison. */
export interface ValidateSummary {
  files: Record<string, KeyFile[]>
  folder?: string | undefined
  /** What a partition has in memory. */
  rows?: Map<string, KeyRows> | undefined
}

/** The rows that each comparison has found, by its key. */
export type ValidateDecision = Record<string, PlaceFile> | undefined

/** By what the rows of a check are found in a decision. */
export function comparisonKey(rule: number, check: string): string {
  return `${rule} ${check}`
}

/** So much memory is taken to find equal keys, beside 28 bytes a row. */
const groupBytes = 64 << 20
/** What that is for a plan. */
export const comparisonMemory = { bytes: groupBytes, bytesPerRow: 28 }

export function comparisonsOf({ rules }: Pick<ValidateOptions, 'rules'>): Comparison[] {
  if (typeof rules === 'string') return []
  return rules.flatMap(({ unique, leaks, column, when }, rule) => {
    const ofUnique = unique === true ? (column === undefined ? undefined : [column]) : unique
    return [
      ...(ofUnique === undefined
        ? []
        : [{ key: comparisonKey(rule, 'unique'), paths: ofUnique, split: undefined, when }]),
      ...(leaks === undefined
        ? []
        : [{ key: comparisonKey(rule, 'leaks'), paths: leaks.fields, split: leaks.split, when }]),
    ]
  })
}

export const validateSurvey: Survey<ValidateOptions, ValidateSummary, ValidateDecision> = {
  isNeeded: (options) => comparisonsOf(options).length > 0,
  spills: true,
  empty: () => ({ files: {}, rows: new Map() }),
  observe(summary, batch, { options, folder }) {
    if (folder === undefined || summary.rows === undefined)
      throw new Error('A survey that spills was given no folder')
    summary.folder = folder
    for (const comparison of comparisonsOf(options)) {
      const sections = comparison.split === undefined ? 1 : 2
      const rows =
        summary.rows.get(comparison.key) ?? new KeyRows({ sections, words: exactWords, hasScores: false })
      summary.rows.set(comparison.key, rows)
      rows.add({ origin: batch.origin, ...keysOf(batch, comparison) }, folder)
    }
  },
  seal({ rows, folder }) {
    const files: Record<string, KeyFile[]> = {}
    for (const [key, keyed] of rows ?? []) {
      const file = keyed.save()
      files[key] = file === undefined ? [] : [file]
    }
    return { files, folder }
  },
  merge(a, b) {
    const keys = new Set([...Object.keys(a.files), ...Object.keys(b.files)])
    const files = Object.fromEntries(
      [...keys].map((key) => [key, [...(a.files[key] ?? []), ...(b.files[key] ?? [])]]),
    )
    return { files, folder: a.folder ?? b.folder }
  },
  async decide({ files, folder }, options) {
    if (folder === undefined) return { decision: {} }
    const decision: NonNullable<ValidateDecision> = {}
    for (const { key, split } of comparisonsOf(options))
      decision[key] = await repeatsIn(files[key] ?? [], { folder, hasSplit: split !== undefined })
    return { decision }
  },
}

/** The content of each row, and with a split that with the split; a row that is all null, or is not looked at, has no keys. */
function keysOf(batch: Batch, { paths, split, when }: Comparison) {
  const { keys, isKeyed } = contentKeys(batch, paths)
  const keep = openWhere(when)(batch)
  if (keep !== undefined) for (let row = 0; row < isKeyed.length; row++) isKeyed[row] &= keep[row]
  if (split === undefined) return { keys, isKeyed }
  const places = hashPath(batch, parsePath(split))
  const both = new Uint32Array(2 * keys.length)
  const withSplit = contentKeys(batch, [...paths, split]).keys
  for (let row = 0; row < batch.numRows; row++) {
    const content = keys.subarray(exactWords * row, exactWords * (row + 1))
    both.set(content, 2 * exactWords * row)
    both.set(withSplit.subarray(exactWords * row, exactWords * (row + 1)), exactWords * (2 * row + 1))
    if (isNullHash(places, row)) isKeyed[row] = 0
  }
  return { keys: both, isKeyed }
}

function contentKeys(batch: Batch, paths: readonly string[]) {
  const compared = { paths: pathsIn(batch.schema, paths), roles: undefined }
  return exactKeys(batch, compared, 'bytes')
}

function pathsIn(schema: Schema, paths: readonly string[]) {
  return paths.map((path) => checkedPath(schema, path))
}

/** Notes of each row whether an earlier one has its content; with splits, whether the first such row is of another split. */
async function repeatsIn(
  files: readonly KeyFile[],
  { folder, hasSplit }: { folder: string; hasSplit: boolean },
): Promise<PlaceFile> {
  const readers = files.map((file) => new KeyFileReader(file))
  try {
    const rows = files.reduce((sum, file) => sum + file.rows, 0)
    const clustersIn = (section: number) => clusterKeys(readers, { section, rows, budgetBytes: groupBytes })
    const content = await clustersIn(0)
    const withSplit = hasSplit ? await clustersIn(1) : undefined
    return writeRowNotes(readers, folder, (row) => {
      const first = content.rootOf(row)
      const isRepeat =
        withSplit === undefined ? first !== row : withSplit.rootOf(row) !== withSplit.rootOf(first)
      return isRepeat ? [1, 0] : undefined
    })
  } finally {
    for (const reader of readers) reader.remove()
  }
}
