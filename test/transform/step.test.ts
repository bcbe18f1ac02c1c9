import { describe, expect, test } from 'vitest'
import { Field, Schema, Utf8 } from '../../src/arrow/arrow.js'
import { structOf } from '../../src/arrow/path.js'
import { z } from '../../src/base/options.js'
import { planStep } from '../../src/transform/plan-step.js'
import type { StepPlan, Transform } from '../../src/transform/transform.js'

const schema = new Schema([
  new Field('id', new Utf8(), true),
  new Field('m', structOf({ c: new Utf8() }), true),
])

/** Plans a step that promises this, and surveys these columns where any are given. */
function plan(promise: Partial<StepPlan>, surveyed?: readonly string[]) {
  const transform: Transform = {
    name: 'own',
    summary: '',
    examples: [],
    options: z.strictObject({}),
    plan: () => ({ schema, reads: [], writes: [], effects: { rows: 'kept' }, ...promise }),
    survey: surveyed && {
      reads: () => surveyed,
      empty: () => undefined,
      observe: () => {},
      merge: () => undefined,
      decide: () => ({ decision: undefined }),
    },
    open: () => (batch) => batch,
  }
  return planStep(transform, {}, { index: 1, schema })
}

describe('`planStep()`', () => {
  test('labels a step by its number and name', () => {
    expect(plan({ reads: ['m'], writes: ['m'] }, ['id']).label).toBe('2 own')
  })

  test('takes a column that the step makes, and one that it takes away, for written', () => {
    const id = new Schema([schema.fields[0], new Field('new', new Utf8(), true)])
    expect(() => plan({ schema: id, writes: ['new', 'm'] })).not.toThrow()
  })

  test.each([
    ['reads', { reads: ['m.c'] }, undefined],
    ['writes', { writes: ['m.c'] }, undefined],
    ['survey.reads', {}, ['m.c']],
  ])('refuses a path in %s, and names the step, the path and what to write', (what, promise, surveyed) => {
    const refused = expect.objectContaining({
      code: 'bad_schema',
      message: expect.stringMatching(
        new RegExp(`Step "2 own" names "m\\.c" in its "${what}".*columnsOf\\(fields\\)`),
      ),
      at: { step: '2 own' },
    })
    expect(() => plan(promise, surveyed)).toThrow(refused)
  })

  test('refuses a new column that is not among those written', () => {
    const after = new Schema([...schema.fields, new Field('new', new Utf8(), true)])
    expect(() => plan({ schema: after })).toThrow(
      'Step "2 own" plans the new column "new", which it does not name in "writes"',
    )
  })

  test('refuses to read a column that the step only makes', () => {
    const after = new Schema([...schema.fields, new Field('new', new Utf8(), true)])
    expect(() => plan({ schema: after, reads: ['new'], writes: ['new'] })).toThrow(
      /names "new" in its "reads"/,
    )
  })

  test.each([undefined, {}])('refuses the schema %j, which is none', (schema) => {
    expect(() => plan({ schema: schema as unknown as StepPlan['schema'] })).toThrow(/plans no "schema"/)
  })

  test.each([undefined, {}, { rows: 'changed' }])('refuses the effects %j', (effects) => {
    expect(() => plan({ effects: effects as StepPlan['effects'] })).toThrow(/effects\.rows.*kept, reordered/)
  })
})
