import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row } from '../../../src/arrow/rows.js'
import type { ColumnDrift, DriftReport, DriftSettings } from '../../../src/schemas/drift-report.js'
import { openColumns } from '../../../transforms/profile/columns/index.js'
import { compareStates } from '../../../transforms/profile/drift/compare-states.js'
import { drawsOf } from '../../campaign.js'

const settings: DriftSettings = { like: 'prepkit', alpha: 0.05, threshold: 0.1, minShared: 5 }

function stateOf(rows: readonly Row[]) {
  const batch = batchOfRows(rows)
  const columns = openColumns(batch.schema)
  columns.observe(batch)
  return columns.seal()
}

function compared(
  reference: readonly Row[],
  current: readonly Row[],
  more: Partial<DriftSettings> = {},
): DriftReport {
  return compareStates(stateOf(reference), stateOf(current), { ...settings, ...more })
}

function columnOf(report: DriftReport, name: string): ColumnDrift {
  const found = report.columns.find(({ column }) => column === name)
  if (found === undefined) throw new Error(`No column ${name}`)
  return found
}

/** Numbers below a bound, the same for the same seed. */
function drawing(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}

/** People of one population: an age, a job out of fifteen of which some are rare, and a note in two languages. */
function people(count: number, next: (bound: number) => number): Row[] {
  return Array.from({ length: count }, (_, id) => ({
    age: 18 + next(30) + next(30),
    job: next(50) === 0 ? null : `job ${Math.min(next(16), next(16))}`,
    note:
      next(4) === 0
        ? `第${id}条 备注${'很长'.repeat(next(20))}`
        : `note ${id} ${'and more '.repeat(next(20))}`,
  }))
}

const many = (count: number, row: Row): Row[] => Array.from({ length: count }, () => row)

describe('Drift', () => {
  it('is seen in few halves of one population', () => {
    const draws = drawsOf(200)
    let alarms = 0
    let columns = 0
    for (let seed = 1; seed <= draws; seed++) {
      const next = drawing(seed)
      const report = compared(people(500, next), people(500, next))
      alarms += report.drifted
      columns += report.compared
    }
    expect(alarms / columns).toBeLessThanOrEqual(0.07)
  })

  it('is found where a population moved: numbers, a category that is gone, missing values, another language', () => {
    const rows = people(1000, drawing(1))
    const older = rows.map((row) => ({ ...row, age: Number(row.age) + 10 }))
    expect(columnOf(compared(rows, older), 'age')).toMatchObject({ verdict: 'drift', kind: 'number' })
    const unmoved = columnOf(compared(rows, older), 'job')
    expect(unmoved).toMatchObject({ verdict: 'stable', kind: 'category', moved: [] })

    const without = rows.filter(({ job }) => job !== 'job 0')
    const { removed, verdict } = columnOf(compared(rows, without), 'job')
    expect([verdict, removed.map(({ value }) => value)]).toEqual(['drift', ['job 0']])

    const lost = rows.map((row, i) => ({ ...row, age: i % 4 === 0 ? null : row.age }))
    expect(columnOf(compared(rows, lost), 'age')).toMatchObject({
      verdict: 'drift',
      missing: { reference: 0, current: 0.25 },
    })

    const chinese = people(4000, drawing(2)).filter(({ note }) => String(note).startsWith('第'))
    const note = columnOf(compared(rows, chinese), 'note')
    const drifted = note.aspects.filter((aspect) => aspect.verdict === 'drift').map(({ of }) => of)
    expect(drifted).toEqual(expect.arrayContaining(['languages', 'scripts']))
  })

  it('says that there are too few rows, and how many are needed, in place of a verdict by chance', () => {
    const { verdict, rowsNeeded } = columnOf(compared(people(60, drawing(1)), people(60, drawing(2))), 'age')
    expect(verdict).toBe('few_rows')
    expect(rowsNeeded).toBeGreaterThan(300)
    const [a, b] = [many(40, { x: 1 }), many(40, { x: 2 })]
    expect(columnOf(compared(a, b), 'x').verdict).toBe('drift')
  })

  it('tells no value and no count that few rows share', () => {
    const rows = (few: string) => [...many(60, { city: 'Bonn' }), ...many(4, { city: few }), ...many(3, {})]
    const { added, removed, moved, missing } = columnOf(compared(rows('Ann 1'), rows('Bob 2')), 'city')
    expect([added, removed, moved]).toEqual([[], [], []])
    expect(missing).toEqual({ reference: null, current: null })
    const all = columnOf(compared(rows('Ann 1'), rows('Bob 2'), { minShared: 1 }), 'city')
    expect([all.added, all.removed]).toEqual([[{ value: 'Bob 2', count: 4 }], [{ value: 'Ann 1', count: 4 }]])
  })

  it('names columns that came, went or have another type, and compares none of them', () => {
    const report = compared(many(20, { a: 1, b: 'x', c: true }), many(20, { a: '1', b: 'x', d: 2 }))
    expect(report.schema).toEqual({
      added: ['d'],
      removed: ['c'],
      retyped: [{ column: 'a', reference: 'Int64', current: 'Utf8' }],
    })
    expect(report.columns.map(({ column }) => column)).toEqual(['b'])
  })

  it('has no verdict of a column without values', () => {
    const { verdict } = columnOf(compared(many(9, { a: 1, b: 1.5 }), many(9, { a: 1, b: Number.NaN })), 'b')
    expect(['few_rows', 'not_compared']).toContain(verdict)
    expect(compared([{ a: 1 }], [{ a: 1 }]).isDrifted).toBe(false)
  })
})
