import { describe, expect, test } from 'vitest'
import { Field, Schema, Utf8 } from '../../../src/arrow/arrow.js'
import { fieldIndex } from '../../../src/arrow/batch.js'
import { z } from '../../../src/base/options.js'
import { stepsBefore } from '../../../src/engine/tasks/survey-inputs.js'
import { planStep } from '../../../src/transform/plan-step.js'
import type { Step } from '../../../src/transform/step.js'
import { defineTransform, rowEffects } from '../../../src/transform/transform.js'

/** What a step of the tests does, all of it told by its options. */
const options = z.strictObject({
  reads: z.array(z.string()).default([]),
  writes: z.array(z.string()).default([]),
  adds: z.array(z.string()).default([]),
  drops: z.array(z.string()).default([]),
  rows: z.enum(rowEffects).default('kept'),
  surveys: z.array(z.string()).default([]),
})

const step = defineTransform({
  name: 'step',
  summary: 'Does what its options say',
  examples: [],
  options,
  plan(schema, { reads, writes, adds, drops, rows }) {
    for (const name of [...reads, ...writes, ...drops]) fieldIndex(schema, name)
    const kept = schema.fields.filter(({ name }) => !drops.includes(name))
    const fields = [...kept, ...adds.map((name) => new Field(name, new Utf8(), true))]
    return { schema: new Schema(fields), reads, writes: [...writes, ...adds, ...drops], effects: { rows } }
  },
  survey: {
    reads: ({ surveys }) => surveys,
    empty: () => undefined,
    observe: () => {},
    merge: () => undefined,
    decide: () => ({ decision: undefined }),
  },
  open: () => (batch) => batch,
})

const input = new Schema(['a', 'b', 'c'].map((name) => new Field(name, new Utf8(), true)))

function planAll(all: z.input<typeof options>[]): Step[] {
  let schema = input
  return all.map((raw, index) => {
    const planned = planStep(step as never, raw, { index, schema })
    schema = planned.plan.schema
    return planned
  })
}

describe('`stepsBefore()`', () => {
  const cases: [
    what: string,
    steps: z.input<typeof options>[],
    before: number[],
    columns: string[] | undefined,
  ][] = [
    ['nothing comes before the first step', [{ surveys: ['a'] }], [], ['a']],
    [
      'a step that writes other columns is skipped, with them',
      [{ reads: ['b'], writes: ['b'] }, { surveys: ['a'] }],
      [],
      ['a'],
    ],
    ['a step that writes a surveyed column is kept', [{ writes: ['a'] }, { surveys: ['a'] }], [0], undefined],
    [
      'a step that makes a surveyed column is kept',
      [{ reads: ['b'], adds: ['d'] }, { surveys: ['d'] }],
      [0],
      undefined,
    ],
    ['a step that reorders rows is kept', [{ rows: 'reordered' }, { surveys: ['a'] }], [0], undefined],
    ['a step that leaves rows out is kept', [{ rows: 'dropped' }, { surveys: ['a'] }], [0], undefined],
    ['a step that adds rows is kept', [{ rows: 'repeated' }, { surveys: ['a'] }], [0], undefined],
    [
      'what a kept step reads is kept too, and nothing else',
      [{ writes: ['c'] }, { writes: ['b'] }, { reads: ['b'], adds: ['d'] }, { surveys: ['d'] }],
      [1, 2],
      undefined,
    ],
    [
      'what a step that changes the rows reads is kept too',
      [{ writes: ['b'] }, { reads: ['b'], rows: 'dropped' }, { writes: ['c'] }, { surveys: ['a'] }],
      [0, 1],
      undefined,
    ],
    [
      'a step that comes after the surveyed one does not matter',
      [{ surveys: ['a'] }, { writes: ['a'], rows: 'dropped' }],
      [],
      ['a'],
    ],
    ['a survey that reads no column needs none', [{ writes: ['a'] }, { surveys: [] }], [], []],
    [
      'steps that add and drop other columns are skipped',
      [
        { adds: ['d'] },
        { drops: ['d'] },
        { adds: ['e'] },
        { reads: ['a'], writes: ['a'] },
        { surveys: ['a'] },
      ],
      [3],
      undefined,
    ],
  ]
  test.each(cases)('%s', (_, all, before, columns) => {
    const steps = planAll(all)
    const surveyed = all.findIndex(({ surveys }) => surveys !== undefined)
    const prefix = stepsBefore(steps, surveyed, input)
    expect(prefix.before.map(({ index }) => index)).toEqual(before)
    expect(prefix.columns === undefined ? undefined : [...prefix.columns]).toEqual(columns)
  })

  test('kept steps are planned over the input as the skipped ones have left it', () => {
    const [only] = stepsBefore(
      planAll([{ adds: ['d'] }, { writes: ['a'] }, { surveys: ['a'] }]),
      2,
      input,
    ).before
    expect(only.plan.schema.fields.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(only.index).toBe(1)
  })

  test('no step is skipped where the kept ones cannot be planned without it', () => {
    const picky = defineTransform({
      ...step,
      plan(schema, given) {
        fieldIndex(schema, 'd')
        return step.plan(schema, given)
      },
    })
    const steps = planAll([{ adds: ['d'] }, {}, { surveys: ['a'] }])
    const schema = steps[0].plan.schema
    steps[1] = planStep(picky as never, { writes: ['a'] }, { index: 1, schema })
    const { before, columns } = stepsBefore(steps, 2, input)
    expect(before.map(({ index }) => index)).toEqual([0, 1])
    expect(columns).toBeUndefined()
  })
})
