import type { Batch } from '../../src/core/batch.js'
import { batchOfRows, rowsOf } from '../../src/core/rows.js'
import { anonymize } from '../../transforms/anonymize.js'
import { runStep } from '../laws.js'

/** The texts after `anonymize` with these options, over a column named `text`. */
export async function anonymized(
  texts: readonly string[],
  options: object = {},
  seed = 7,
): Promise<string[]> {
  const { batches } = await runStep(anonymize, [[batchOfTexts(texts)]], {
    options: { fields: ['text'], ...options },
    seed,
  })
  return batches.flatMap(rowsOf).map((row) => row.text as string)
}

export function batchOfTexts(texts: readonly string[]): Batch {
  return batchOfRows(texts.map((text) => ({ text })))
}
