import type { Batch } from '../../../src/arrow/batch.js'
import { batchOfRows, rowsOf } from '../../../src/arrow/rows.js'
import { planStep, resolveOptions } from '../../../src/transform/plan-step.js'
import { openStep } from '../../../src/transform/step.js'
import { anonymize } from '../../../transforms/anonymize.js'
import { runStep } from '../../laws.js'

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

/** As {@link anonymized}, for many batches one after the other by a step that is opened once, as in a run. */
export async function openAnonymized(
  options: object = {},
  seed = 7,
): Promise<(texts: readonly string[]) => string[]> {
  const { schema } = batchOfTexts([''])
  const resolved = await resolveOptions(anonymize, { fields: ['text'], ...options }, 0)
  const open = await openStep(planStep(anonymize, resolved, { index: 0, schema }), { seed })
  return (texts) => [...open.apply(batchOfTexts(texts))].flatMap(rowsOf).map((row) => row.text as string)
}

export function batchOfTexts(texts: readonly string[]): Batch {
  return batchOfRows(texts.map((text) => ({ text })))
}
