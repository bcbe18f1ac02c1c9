import { describe, expect, test } from 'vitest'
import type { Batch } from '../../src/arrow/batch.js'
import { batchOfRows, rowsOf } from '../../src/arrow/rows.js'
import { takeRows } from '../../src/arrow/take.js'
import { z } from '../../src/base/options.js'
import { planStep } from '../../src/transform/plan-step.js'
import { finishSteps, openStep, throughSteps } from '../../src/transform/step.js'
import type { Apply, Counters, Gather, RowEffect } from '../../src/transform/transform.js'

const batches = [0, 1].map((part) =>
  batchOfRows(
    Array.from({ length: 3 }, (_, i) => ({ id: 3 * part + i })),
    { source: part },
  ),
)

interface Own {
  rows?: RowEffect
  open: (counters: Counters) => Apply | Gather
}

/** A step of one's own. */
function opened({ rows = 'joined', open }: Own) {
  const step = planStep(
    {
      name: 'own',
      summary: '',
      examples: [],
      options: z.strictObject({}),
      plan: (schema) => ({ schema, reads: [], writes: [], effects: { rows } }),
      open: ({ counters }) => open(counters),
    },
    {},
    { index: 0, schema: batches[0].schema },
  )
  return openStep(step, { seed: 0 })
}

/** All rows of both batches, which a step of this code makes. */
async function gathered(own: Own): Promise<Batch[]> {
  const open = await opened(own)
  return [...batches.flatMap((batch) => [...open.apply(batch)]), ...open.finish()]
}

/** Holds back all batches, and gives of each these rows. */
const last =
  (rows: number[], { joined, copies }: { joined: number; copies?: number[] }) =>
  (counters: Counters): Gather => {
    const held: Batch[] = []
    return {
      apply: (batch) => {
        held.push(batch)
        return []
      },
      finish: () => {
        counters.joined(joined)
        return held.map((batch) =>
          takeRows(batch, Uint32Array.from(rows), copies && Uint32Array.from(copies)),
        )
      },
    }
  }

describe('a step that joins rows', () => {
  test('gives what it has held back at the end of the partition, and accounts for each row', async () => {
    const made = await gathered({ open: last([0], { joined: 4 }) })
    expect(made.flatMap(rowsOf)).toEqual([{ id: 0 }, { id: 3 }])
  })

  test('may be followed by another step, which is given those rows as well', async () => {
    const steps = [
      await opened({ open: last([1], { joined: 4 }) }),
      await opened({ rows: 'kept', open: () => (batch) => batch }),
      await opened({ open: last([0], { joined: 0 }) }),
    ]
    const made = [...batches.flatMap((batch) => [...throughSteps(batch, steps)]), ...finishSteps(steps)]
    expect(made.flatMap(rowsOf)).toEqual([{ id: 1 }, { id: 4 }])
    expect(steps.map(({ counts }) => [counts.rowsIn, counts.joined, counts.rowsOut])).toEqual([
      [6, 4, 2],
      [2, 0, 2],
      [2, 0, 2],
    ])
  })

  test.each<[what: string, own: Own, message: RegExp]>([
    ['loses a row', { open: last([0], { joined: 3 }) }, /6 rows came in or were added, 5 are accounted for/],
    ['makes two rows of one place', { open: last([0, 0], { joined: 2 }) }, /lost track of its rows/],
    [
      'makes a row of a place that it was not given',
      {
        open: () => ({
          apply: () => [],
          finish: () => batchOfRows([{ id: 9 }], { source: 7 }),
        }),
      },
      /bears the place of none that it was given/,
    ],
    [
      'holds back rows without saying so in its plan',
      { rows: 'dropped', open: last([0], { joined: 4 }) },
      /joins rows where its plan says effects.rows: 'dropped'.*effects.rows: 'joined'/,
    ],
    [
      'joins rows without saying so in its plan',
      {
        rows: 'dropped',
        open: (counters) => (batch) => {
          counters.joined(2)
          return takeRows(batch, Uint32Array.of(0))
        },
      },
      /effects.rows: 'joined'/,
    ],
    [
      'throws at the end',
      {
        open: () => ({
          apply: () => [],
          finish: () => {
            throw new TypeError('No')
          },
        }),
      },
      /threw a TypeError.*, at the end of a partition/,
    ],
    [
      'opens nothing that could be applied',
      { open: () => ({ apply: 1 }) as unknown as Gather },
      /answered "open" with an object/,
    ],
  ])('fails where it %s', async (_, own, message) => {
    await expect(gathered(own)).rejects.toThrow(message)
  })

  test('may make several rows of one place that have copy numbers', async () => {
    const made = await gathered({ open: last([0, 0], { joined: 2, copies: [0, 1] }) })
    expect(made.flatMap(rowsOf)).toHaveLength(4)
  })
})
