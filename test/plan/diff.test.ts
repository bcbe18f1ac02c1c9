import { describe, expect, test } from 'vitest'
import { describeChanges } from '../../src/plan/diff.js'
import type { PlanSummary } from '../../src/plan/plan.js'

const plan: PlanSummary = {
  version: '1.0.0',
  seed: 7,
  inputs: [{ path: 'a.jsonl', format: 'jsonl', bytes: 10, fingerprint: 'f' }],
  schema: ['a: Utf8'],
  steps: [{ name: 'balance', options: { facet: 'a' }, schema: ['a: Utf8'], survey: true }],
  partitions: 1,
  records: 2,
  readable: 2,
  mixed: [],
  format: 'arrow',
  errors: {
    onError: 'reject',
    budget: 0.01,
    repairBudget: 0.01,
    budgetFloor: 10,
    invalidUtf8: 'replace',
    keepRaw: false,
    stepTimeout: 600,
  },
  hash: 'one',
}

describe('`describeChanges()`', () => {
  const changes: [what: string, change: Partial<PlanSummary>, wanted: string[]][] = [
    ['the seed', { seed: 8 }, ['seed (7 before, 8 now)']],
    [
      'an option',
      { steps: [{ ...plan.steps[0], options: { facet: 'b' } }] },
      ['steps.0.options.facet ("a" before, "b" now)'],
    ],
    [
      'an added option',
      { steps: [{ ...plan.steps[0], options: { facet: 'a', label: 'l' } }] },
      ['steps.0.options.label (absent before, "l" now)'],
    ],
    [
      'a removed step',
      { steps: [] },
      [expect.stringMatching(/^steps.0 \(\{"name":"balance".{30,}… before, absent now\)$/)],
    ],
    [
      'the bytes of an input',
      { inputs: [{ ...plan.inputs[0], fingerprint: 'g' }] },
      ['the bytes of "a.jsonl" changed'],
    ],
    ['what the plan does not show', { hash: 'two' }, ['something that the plan does not show']],
    [
      'the key of a step',
      { steps: [{ ...plan.steps[0], keyId: 'k' }] },
      ['steps.0.keyId (absent before, "k" now)'],
    ],
  ]
  test.each(changes)('names %s', (_, change, wanted) => {
    expect(describeChanges(plan, { ...plan, hash: 'two', ...change })).toEqual(wanted)
  })

  test('names five changes and counts the others', () => {
    const schema = Array.from({ length: 9 }, (_, i) => `c${i}: Utf8`)
    const described = describeChanges(plan, { ...plan, hash: 'two', schema })
    expect(described).toHaveLength(6)
    expect(described.at(-1)).toBe('and 4 more')
  })

  test('never shows more than a line of a long value', () => {
    const options = { prompt: 'x'.repeat(10_000) }
    const [only] = describeChanges(plan, {
      ...plan,
      hash: 'two',
      steps: [{ ...plan.steps[0], options: { facet: 'a', ...options } }],
    })
    expect(only.length).toBeLessThan(150)
  })
})
