import type { Batch } from '../../src/arrow/batch.js'
import type { FieldPath } from '../../src/arrow/path.js'
import { takeRows } from '../../src/arrow/take.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import type { KeyedRandom } from '../../src/transform/random.js'
import type { Counters } from '../../src/transform/transform.js'
import { RecordReader } from './record-reader.js'
import type { ChildTrace, RewriteRecord } from './rewriter.js'
import { appendTrace } from './trace.js'

/** How a batch gets its children. */
export interface ChildrenOptions {
  /** The step, as the codes of rows that it leaves out begin. */
  name: string
  /** Texts that may change. */
  paths: readonly FieldPath[]
  /** Texts beside them that may quote them. */
  answers: readonly FieldPath[]
  /** 1 for the rows that get children; all, when left out. The others pass as they are. */
  parents?: Uint8Array | undefined
  /** Children per row. */
  copies: number
  keepOriginal: boolean
  keepSimilar?: KeepSimilar | undefined
  /** Whether columns tell how each child came about. */
  trace?: boolean | undefined
  rewrite: RewriteRecord
  random: KeyedRandom
  counters: Counters
}

/** A row of the answer: its parent, and for a child its number and its texts. */
export interface Kin {
  parent: number
  child: number
  texts: readonly string[] | undefined
  trace?: ChildTrace | undefined
  /** It has come about, and is not like its parent. */
  isRefused?: true
}

/** Refuses children that are not like their parents, all of a batch together. */
export type KeepSimilar = (
  family: readonly Kin[],
  context: { reader: RecordReader; counters: Counters },
) => readonly Kin[]

/**
 * A batch in which each row, or each that is to be a parent, is followed by its children: the same row with the texts
 * under the paths rewritten. A child that is refused is not emitted, and counted by its reason. A row whose
 * rewrite throws is rejected with its children; what was thrown is not looked at, because it may quote text.
 */
export function addChildren(batch: Batch, options: ChildrenOptions): Batch {
  const family = familyOf(batch, options)
  const radix = options.copies + 1
  const copies = Uint32Array.from(family, ({ parent, child }) =>
    checkedCopy(batch.origin.copies[parent] * radix + child),
  )
  const rows = takeRows(
    batch,
    Uint32Array.from(family, ({ parent }) => parent),
    copies,
  )
  return writeFamily(rows, family, options)
}

/** Puts the texts of the children into their rows, and columns beside them that tell how they came about. */
export function writeFamily(
  rows: Batch,
  family: readonly Kin[],
  { paths, trace }: Pick<ChildrenOptions, 'paths' | 'trace'>,
): Batch {
  const written = writeTexts(rows, family, paths)
  return trace === true
    ? appendTrace(
        written,
        family.map((kin) => kin.trace),
      )
    : written
}

/** Copy c of a row has the children c · (copies + 1) + 1…, so that no two rows come to bear one number. */
function checkedCopy(number: number): number {
  if (number < 2 ** 32) return number
  throw new PrepError(
    'unsupported',
    `A row would have more than 4 billion copies. Lower ${optionName('copies')}`,
  )
}

function familyOf(batch: Batch, options: ChildrenOptions): readonly Kin[] {
  const { name, parents, keepOriginal, counters, keepSimilar } = options
  const reader = new RecordReader(batch, options)
  const family: Kin[] = []
  let kept = 0
  for (let row = 0; row < batch.numRows; row++) {
    if (parents !== undefined && parents[row] !== 1) {
      family.push({ parent: row, child: 0, texts: undefined })
      continue
    }
    const children = childrenOf(row, reader, options)
    if (children === undefined) {
      counters.rejected(batch, row, `${name}_failed`)
      continue
    }
    kept++
    if (keepOriginal) family.push({ parent: row, child: 0, texts: undefined })
    for (const child of children) family.push(child)
  }
  if (!keepOriginal) counters.dropped(`${name}_original`, kept)
  const left = keepSimilar?.(family, { reader, counters }).filter(({ isRefused }) => !isRefused) ?? family
  counters.added(left.filter(({ texts }) => texts !== undefined).length)
  return left

  function childrenOf(row: number, records: RecordReader, { copies, rewrite, random }: ChildrenOptions) {
    const draws = Array.from({ length: copies }, (_, i) => random.forRow(batch, row, i + 1))
    let made: ReturnType<RewriteRecord>
    try {
      made = rewrite(records.at(row), draws)
    } catch {
      return undefined
    }
    const children: Kin[] = []
    made.forEach((child, i) => {
      if ('texts' in child) children.push({ parent: row, child: i + 1, ...child })
      else counters.note(child.refused)
    })
    return children
  }
}

/** Puts the texts of the children into their rows, path by path, in the order in which records are read. */
function writeTexts(rows: Batch, family: readonly Kin[], paths: readonly FieldPath[]): Batch {
  const taken = new Uint32Array(family.length)
  return paths.reduce((batch, path) => {
    const lens = new TextLens(batch, path)
    const rowOf = lens.rows()
    return lens.rewrite(
      (_, i) => {
        const { texts } = family[rowOf[i]]
        return texts?.[taken[rowOf[i]]++]
      },
      textsOfChildren(rowOf, family),
    )
  }, rows)
}

function textsOfChildren(rowOf: Uint32Array, family: readonly Kin[]): Uint32Array {
  const texts = new Uint32Array(rowOf.length)
  let count = 0
  for (let i = 0; i < rowOf.length; i++) if (family[rowOf[i]].texts !== undefined) texts[count++] = i
  return texts.subarray(0, count)
}
