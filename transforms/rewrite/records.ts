import type { Batch } from '../../src/arrow/batch.js'
import { parsePath } from '../../src/arrow/path.js'
import { Draws, type KeyedRandom } from '../../src/transform/random.js'
import { languageOf } from '../augment/editing/words.js'
import { RecordReader } from '../augment/record-reader.js'
import type { MethodContext, Parent } from './methods/method.js'
import type { RewriteOptions } from './options.js'

/** The paths that children are written under: of the texts, of the answer if there is one, of what is shown. */
export function writtenPaths({ fields, answer, shown }: RewriteOptions) {
  return [...new Set([...fields, ...(answer === undefined ? [] : [answer]), ...shown])].map(parsePath)
}

/** The texts of a row by what they are for; `counts` tells how many each of {@link writtenPaths} has. */
export function parentOf(
  { texts, counts }: { texts: readonly string[]; counts: readonly number[] },
  { fields, answer }: RewriteOptions,
): Parent & { answer: readonly string[] } {
  const own = sum(counts.slice(0, new Set(fields).size))
  const answers = answer === undefined ? 0 : counts[new Set(fields).size]
  return {
    texts: texts.slice(0, own),
    answer: texts.slice(own, own + answers),
    shown: texts.slice(own + answers),
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

/** Reads what a survey keeps of a row: its texts, and a number for each copy that its choices follow from. */
export function openParents(batch: Batch, options: RewriteOptions, random: KeyedRandom) {
  const reader = new RecordReader(batch, { paths: writtenPaths(options), answers: [] })
  return (row: number): KeptParent => {
    const { texts, shown } = parentOf(reader.at(row), options)
    const lots = Array.from({ length: options.copies }, (_, i) => random.forRow(batch, row, i + 1).uint32())
    return { texts, shown, lots }
  }
}

/** A row as a survey keeps it: plain data. */
export interface KeptParent extends Parent {
  lots: readonly number[]
}

/** What a method is told about one copy of a row. */
export function methodContext(
  { language, forbid, prompt }: RewriteOptions,
  { lot, variant, pool }: { lot: number; variant: number; pool: readonly string[] },
): MethodContext {
  return {
    languageOf: language === 'auto' ? languageOf : () => language,
    draws: new Draws(lot, variant),
    variant,
    pool,
    forbid,
    prompt,
  }
}
