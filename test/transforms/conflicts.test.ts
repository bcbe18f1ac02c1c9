import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { Draws } from '../../src/transform/random.js'
import { conflicts } from '../../transforms/conflicts.js'
import { checkLaws, runStep } from '../laws.js'

const asked = { fields: ['q'], answers: ['a'] }

/** Few questions with few answers, spelled in some ways. */
function drawn(count: number, seed: number): Row[] {
  const draws = new Draws(seed, 5)
  const spell = (text: string) => (draws.chance(0.5) ? text.toUpperCase() : ` ${text}`)
  return Array.from({ length: count }, (_, id) => ({
    id,
    q: draws.chance(0.05) ? null : spell(`question ${draws.below(count / 4)}`),
    a: draws.chance(0.05) ? null : spell('abc'[draws.below(draws.chance(0.7) ? 1 : 3)]),
  }))
}

const plain = (text: unknown) => (text === null ? null : String(text).trim().toLowerCase())

/** The rows that stay, by the definition. */
function keptByDefinition(rows: readonly Row[], keep: string): unknown[] {
  return rows.flatMap(({ id, q, a }) => {
    const same = q === null ? [] : rows.filter((row) => plain(row.q) === plain(q))
    const counts = new Map<string | null, number>()
    for (const row of same) counts.set(plain(row.a), (counts.get(plain(row.a)) ?? 0) + 1)
    if (counts.size < 2) return [id]
    if (keep === 'first') return plain(same[0].a) === plain(a) ? [id] : []
    const most = Math.max(...counts.values())
    const isMost =
      counts.get(plain(a)) === most && [...counts.values()].filter((n) => n === most).length === 1
    return keep === 'most' && isMost ? [id] : []
  })
}

describe('`conflicts()`', () => {
  it.each<object>([{}, { keep: 'first' }, { keep: 'most', level: 'bytes' }, { action: 'tag' }])(
    'keeps the laws of transforms with %j',
    async (options) => {
      const rows = drawn(80, 1)
      const batches = [batchOfRows(rows.slice(0, 37)), batchOfRows(rows.slice(37), { firstPosition: 37 })]
      await checkLaws(conflicts as never, { options: { ...asked, ...options }, batches })
    },
  )

  it.each(['none', 'first', 'most'])(
    'leaves out exactly the rows in conflict, but for those of keep: %s',
    async (keep) => {
      for (const seed of [2, 3]) {
        const rows = drawn(300, seed)
        const run = await runStep(conflicts as never, [[batchOfRows(rows)]], { options: { ...asked, keep } })
        const kept = run.batches.flatMap(rowsOf)
        expect(
          kept.map(({ id }) => id),
          `seed ${seed}`,
        ).toEqual(keptByDefinition(rows, keep))
        expect(run.counts.dropped.conflicting_answers).toBe(rows.length - kept.length)
      }
    },
  )

  it('tells with tag which question it is and how many answers it has, and nothing of rows that agree', async () => {
    const rows: Row[] = [
      { q: 'Sky?', a: 'blue' },
      { q: 'Sea?', a: 'deep' },
      { q: 'sky?', a: 'Grey' },
      { q: 'Sea?', a: 'Deep ' },
      { q: null, a: 'blue' },
      { q: null, a: 'red' },
      { q: 'SKY?', a: 'blue' },
    ]
    const run = await runStep(conflicts as never, [[batchOfRows(rows)]], {
      options: { ...asked, action: 'tag' },
    })
    const told = run.batches.flatMap(rowsOf).map((row) => [row.conflict_id, row.conflict_answers])
    const none = [null, null]
    expect(told).toEqual([[1, 2], none, [1, 2], none, none, none, [1, 2]])
    expect(run.counts.notes).toEqual({ conflicting_answers: 3 })
  })
})
