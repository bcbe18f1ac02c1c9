import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Batch } from '../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { takeRows } from '../../src/arrow/take.js'
import { balance } from '../../transforms/balance.js'
import { runs } from '../campaign.js'
import { checkLaws, runStep } from '../laws.js'

const people: Row[] = Array.from({ length: 600 }, (_, i) => ({
  text: `第 ${i} 条记录`,
  sex: i % 6 === 0 ? 'Female' : i % 19 === 1 ? null : '男',
  old: i % 5 < 2,
  level: i % 7,
  hired: i % 4 === 0 ? 'yes' : 'no',
}))

function batchesOf(rows: Row[], size = 128): Batch[] {
  const { schema } = batchOfRows(rows)
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    batchOfRows(rows.slice(i * size, (i + 1) * size), { schema, firstPosition: i * size }),
  )
}

function tally(batches: Batch[], ...columns: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of batches.flatMap(rowsOf)) {
    const key = columns.map((name) => row[name]).join(' ')
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

function names(batches: Batch[]): string[] {
  return batches.flatMap(({ origin: { source, positions, copies } }) =>
    [...positions].map((position, i) => `${source}:${position}:${copies[i]}`),
  )
}

describe('balance()', () => {
  test.each([
    ['under', { facet: 'sex', method: 'under' }],
    ['over, by facet and label', { facet: ['sex', 'old'], label: 'hired', method: 'over' }],
    ['target, by whole numbers', { facet: 'level', method: 'target', size: 777 }],
    ['reweigh', { facet: 'sex', label: ['hired', 'old'], method: 'reweigh' }],
  ])('keeps the laws: %s', async (_, options) => {
    await checkLaws(balance, { options, batches: batchesOf(people) })
  })

  test('brings every group to the size of the smallest, and counts what it left out', async () => {
    const run = await runStep(balance, [batchesOf(people)], { options: { facet: 'sex', method: 'under' } })
    expect(tally(run.batches, 'sex')).toEqual({ '': 27, Female: 27, 男: 27 })
    expect(run.counts).toMatchObject({ rowsOut: 81, added: 0, dropped: { balance_under: 519 } })
  })

  test('repeats rows evenly, each copy beside its original under a number of its own', async () => {
    const run = await runStep(balance, [batchesOf(people)], { options: { facet: 'sex', method: 'over' } })
    expect(tally(run.batches, 'sex')).toEqual({ '': 473, Female: 473, 男: 473 })
    expect(run.counts).toMatchObject({ added: 473 * 3 - 600, dropped: {} })
    expect(new Set(names(run.batches)).size).toBe(473 * 3)
    const times = Object.values(tally(run.batches, 'text', 'sex'))
    expect(new Set(times)).toEqual(new Set([1, 4, 5, 17, 18]))
    const largest = Math.max(...batchesOf(people).map((batch) => batch.numRows))
    expect(Math.max(...run.batches.map((batch) => batch.numRows))).toBeLessThanOrEqual(largest)
    const positions = run.batches.flatMap(({ origin }) => [...origin.positions])
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
  })

  test('gives rows that are copies already numbers that stay unique', async () => {
    const [batch] = batchesOf(people.slice(0, 100))
    const doubled = takeRows(
      batch,
      Uint32Array.from({ length: 200 }, (_, i) => i >> 1),
      Uint32Array.from({ length: 200 }, (_, i) => i & 1),
    )
    const run = await runStep(balance, [[doubled]], { options: { facet: 'sex', method: 'over' } })
    expect(new Set(names(run.batches)).size).toBe(run.counts.rowsOut)
    expect(run.counts.rowsOut).toBeGreaterThan(300)
  })

  test('meets any quota to the row, whatever the order and the partitions', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 4 })
    const shares = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(sizes, shares, fc.nat(2500), async (cells, weights, size) => {
        const rows = cells.flatMap((count, cell) =>
          Array.from({ length: count }, () => ({ group: `组${cell}` })),
        )
        const target = Object.fromEntries(cells.map((_, cell) => [`组${cell}`, weights[cell]]))
        const options = { facet: 'group', method: 'target', target, size }
        const batches = batchesOf(rows, 200)
        const run = await runStep(balance, [batches], { options })
        const counts = tally(run.batches, 'group')
        const whole = weights.slice(0, cells.length).reduce((a, b) => a + b)
        expect(run.counts.rowsOut).toBe(size)
        cells.forEach((count, cell) => {
          const got = counts[`组${cell}`] ?? 0
          expect(Math.abs(got - (size * weights[cell]) / whole)).toBeLessThan(1)
          const own = run.batches.flatMap((batch) =>
            rowsOf(batch).flatMap(({ group }, i) =>
              group === `组${cell}` ? [batch.origin.positions[i]] : [],
            ),
          )
          const times = new Map<number, number>()
          for (const position of own) times.set(position, (times.get(position) ?? 0) + 1)
          expect(Math.max(0, ...times.values())).toBeLessThanOrEqual(Math.ceil(got / count))
          if (got >= count) expect(times.size).toBe(count)
        })
        const shuffled = await runStep(balance, batches.map((batch) => [reversed(batch)]).reverse(), {
          options,
        })
        expect(names(shuffled.batches).sort()).toEqual(names(run.batches).sort())
      }),
      runs(25, 11),
    )
  })

  test('needs a second pass for large groups, and is exact there too', async () => {
    const rows = Array.from({ length: 9000 }, (_, i) => ({ group: i % 3 === 0 ? 'a' : 'b' }))
    const splits = batchesOf(rows, 1000).map((batch) => [batch])
    const run = await runStep(balance, splits, { options: { facet: 'group', method: 'target', size: 7001 } })
    expect(tally(run.batches, 'group')).toEqual({ a: 3501, b: 3500 })
  })

  test('chooses other rows with another seed', async () => {
    const options = { facet: 'sex', method: 'under' }
    const run = (seed: number) => runStep(balance, [batchesOf(people)], { options, seed })
    const [one, two] = [await run(1), await run(2)]
    expect(one.counts).toEqual(two.counts)
    expect(names(one.batches)).not.toEqual(names(two.batches))
  })

  test('reaches into objects, and tells null, false and missing objects from text', async () => {
    const rows = [
      { meta: { lang: 'null' } },
      { meta: { lang: null } },
      { meta: null },
      { meta: { lang: 'zh' } },
      { meta: { lang: 'zh' } },
    ]
    const run = await runStep(balance, [batchesOf(rows)], { options: { facet: 'meta.lang', method: 'over' } })
    expect(run.counts.rowsOut).toBe(6)
    expect(Object.keys((run.decision as { cells: object }).cells)).toEqual([
      '["null"][]',
      '["zh"][]',
      '[null][]',
    ])
  })

  test('answers no rows with no rows', async () => {
    const empty = takeRows(batchesOf(people)[0], new Uint32Array(0))
    for (const method of ['over', 'target', 'reweigh']) {
      const run = await runStep(balance, [[empty]], { options: { facet: 'sex', label: 'hired', method } })
      expect(run.counts.rowsOut).toBe(0)
    }
  })

  test.each([
    ['a column that is not there', { facet: 'sexx', method: 'over' }, /Did you mean "sex"/],
    ['a column of floats', { facet: 'score', method: 'over' }, /"score" holds Float64.*score@0.5/],
    ['a column of lists', { facet: 'tags', method: 'over' }, /"tags" holds List/],
    ['a facet that is the label too', { facet: 'sex', label: 'sex', method: 'over' }, /named twice/],
    [
      'independence of nothing',
      { facet: 'sex', method: 'target', target: 'independent' },
      /Name one in "label"/,
    ],
    [
      'counts and size',
      { facet: 'sex', method: 'over', counts: { a: 1 }, size: 4 },
      /Leave out "target" and "size"/,
    ],
    [
      'shares of one value for two columns',
      { facet: 'sex', label: 'hired', method: 'target', target: { a: 1 } },
      /cell: \{ sex: …, hired: … \}/,
    ],
    [
      'a cell of an unknown column',
      { facet: 'sex', method: 'over', counts: [{ cell: { sx: 1 }, rows: 1 }] },
      /Did you mean "sex"/,
    ],
    [
      'a cell without a value',
      { facet: ['sex', 'hired'], method: 'over', counts: [{ cell: { sex: 1 }, rows: 1 }] },
      /no value for "hired"/,
    ],
    [
      'a strategy that changes nothing',
      { facet: 'sex', method: 'over', strategy: 'majority' },
      /changes no row/,
    ],
    [
      'a strategy for reweigh',
      { facet: 'sex', method: 'reweigh', strategy: 'minority' },
      /is for method over or under/,
    ],
    ['a size for reweigh', { facet: 'sex', method: 'reweigh', size: 9 }, /Option "size" counts rows/],
    [
      'weights of text',
      { facet: 'sex', method: 'reweigh', weightColumn: 'text' },
      /"text" holds Utf8 where weights are numbers/,
    ],
    [
      'weights in the facet',
      { facet: 'sex', method: 'reweigh', weightColumn: 'sex' },
      /both a facet or label and/,
    ],
    [
      'an unknown target',
      { facet: 'sex', method: 'over', target: 'equals' },
      /"target" of balance cannot be "equals"\. Did you mean "equal"/,
    ],
    [
      'an unknown method',
      { facet: 'sex', method: 'smote' },
      /"method" of balance cannot be "smote"\. Known: over, under/,
    ],
  ])('refuses %s before any row is read', async (_, options, message) => {
    const batch = batchOfRows([{ sex: 'x', text: 't', hired: 'y', score: 0.5, tags: ['a'] }])
    await expect(runStep(balance, [[batch]], { options })).rejects.toThrow(message)
  })

  test('refuses a facet of free text, without quoting any', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => ({ text: `secret ${i}` }))
    const run = runStep(balance, [batchesOf(rows)], { options: { facet: 'text', method: 'over' } })
    await expect(run).rejects.toThrow(/^The columns make more than 2048 cells/)
  })

  test('notices that the input changed between the passes', async () => {
    const context = { seed: 7, decision: { radix: 1, cells: {} } }
    const { openStep } = await import('../../src/transform/step.js')
    const { planStep } = await import('../../src/transform/plan-step.js')
    const [batch] = batchesOf(people)
    const step = planStep(balance, { facet: 'sex', method: 'under' }, { index: 0, schema: batch.schema })
    const { apply } = await openStep(step, context)
    expect(() => [...apply(batch)]).toThrow('The input changed during the run')
  })
})

/** The same rows, last first. */
function reversed(batch: Batch): Batch {
  return takeRows(
    batch,
    Uint32Array.from({ length: batch.numRows }, (_, i) => batch.numRows - 1 - i),
  )
}
