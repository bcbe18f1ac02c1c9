import { Schema } from '../../src/arrow/arrow.js'
import { Batch } from '../../src/arrow/batch.js'
import { parsePath } from '../../src/arrow/path.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import { type KeyFile, KeyRows } from '../../src/transform/spill/key-file.js'
import { type SetFile, SetRows } from '../../src/transform/spill/set-file.js'
import type { StepCache } from '../../src/transform/step-cache.js'
import type { Survey } from '../../src/transform/transform.js'
import { readNumbers } from '../balance/weights.js'
import { checkedPath, comparedIn, comparedTexts } from './compared.js'
import { decide } from './decide.js'
import { exactKeys, exactWords } from './exact-keys.js'
import { bandWords, type NearKeys } from './near-keys.js'
import type { DedupOptions } from './options.js'
import { type RowHasher, rowHasher } from './row-hasher.js'
import { textBytes } from './row-texts.js'
import { numbersOfSplits, splitsFor } from './splits.js'
import { type DedupDecision, expectedRows } from './survivors.js'
import { VectorHasher } from './vector-keys.js'

/** The files of keys, and of what pairs are verified by. */
export interface DedupSummary {
  files: KeyFile[]
  sets: SetFile[]
  /** How many columns are compared; 0 for whole rows. */
  columns: number
  folder?: string | undefined
  /** What a partition has in memory. */
  open?: OpenPartition | undefined
}

interface OpenPartition {
  rows: KeyRows
  hasher: RowHasher | undefined
  sets?: SetRows | undefined
}

/** Gathers the keys of all rows on disk, and finds the rows of equal ones. */
export const dedupSurvey: Survey<DedupOptions, DedupSummary, DedupDecision> = {
  spills: true,
  empty: () => ({ files: [], sets: [], columns: 0 }),
  observe(summary, given, { options, reads, folder, cache }) {
    const open = (summary.open ??= openPartition(options, cache))
    if (folder === undefined) throw new Error('A survey that spills was given no folder')
    summary.folder = folder
    const batch = withColumnsOnly(given, reads)
    if (open.hasher !== undefined && options.verify !== 'none') open.sets ??= new SetRows(folder)
    const keys = keysOf(batch, { open, options, summary })
    open.rows.add(
      { origin: batch.origin, ...keys, scores: scoresOf(batch, options), splits: splitsIn(batch, options) },
      folder,
    )
  },
  seal({ open, folder, columns }) {
    const [file, set] = [open?.rows.save(), open?.sets?.save()]
    return { files: file === undefined ? [] : [file], sets: set === undefined ? [] : [set], folder, columns }
  },
  merge: (a, b) => ({
    files: [...a.files, ...b.files],
    sets: [...a.sets, ...b.sets],
    folder: a.folder ?? b.folder,
    columns: Math.max(a.columns, b.columns),
  }),
  async decide({ folder, ...gathered }, options) {
    return { decision: await decide(gathered, { options, folder }) }
  },
  expect: expectedRows,
}

function openPartition(options: DedupOptions, cache: StepCache): OpenPartition {
  // A hasher has tables that take a while to fill, and keeps nothing from one batch to the next.
  const { hasher } = cache.opened(openHasher, options)
  return {
    rows: new KeyRows({
      sections: hasher?.sections ?? 1,
      words: hasher === undefined ? exactWords : bandWords,
      hasScores: hasScores(options),
      hasSplits: options.splits !== 'refuse',
    }),
    hasher,
  }
}

interface KeysOptions {
  open: OpenPartition
  options: DedupOptions
  summary: DedupSummary
}

function openHasher(options: DedupOptions): { hasher: RowHasher | undefined } {
  return { hasher: rowHasher(options) }
}

/** The keys of the rows of a batch. */
function keysOf(batch: Batch, { open, options, summary }: KeysOptions): NearKeys {
  const { hasher, sets } = open
  if (hasher instanceof VectorHasher) return apartWhere(hasher.hash(batch, sets), equalKeys(batch, options))
  const compared = comparedIn(batch.schema, options)
  summary.columns = compared.paths.length
  const seen = compared.paths.length > 0 ? batch : withoutPlace(batch, options)
  if (hasher === undefined) return exactKeys(seen, compared, options.level)
  return apartWhere(hasher.hash(seen, compared, sets), equalKeys(batch, options))
}

/** Keys of what near rows must have in common besides; `undefined` where nothing is asked. */
function equalKeys(batch: Batch, { equal }: DedupOptions): Uint32Array | undefined {
  if (equal === undefined) return undefined
  return exactKeys(
    batch,
    { paths: equal.map((path) => checkedPath(batch.schema, path)), roles: undefined },
    'loose',
  ).keys
}

/** Keys that two rows share only where they share their key in `equal` as well. */
function apartWhere(near: NearKeys, equal: Uint32Array | undefined): NearKeys {
  if (equal === undefined) return near
  const width = near.keys.length / near.isKeyed.length
  for (let i = 0; i < near.keys.length; i++)
    near.keys[i] ^= equal[exactWords * Math.floor(i / width) + (i % bandWords)]
  return near
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

/** A whole row is compared without what only says where it stands: its split, and its source where that chooses. */
function withoutPlace(batch: Batch, options: DedupOptions): Batch {
  const { keep, sourceField } = options
  const places = [
    splitsFor(batch.schema, options)?.column,
    ...(keep === 'source' ? [parsePath(sourceField).column] : []),
  ]
  return withColumnsOnly(
    batch,
    batch.schema.fields.map(({ name }) => name).filter((name) => !places.includes(name)),
  )
}

/** Whether each row has a number by which one of several is chosen; else their order tells. */
function hasScores({ keep }: DedupOptions): boolean {
  return keep === 'longest' || keep === 'best' || keep === 'source'
}

function scoresOf(batch: Batch, options: DedupOptions): Float64Array | undefined {
  if (options.keep === 'longest')
    return textBytes(batch, comparedTexts(batch.schema, comparedIn(batch.schema, options)))
  if (options.keep === 'source') return sourceScores(batch, options)
  if (options.keep !== 'best') return undefined
  return readNumbers(batch, parsePath(options.best!).text).map((score) =>
    Number.isNaN(score) ? -Infinity : score,
  )
}

/** The earlier a source is named, the higher; those that are not named are last. */
function sourceScores(batch: Batch, { sources = [], sourceField }: DedupOptions): Float64Array {
  const scores = new Float64Array(batch.numRows).fill(-Infinity)
  const ranks = new Map(sources.map((name, rank) => [name, -rank]))
  const lens = new TextLens(batch, parsePath(sourceField))
  for (let i = 0; i < lens.length; i++) scores[lens.rowOf(i)] = ranks.get(lens.at(i) ?? '') ?? -Infinity
  return scores
}

/** The split of each row, where splits are looked at. */
function splitsIn(batch: Batch, options: DedupOptions): Uint8Array | undefined {
  const known = options.splits === 'refuse' ? undefined : splitsFor(batch.schema, options)
  return known === undefined ? undefined : numbersOfSplits(batch, known, options)
}
