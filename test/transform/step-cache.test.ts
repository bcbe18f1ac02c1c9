import { describe, expect, test } from 'vitest'
import { Field, Schema, Utf8 } from '../../src/arrow/arrow.js'
import { z } from '../../src/base/options.js'
import { planSteps } from '../../src/pipeline/plan-steps.js'
import { planStep } from '../../src/transform/plan-step.js'
import { openStep } from '../../src/transform/step.js'
import { StepCache } from '../../src/transform/step-cache.js'
import type { Transform } from '../../src/transform/transform.js'

const schema = new Schema([new Field('text', new Utf8(), true)])

describe('`StepCache`', () => {
  test('makes a thing once, and another one for another maker', () => {
    const cache = new StepCache()
    const makeList = (): string[] => []
    cache.of(makeList).push('kept')
    expect(cache.of(makeList)).toEqual(['kept'])
    expect(cache.of((): string[] => [])).toEqual([])
  })

  test('opens what settings name once, and again for other settings or another opener', () => {
    const cache = new StepCache()
    const open = (settings: { path: string }) => ({ opened: settings.path })
    const first = cache.opened(open, { path: 'a' })
    expect(cache.opened(open, { path: 'a' })).toBe(first)
    expect(cache.opened(open, { path: 'b' })).toEqual({ opened: 'b' })
    expect(cache.opened((settings: { path: string }) => ({ ...settings }), { path: 'a' })).toEqual({
      path: 'a',
    })
  })

  test('is the same for every partition that a step is opened for', async () => {
    let made = 0
    const openModel = () => ({ number: ++made })
    const seen: number[] = []
    const transform: Transform = {
      name: 'own',
      summary: '',
      examples: [],
      options: z.strictObject({}),
      plan: () => ({ schema, reads: [], writes: [], effects: { rows: 'kept' } }),
      open({ cache }) {
        seen.push(cache.of(openModel).number)
        return (batch) => batch
      },
    }
    const step = planStep(transform, {}, { index: 0, schema })
    for (let partition = 0; partition < 3; partition++) await openStep(step, { seed: 0 })
    await openStep(planStep(transform, {}, { index: 0, schema }), { seed: 0 })
    expect(seen).toEqual([1, 1, 1, 2])
  })

  test('is the same for all steps of a list', async () => {
    const named = { name: 'anonymize', options: { fields: ['text'] } }
    const [first, second] = await planSteps([named, named], schema)
    expect(second.cache).toBe(first.cache)
  })
})
