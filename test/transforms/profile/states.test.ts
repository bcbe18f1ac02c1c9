import { beforeAll, describe, expect, it } from 'vitest'
import type { Batch } from '../../../src/arrow/batch.js'
import { batchOfRows, type Row } from '../../../src/arrow/rows.js'
import { takeRows } from '../../../src/arrow/take.js'
import { openColumns } from '../../../transforms/profile/columns/index.js'
import { profileStates } from '../../../transforms/profile/states.js'

const settings = { like: 'prepkit', alpha: 0.05, threshold: 0.1, minShared: 5 } as const

/** Rows of every kind of column: more numbers and texts than are counted one by one, rare values, lists, dates, nulls. */
const rows: Row[] = Array.from({ length: 11_000 }, (_, i) => ({
  id: i * 1.25,
  name: i % 7 === 0 ? null : `name ${i % 4000}`,
  text: `第${i}条 note ${'x'.repeat(i % 90)}`,
  day: `2026-0${1 + (i % 9)}-1${i % 10}`,
  tags: Array.from({ length: i % 3 }, (_, k) => `tag ${(i * k) % 11}`),
  flag: i % 3 === 0,
}))
const batch = batchOfRows(rows)
const parts = Array.from({ length: 7 }, (_, part) =>
  takeRows(batch, Uint32Array.from(rows.flatMap((_, i) => ((i * i) % 7 === part ? [i] : [])))),
).filter(({ numRows }) => numRows > 0)
const cuts = Array.from({ length: 7 }, (_, part) =>
  takeRows(
    batch,
    Uint32Array.from(rows.flatMap((_, i) => (Math.floor((i * 7) / rows.length) === part ? [i] : []))),
  ),
)

function stateOf(of: Batch, minShared: number) {
  const columns = openColumns(batch.schema, { minShared, terms: true })
  columns.observe(of)
  return profileStates.of({ rows: of.numRows, columns: columns.seal() }, {} as never)
}

function merged(states: readonly ReturnType<typeof stateOf>[]): string {
  return JSON.stringify(states.reduce((a, b) => profileStates.merge(a, b)))
}

describe('The state of a profile', () => {
  let whole: string
  beforeAll(() => {
    whole = JSON.stringify(stateOf(batch, 1))
  })

  it('is that of its parts, byte for byte, in any order', () => {
    expect(merged(cuts.map((cut) => stateOf(cut, 1)))).toBe(whole)
    expect(merged([...parts].reverse().map((part) => stateOf(part, 1)))).toBe(whole)
  })

  it('holds no text that few rows share, and is the same in any order then too', () => {
    const states = cuts.map((cut) => stateOf(cut, 5))
    const state = merged(states)
    expect(merged([3, 0, 6, 1, 5, 2, 4].map((i) => states[i]))).toBe(state)
    expect(state).not.toContain('name 17')
    expect(state).toContain('tag 3')
    const texts = (text: string) => text.replace(/"texts":\[[^\]]*\]/g, '').replace(/"minShared":\d+/g, '')
    expect(texts(state)).toBe(texts(whole))
  })

  it('is as far from others as what was found itself', () => {
    const found = (of: Batch) => {
      const columns = openColumns(batch.schema, { terms: true })
      columns.observe(of)
      return { rows: of.numRows, columns: columns.seal() }
    }
    const [early, late] = [cuts[0], cuts[6]]
    const verdicts = (a: unknown, b: unknown) =>
      Object.fromEntries(
        profileStates.compare(a, b, settings).columns.map(({ column, verdict }) => [column, verdict]),
      )
    const direct = verdicts(found(early), found(late))
    expect(verdicts(stateOf(early, 5), stateOf(late, 5))).toEqual(direct)
    expect(verdicts(stateOf(early, 5), found(late))).toEqual(direct)
    expect(direct).toMatchObject({ id: 'drift', flag: 'stable' })
  })

  it('takes a column that a part lacks, or knows nothing of, as missing there', () => {
    const without = batchOfRows([{ flag: true }, { flag: false }])
    const columns = openColumns(without.schema)
    columns.observe(without)
    const part = profileStates.of({ rows: 2, columns: columns.seal() }, {} as never)
    const all = profileStates.merge(part, stateOf(cuts[0], 5)) as ReturnType<typeof stateOf> & {
      columns: { columns: { path: string; values: number; missing: number }[] }
    }
    const id = all.columns.columns.find(({ path }) => path === 'id')
    expect([id?.values, id?.missing]).toEqual([cuts[0].numRows + 2, 2])
    const retyped = batchOfRows([{ id: 'text' }])
    const other = openColumns(retyped.schema)
    other.observe(retyped)
    const texts = profileStates.of({ rows: 1, columns: other.seal() }, {} as never)
    expect(() => profileStates.merge(texts, stateOf(cuts[0], 5))).toThrow(/"id" is Utf8/)
    expect(() => profileStates.merge(stateOf(cuts[0], 5), stateOf(cuts[1], 1))).toThrow(/minShared/)
  })
})
