import { describe, expect, test } from 'vitest'
import type { CellValues } from '../../src/core/profile-report.js'
import { type BiasOptions, biasReport } from '../../transforms/profile/bias/report.js'
import type { BiasTable } from '../../transforms/profile/bias/table.js'

/** A table of rows of weight 1, given as facet values, label, group value and how many rows. */
function tableOf(
  ...cells: [facet: CellValues, label: string | null, group: string, rows: number][]
): BiasTable {
  return {
    columns: { facet: cells[0][0].map((_, i) => `facet${i}`), label: ['label'], group: ['group'] },
    cells: cells.map(([facet, label, group, rows]) => ({
      facet,
      label: [label],
      group: [group],
      rows,
      weight: rows,
      squares: rows,
    })),
  }
}

const small = tableOf(
  [['a'], 'yes', 'x', 60],
  [['a'], 'no', 'x', 40],
  [['b'], 'yes', 'x', 20],
  [['b'], 'no', 'x', 80],
)

function outcome(table: BiasTable, options: BiasOptions) {
  return biasReport(table, options).facets[0].outcomes[0]
}

describe('`biasReport()`', () => {
  test('compares each group with all other rows', () => {
    const { groups, worst, rate } = outcome(small, { positive: 'yes' })
    expect(rate.value).toBe(0.4)
    expect(groups.map((group) => group.statisticalParityDifference.value)).toEqual([
      expect.closeTo(0.4, 12),
      expect.closeTo(-0.4, 12),
    ])
    expect(groups.map((group) => group.disparateImpact.value)).toEqual([
      expect.closeTo(3),
      expect.closeTo(1 / 3),
    ])
    expect(worst.disparateImpact).toBeCloseTo(1 / 3, 12)
    expect(worst.statisticalParityDifference).toBeCloseTo(0.4, 12)
    expect(worst.demographicParityRatio).toBeCloseTo(1 / 3, 12)
  })
})
