/** Which combinations of facets a profile does not tell: enough, so that no small count is found again, and few more. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Combination,
  combinationsOf,
  hideCombinations,
} from '../../../transforms/profile/bias/guard-rectangles.js'
import { runs } from '../../campaign.js'

const least = 5

/** A table of counts of one label; a row of numbers for each first value, or tables of such. */
function combinations(counts: readonly (readonly number[])[], label = 'all'): Map<string, Combination> {
  const rows = counts.flatMap((row, a) =>
    row.flatMap((rows, b) =>
      rows === 0 ? [] : [{ facet: [`a${a}`, `b${b}`], label, side: 'any', stratum: '', rows }],
    ),
  )
  return combinationsOf(rows, (row) => row.label)
}

/** How many rows a hidden count may have at most, for all that the totals of both columns say: the largest flow around it. */
function mostRows(hidden: readonly Combination[], target: Combination, layer: string): number {
  const [row, column] = target.facet
  const rowsOf = new Map(hidden.map((one) => [one.key, one.layers.get(layer) ?? 0]))
  const at = (a: string, b: string) => JSON.stringify([a, b])
  let most = rowsOf.get(target.key) ?? 0
  for (;;) {
    // From the column of the target back to its row: a step to a row takes rows away, one to a column adds some.
    const from = new Map<string, string>([[column, '']])
    const queue = [column]
    while (queue.length > 0 && !from.has(row)) {
      const place = queue.shift() as string
      for (const { facet } of hidden) {
        const [a, b] = facet
        const next = place === b && (rowsOf.get(at(a, b)) ?? 0) > 0 ? a : place === a ? b : undefined
        if (next === undefined || from.has(next) || at(a, b) === target.key) continue
        from.set(next, place)
        queue.push(next)
      }
    }
    if (!from.has(row) || most >= least) return most
    most++
    for (let place = row; place !== column; place = from.get(place) as string) {
      const before = from.get(place) as string
      const key = place.startsWith('a') ? at(place, before) : at(before, place)
      rowsOf.set(key, (rowsOf.get(key) ?? 0) + (place.startsWith('a') ? -1 : 1))
    }
  }
}

function isSmall({ layers }: Combination): boolean {
  return [...layers.values()].some((rows) => rows > 0 && rows < least)
}

const table = fc.array(
  fc.array(fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 9, 20, 60), { minLength: 5, maxLength: 5 }),
  {
    minLength: 2,
    maxLength: 6,
  },
)

describe('combinations that are not told', () => {
  it('are all of which a count is small, and each small count may be one of 5 rows at least', () => {
    fc.assert(
      fc.property(table, table, (some, others) => {
        const rows = [...combinations(some, 'yes').values(), ...combinations(others, 'no').values()].flatMap(
          ({ facet, layers }) =>
            [...layers].map(([label, rows]) => ({ facet, label, side: 'any', stratum: '', rows })),
        )
        const all = combinationsOf(rows, ({ label }) => label)
        const keys = hideCombinations(all, least)
        const small = [...all.values()].filter(isSmall)
        expect(small.filter(({ key }) => !keys.has(key))).toEqual([])
        if (keys.size === all.size) return
        const hidden = [...all.values()].filter(({ key }) => keys.has(key))
        const found = small.flatMap((one) =>
          [...one.layers].filter(
            ([layer, rows]) => rows > 0 && rows < least && mostRows(hidden, one, layer) < least,
          ),
        )
        expect(found).toEqual([])
      }),
      runs(60),
    )
  })

  it('are hardly more than those of which a count is small', () => {
    const counts = [
      [40, 3, 25, 31, 60, 2],
      [4, 38, 27, 1, 44, 52],
      [33, 29, 2, 61, 4, 37],
      [58, 3, 41, 26, 35, 1],
      [28, 36, 55, 4, 39, 43],
    ]
    const all = combinations(counts)
    const hidden = hideCombinations(all, least)
    expect([...all.values()].filter(isSmall)).toHaveLength(9)
    expect(hidden.size).toBeLessThanOrEqual(16)
    fc.assert(
      fc.property(table, (random) => {
        const some = combinations(random)
        const small = [...some.values()].filter(isSmall).length
        const keys = hideCombinations(some, least)
        expect(keys.size === some.size || keys.size <= 4 * small).toBe(true)
        if (small === 0) expect(keys.size).toBe(0)
      }),
      runs(60),
    )
  })

  it('are all where nothing else keeps a small count from being found', () => {
    const all = combinations([
      [3, 0],
      [0, 50],
    ])
    expect(hideCombinations(all, least).size).toBe(all.size)
  })
})
