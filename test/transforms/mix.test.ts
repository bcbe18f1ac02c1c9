import { describe, expect, test } from 'vitest'
import type { Batch } from '../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { planStep } from '../../src/transform/plan-step.js'
import { mix } from '../../transforms/mix.js'
import { checkLaws, runStep } from '../laws.js'

const sizes = { wiki: 500, code: 200, 书: 50 }
const documents: Row[] = Object.entries(sizes)
  .flatMap(([source, count]) => Array.from({ length: count }, (_, i) => ({ source, i })))
  .map((row, place) => ({ ...row, split: place % 5 === 0 ? 'test' : 'train', place }))
// Sources take turns unevenly, as in a file that was put together from several.
documents.sort((a, b) => (((a.place as number) * 389) % 750) - (((b.place as number) * 389) % 750))

function batchesOf(rows: Row[], size = 100): Batch[] {
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

const names = (batches: Batch[]) =>
  batches.flatMap(({ origin: { source, positions, copies } }) =>
    [...positions].map((position, i) => `${source}:${position}:${copies[i]}`),
  )

describe('mix()', () => {
  test.each([
    ['weights', { weights: { wiki: 2, code: 1, 书: 1 } }],
    ['unimax with passes', { unimax: { budget: 700 }, maxEpochs: 2.5 }],
    ['repeat of one split', { repeat: { wiki: 0.5, code: 1.5, 书: 3 }, where: { split: 'train' } }],
  ])('keeps the laws: %s', async (_, options) => {
    await checkLaws(mix, { options, batches: batchesOf(documents) })
  })

  test.each([
    [{ weights: { wiki: 2, code: 1, 书: 1 } }, { wiki: 100, code: 50, 书: 50 }],
    [
      { alpha: 0.3, size: 750 },
      { wiki: 332, code: 252, 书: 166 },
    ],
    [{ choose: { wiki: 501, code: 7, 书: 1 } }, { wiki: 501, code: 7, 书: 1 }],
    [{ repeat: { wiki: 0, code: 2.5, 书: 1 } }, { code: 500, 书: 50 }],
    [{ column: 'i', choose: { 0: 9, 49: 1 }, unlisted: 'drop' }, undefined],
  ])('%j gives exact counts', async (options, wanted) => {
    const run = await runStep(mix, [batchesOf(documents)], { options })
    if (wanted === undefined) expect(tally(run.batches, 'i')).toEqual({ 0: 9, 49: 1 })
    else expect(tally(run.batches, 'source')).toEqual(wanted)
    const { rowsIn, rowsOut, added, dropped } = run.counts
    expect(rowsIn + added).toBe(rowsOut + (dropped.mix_left_out ?? 0))
    expect(new Set(names(run.batches)).size).toBe(rowsOut)
  })

  test('takes ⌊t/n⌋ copies of every row and one more of some', async () => {
    const options = { choose: { wiki: 500, code: 200, 书: 120 } }
    const run = await runStep(mix, [batchesOf(documents)], { options })
    const times = Object.entries(tally(run.batches, 'source', 'i'))
    const of = (name: string) => times.filter(([key]) => key.startsWith(name)).map(([, count]) => count)
    expect(new Set(of('wiki'))).toEqual(new Set([1]))
    expect(of('书').filter((count) => count === 3)).toHaveLength(20)
    expect(of('书').filter((count) => count === 2)).toHaveLength(30)
  })

  test('chooses the same rows in any order and any splits', async () => {
    const given = { options: { temperature: 3, size: 900 } }
    const batches = batchesOf(documents)
    const whole = await runStep(mix, [batches], given)
    const apart = await runStep(mix, batches.map((batch) => [batch]).reverse(), given)
    expect(names(apart.batches).sort()).toEqual(names(whole.batches).sort())
  })

  test('lets rows outside `where` pass as they are', async () => {
    const options = { weights: { wiki: 1, code: 1, 书: 1 }, where: { split: 'train' } }
    const before = tally(batchesOf(documents), 'split', 'source')
    const after = tally((await runStep(mix, [batchesOf(documents)], { options })).batches, 'split', 'source')
    for (const source of Object.keys(sizes)) {
      expect(after[`test ${source}`]).toBe(before[`test ${source}`])
      expect(after[`train ${source}`]).toBe(before['train 书'])
    }
  })

  test('tells the rows to expect', async () => {
    const options = mix.options.parse({ weights: { wiki: 2, code: 1, 书: 1 } })
    const { decision } = await runStep(mix, [batchesOf(documents)], { options })
    const expected = mix.survey?.expect?.(decision as never, options) ?? []
    expect([...expected].sort((a, b) => b.rows - a.rows)).toEqual([
      { group: 'wiki', rows: 500, expected: 100 },
      { group: 'code', rows: 200, expected: 50 },
      { group: '书', rows: 50, expected: 50 },
    ])
  })

  test.each([
    ['no rule', {}, 'none is given'],
    ['two rules', { alpha: 0.3, temperature: 2 }, 'temperature and alpha are given'],
    ['a size for a rule of counts', { choose: { wiki: 1 }, size: 5 }, 'Leave out "size"'],
    ['a size and a stopping rule', { alpha: 1, size: 5, stopping: 'all_exhausted' }, 'Leave out one of them'],
    ['a column that is not there', { alpha: 1, column: 'sauce' }, 'sauce'],
    ['a negative weight', { weights: { wiki: -1 } }, 'weights'],
    ['part of a row', { choose: { wiki: 1.5 } }, 'choose'],
  ])('refuses %s', (_, options, message) => {
    const { schema } = batchesOf(documents)[0]
    expect(() => planStep(mix as never, options, { index: 0, schema })).toThrow(message)
  })

  test('says in its plan whether rows can be repeated', () => {
    const { schema } = batchesOf(documents)[0]
    const repeats = (options: object) =>
      planStep(mix as never, options, { index: 0, schema }).plan.effects.rows === 'repeated'
    expect(repeats({ alpha: 0.3 })).toBe(false)
    expect(repeats({ alpha: 0.3, size: 10 })).toBe(true)
  })
})
