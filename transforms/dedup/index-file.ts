import { join, resolve } from 'node:path'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import { type KeyFile, keysBytes } from '../../src/transform/spill/key-file.js'
import { publishFile, readStart } from '../../src/transform/spill/placed-file.js'
import type { SetFile } from '../../src/transform/spill/set-file.js'
import type { PublishContext } from '../../src/transform/step-contexts.js'
import type { DedupOptions } from './options.js'
import { bandsOf } from './row-hasher.js'
import type { DedupDecision } from './survivors.js'

/**
 * A file of the rows that stayed in an earlier run, as hashes alone: their keys, and what pairs are verified by. A later run
 * compares its rows with them. It begins with a head of JSON, filled up with spaces; the rest is laid out as the files
 * that a survey keeps its keys and lists in.
 */

/** How many bytes the head has. */
export const headBytes = 1024

/** How rows were compared: only what was hashed alike can be compared with others. */
type Comparison = Partial<
  Pick<
    DedupOptions,
    'method' | 'level' | 'bands' | 'bandRows' | 'distance' | 'ngrams' | 'charNgrams' | 'verify' | 'compat'
  >
> & {
  /** How many columns are named by this option. */
  equal?: number
}

/** What an index tells of itself. */
export interface IndexHead {
  prepDedupIndex: 1
  /** The SHA-256 of what stands behind the head. */
  id: string
  comparison: Comparison
  /** How many columns were compared; 0 for whole rows. */
  columns: number
  keys: Pick<KeyFile, 'rows' | 'keyed' | 'sections' | 'words'>
  /** How many numbers there are in all lists, if there are any. */
  numbers?: number | undefined
}

/** An index that can be read from. */
export interface DedupIndex {
  path: string
  columns: number
  keys: KeyFile
  sets: SetFile | undefined
}

/** What decides how rows are hashed. */
export function comparisonOf(options: DedupOptions): Comparison {
  const { method, level, distance, ngrams, charNgrams, verify, compat, equal = [] } = options
  const bands = bandsOf(options)
  const near = { method, verify, equal: equal.length }
  if (method === 'exact') return { method, level }
  if (method === 'near') return { ...near, ...bands, ngrams, charNgrams, compat }
  return method === 'simhash' ? { ...near, distance, ngrams, charNgrams } : { ...near, ...bands }
}

/** An index as `against` names it, with its id once it was looked at. */
type NamedIndex = DedupOptions['against'][number]

/** The options with the ids of the indexes, so that a run is not resumed with others. Throws `not_found`, `bad_input` and `bad_option`. */
export async function resolveIndexes(options: DedupOptions): Promise<DedupOptions> {
  const against = options.against.map((one) => resolveIndex(one, options))
  const { index } = options
  if (index !== undefined && against.some(({ path }) => resolve(path) === resolve(index)))
    throw new PrepError(
      'bad_option',
      `Option ${optionName('index')} names a file that ${optionName('against')} reads. Give it another name: a later run reads several`,
    )
  return { ...options, against }
}

/** Brings the index that was written to where it was asked for. */
export function publishIndex({
  options: { index },
  decision,
  folder,
}: PublishContext<DedupOptions, DedupDecision>): void {
  if (index === undefined) return
  const { index: name } = decision
  if (name === undefined || folder === undefined)
    throw new PrepError(
      'bad_input',
      `There are no rows to be written to the index "${index}". Leave out ${optionName('index')}`,
    )
  publishFile(join(folder, name), index)
}

/** The path of an index with its id, so that a run is not resumed with another. Throws `not_found`, `bad_input` and `bad_option`. */
function resolveIndex(given: NamedIndex, options: DedupOptions): { path: string; id: string } {
  const { path, id } = typeof given === 'string' ? { path: given, id: undefined } : given
  const head = readHead(path)
  if (id !== undefined && head.id !== id)
    throw new PrepError(
      'bad_option',
      `The index "${path}" is another than the one named by its id. Name it anew in ${optionName('against')}`,
    )
  const ours = Object.entries(comparisonOf(options))
  const theirs = new Map(Object.entries(head.comparison))
  const other = ours.find(([name, value]) => theirs.get(name) !== value)
  if (other !== undefined)
    throw new PrepError(
      'bad_option',
      `The index "${path}" was written with ${optionName(other[0])} ${theirs.get(other[0]) ?? 'left out'}, and this step has ${other[1]}. Give the same, or write the index anew`,
    )
  return { path, id: head.id }
}

/** Where things stand in an index. */
export function openIndex(given: NamedIndex): DedupIndex {
  const path = typeof given === 'string' ? given : given.path
  const { keys, columns, numbers } = readHead(path)
  const file: KeyFile = { ...keys, path, keysAt: headBytes, hasScores: false, sources: [] }
  const at = headBytes + keysBytes(keys)
  return {
    path,
    columns,
    keys: file,
    sets: numbers === undefined ? undefined : { path, at, rows: keys.rows, numbers },
  }
}

/** Throws `bad_option` where an index is of rows of which more or less was compared. */
export function checkColumns({ path, columns, keys }: DedupIndex, compared: number): void {
  if (keys.sections > 1 || columns === compared) return
  throw new PrepError(
    'bad_option',
    `The index "${path}" was written with so many columns compared: ${columns}, and this step compares ${compared} (0: whole rows). Compare as many, or write the index anew`,
  )
}

function readHead(path: string): IndexHead {
  const start = readStart(path, headBytes)
  if (start === undefined)
    throw new PrepError(
      'not_found',
      `There is no index of rows "${path}". Write one with ${optionName('index')} of dedup`,
    )
  const head = parsed(start.toString())
  if (head?.prepDedupIndex === 1) return head
  throw new PrepError(
    'bad_input',
    `"${path}" is no index of rows. Write one with ${optionName('index')} of dedup`,
  )
}

function parsed(text: string): IndexHead | undefined {
  try {
    return JSON.parse(text) as IndexHead
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
