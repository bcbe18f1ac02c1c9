import { describe, expect, test } from 'vitest'
import { Batch } from '../../src/arrow/batch.js'
import { batchOfRows } from '../../src/arrow/rows.js'
import { takeRows } from '../../src/arrow/take.js'
import { z } from '../../src/base/options.js'
import { planStep } from '../../src/transform/plan-step.js'
import { openStep } from '../../src/transform/step.js'
import type { Apply, Counters, RowEffect } from '../../src/transform/transform.js'

const batch = batchOfRows(
  Array.from({ length: 6 }, (_, id) => ({ id, text: `row ${id}` })),
  { source: 3 },
)

/** The rows that a step of this promise and this code makes of the batch. */
async function through(rows: RowEffect, code: (counters: Counters) => Apply): Promise<Batch[]> {
  const step = planStep(
    {
      name: 'own',
      summary: '',
      examples: [],
      options: z.strictObject({}),
      plan: (schema) => ({ schema, reads: [], writes: [], effects: { rows } }),
      open: ({ counters }) => code(counters),
    },
    {},
    { index: 0, schema: batch.schema },
  )
  const open = await openStep(step, { seed: 0 })
  return [...open.apply(batch)]
}

const take = (indices: number[], copies?: number[]) => (given: Batch) =>
  takeRows(given, Uint32Array.from(indices), copies && Uint32Array.from(copies))
const from = (source: number) => (given: Batch) =>
  new Batch(given.schema, given.columns, {
    ...given.origin,
    positions: given.origin.positions.slice(),
    source,
  })
/** The same rows with another position at one place. */
const moved = (given: Batch) => {
  const positions = given.origin.positions.slice()
  positions[2] = 99
  return new Batch(given.schema, given.columns, { ...given.origin, positions })
}
const all = [0, 1, 2, 3, 4, 5]

describe('the rows of a step', () => {
  const fine: [what: string, rows: RowEffect, code: (counters: Counters) => Apply][] = [
    ['that hands the batch on', 'kept', () => (given) => given],
    [
      'that makes a new batch of the same rows',
      'kept',
      () => (given) => new Batch(given.schema, given.columns, { ...given.origin }),
    ],
    [
      'that yields them in two batches',
      'kept',
      () => (given) => [take([0, 1])(given), take([2, 3, 4, 5])(given)],
    ],
    [
      'that rejects one',
      'kept',
      (counters) => (given) => {
        counters.rejected(given, 2, 'own_failed')
        return take([0, 1, 3, 4, 5])(given)
      },
    ],
    ['that reverses them', 'reordered', () => take([5, 4, 3, 2, 1, 0])],
    [
      'that drops and reverses them',
      'dropped',
      (counters) => (given) => {
        counters.dropped('own', 2)
        return take([5, 3, 2, 0])(given)
      },
    ],
    [
      'that repeats them in order',
      'repeated',
      (counters) => (given) => {
        counters.added(2)
        return take([0, 0, 1, 2, 3, 4, 5, 5], [0, 1, 0, 0, 0, 0, 0, 7])(given)
      },
    ],
    [
      'that puts copies behind all',
      'repeated',
      (counters) => (given) => {
        counters.added(2)
        return [given, take([0, 4], [1, 1])(given)]
      },
    ],
    [
      'that leaves the original out and keeps its copy',
      'dropped',
      (counters) => (given) => {
        counters.added(6)
        counters.dropped('own_original', 6)
        return take(all, [1, 1, 1, 1, 1, 1])(given)
      },
    ],
  ]
  test.each(fine)('pass where the step is one %s', async (_, rows, code) => {
    expect((await through(rows, code)).length).toBeGreaterThan(0)
  })

  const swap = () => take([0, 1, 2, 3, 4, 4])
  const wrong: [what: string, rows: RowEffect, code: (counters: Counters) => Apply][] = [
    ['loses one and gives another twice', 'kept', swap],
    ['reverses rows that it plans to keep', 'kept', () => take([5, 4, 3, 2, 1, 0])],
    ['loses one and gives another twice in another order', 'reordered', () => take([4, 4, 3, 2, 1, 0])],
    ['loses one and gives another twice, and may drop', 'dropped', swap],
    [
      'loses one and gives another twice under a new number',
      'repeated',
      () => take([0, 1, 2, 3, 4, 4], [0, 0, 0, 0, 0, 1]),
    ],
    [
      'loses one and adds a copy of another out of order',
      'repeated',
      () => take([4, 4, 3, 2, 1, 0], [1, 0, 0, 0, 0, 0]),
    ],
    [
      'gives the batch twice and counts it',
      'repeated',
      (counters) => (given) => {
        counters.added(6)
        return [given, given]
      },
    ],
    ['makes up a position', 'repeated', () => moved],
    ['makes up a source', 'repeated', () => from(4)],
  ]
  test.each(wrong)('are refused where the step %s', async (_, rows, code) => {
    await expect(through(rows, code)).rejects.toMatchObject({
      code: 'count_mismatch',
      at: { step: '1 own' },
      message: expect.stringContaining('lost track of its rows'),
    })
  })
})

describe('a promise about the rows that is not held', () => {
  const dropOne = (counters: Counters) => (given: Batch) => {
    counters.dropped('own')
    return take([0, 1, 2, 3, 4])(given)
  }
  const addOne = (counters: Counters) => (given: Batch) => {
    counters.added(1)
    return take([0, 0, 1, 2, 3, 4, 5], [0, 1, 0, 0, 0, 0, 0])(given)
  }
  const lies: [what: string, rows: RowEffect, code: (counters: Counters) => Apply, cure: RowEffect][] = [
    ['drops rows', 'kept', dropOne, 'dropped'],
    ['drops rows', 'reordered', dropOne, 'dropped'],
    ['adds rows', 'kept', addOne, 'repeated'],
    ['adds rows', 'reordered', addOne, 'repeated'],
    ['adds rows', 'dropped', addOne, 'repeated'],
  ]
  test.each(lies)(
    'is refused where the step %s beside "%s", with the word to say',
    async (...[, rows, code, cure]) => {
      await expect(through(rows, code)).rejects.toMatchObject({
        code: 'count_mismatch',
        at: { step: '1 own' },
        message: expect.stringMatching(
          new RegExp(`Step "1 own" .*effects\\.rows: '${rows}'.*plan say effects\\.rows: '${cure}'`),
        ),
      })
    },
  )
})

describe('the counters of a step', () => {
  const wrong: [what: string, count: (counters: Counters) => void][] = [
    ['added rows', (counters) => counters.added(-1)],
    ['dropped rows', (counters) => counters.dropped('own', -1)],
    ['rows that are none', (counters) => counters.added(Number.NaN)],
    ['half a row', (counters) => counters.dropped('own', 0.5)],
    ['a note', (counters) => counters.note('own', -1)],
    ['an entry of a table', (counters) => counters.tally('own', 'one', -1)],
  ]
  test.each(wrong)('refuse %s below 0 or not whole', async (_, count) => {
    const failed = through('dropped', (counters) => (given) => {
      count(counters)
      return given
    })
    await expect(failed).rejects.toMatchObject({ code: 'count_mismatch', at: { step: '1 own' } })
  })
})

describe('a batch', () => {
  test('whose column holds another type than its field declares is refused, at its step', async () => {
    const failed = through(
      'kept',
      () =>
        ({ schema, columns, origin }) =>
          new Batch(schema, [columns[1], columns[1]], origin),
    )
    await expect(failed).rejects.toMatchObject({
      code: 'bad_schema',
      message: expect.stringMatching(/^Column "id" holds Utf8 where its field declares (Int|Float)64$/),
      at: { step: '1 own' },
    })
  })
})
