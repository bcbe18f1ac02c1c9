import { expect, test } from 'vitest'
import { batchOfRows } from '../../src/arrow/rows.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import { z } from '../../src/base/options.js'
import { planStep } from '../../src/transform/plan-step.js'
import { openStep } from '../../src/transform/step.js'
import { type Apply, defineTransform } from '../../src/transform/transform.js'

const batch = batchOfRows([{ id: 1, text: 'one' }])

/** A step of a module, with these columns in its plan. */
async function applied(writes: string[], apply: Apply, module: string | undefined = './shout.mjs') {
  const shout = defineTransform({
    name: 'shout',
    summary: 'Write text in capitals',
    examples: [],
    options: z.strictObject({}),
    plan: (schema) => ({ schema, reads: ['text'], writes, effects: { rows: 'kept' } }),
    open: () => apply,
  })
  const step = planStep(shout, {}, { schema: batch.schema, index: 0, ...(module && { module }) })
  return [...(await openStep(step, { seed: 1 })).apply(batch)]
}

const capitals: Apply = (rows) => new TextLens(rows, 'text').rewrite((text) => text.toUpperCase())

test('a module that changes a column which its plan does not name is told so, not that the input has changed', async () => {
  await expect(applied([], capitals)).rejects.toMatchObject({
    code: 'bad_schema',
    message: expect.stringMatching(
      /changes column "text", which its plan does not name in "writes".*fault of the step/,
    ),
  })
  await expect(applied(['text'], capitals)).resolves.toHaveLength(1)
})

test('a module may make a column anew whose values stay the same', async () => {
  await expect(
    applied([], (rows) => new TextLens(rows, 'text').rewrite((text) => `${text}`)),
  ).resolves.toHaveLength(1)
})
