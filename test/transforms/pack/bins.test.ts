import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestFit } from '../../../transforms/pack/best-fit.js'
import { decreasing } from '../../../transforms/pack/bins.js'
import { firstFit } from '../../../transforms/pack/first-fit.js'
import { SpaceIndex } from '../../../transforms/pack/space-index.js'

const cases = fc.integer({ min: 1, max: 3000 }).chain((capacity) =>
  fc.record({
    capacity: fc.constant(capacity),
    lengths: fc.array(fc.integer({ min: 1, max: capacity }), { maxLength: 80 }),
  }),
)

/** Bins by looking at each of them, as the words "best" and "first" say. */
function byLooking(
  lengths: readonly number[],
  { capacity, better }: { capacity: number; better: (a: number, b: number) => boolean },
) {
  const spaces: number[] = []
  for (const length of [...lengths].sort((a, b) => b - a)) {
    let chosen = -1
    for (const [bin, space] of spaces.entries())
      if (space >= length && (chosen < 0 || better(space, spaces[chosen]))) chosen = bin
    if (chosen < 0) chosen = spaces.push(capacity) - 1
    spaces[chosen] -= length
  }
  return spaces
}

describe.each([
  ['best fit', bestFit, (a: number, b: number) => a < b],
  ['first fit', firstFit, () => false],
] as const)('%s', (_, pack, better) => {
  test('fills as many bins, each as far, as one that looks at every bin', () => {
    fc.assert(
      fc.property(cases, ({ capacity, lengths }) => {
        const bins = pack(Int32Array.from(lengths), capacity)
        const spaces = new Array<number>(bins.count).fill(capacity)
        for (const [place, bin] of bins.of.entries()) spaces[bin] -= lengths[place]
        const sorted = (numbers: number[]) => numbers.sort((a, b) => a - b)
        expect(sorted(spaces)).toEqual(sorted(byLooking(lengths, { capacity, better })))
      }),
    )
  })

  test('puts nothing into no bin', () => {
    expect(pack(new Int32Array(0), 8)).toEqual({ of: new Int32Array(0), count: 0 })
  })
})

test('lengths are put in order, the longest first and equal ones as they stood', () => {
  fc.assert(
    fc.property(cases, ({ capacity, lengths }) => {
      const wanted = [...lengths.keys()].sort((a, b) => lengths[b] - lengths[a] || a - b)
      expect([...decreasing(Int32Array.from(lengths), capacity)]).toEqual(wanted)
    }),
  )
})

test('the index of spaces finds the least member from a number on', () => {
  const changes = fc.array(fc.tuple(fc.boolean(), fc.nat(70_000)), { maxLength: 60 })
  fc.assert(
    fc.property(changes, fc.array(fc.nat(70_000), { maxLength: 20 }), (given, asked) => {
      const index = new SpaceIndex(70_000)
      const members = new Set<number>()
      for (const [isAdded, space] of given) {
        index[isAdded ? 'add' : 'remove'](space)
        members[isAdded ? 'add' : 'delete'](space)
      }
      for (const space of [...asked, ...members, 0, 70_000]) {
        const wanted = [...members].filter((one) => one >= space).sort((a, b) => a - b)[0] ?? -1
        expect(index.from(space)).toBe(wanted)
      }
    }),
  )
})
