import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { interleaveTurns } from '../../../src/input/interleave/order.js'
import { Pcg64 } from '../../../src/input/interleave/pcg64.js'
import type { InterleaveOptions } from '../../../src/pipeline/normalize-input.js'
import { runs } from '../../campaign.js'

type Stopping = InterleaveOptions['stopping']

/** Turns as rows of the sources laid end to end, as `datasets` counts them. */
function rowsOf(lengths: readonly number[], turns: Iterable<number>): number[] {
  const given = lengths.map(() => 0)
  const starts = lengths.map((_, i) => lengths.slice(0, i).reduce((a, b) => a + b, 0))
  return [...turns].map((source) => starts[source] + (given[source]++ % lengths[source]))
}

function interleaved(
  lengths: readonly number[],
  options: Partial<InterleaveOptions> & { stopping: Stopping },
): number[] {
  return rowsOf(lengths, interleaveTurns(lengths, { seed: 42, ...options }))
}

describe('`Pcg64`', () => {
  // numpy 2.4.6: np.random.default_rng(seed).random(3)
  test.each([
    [0, [0.6369616873214543, 0.2697867137638703, 0.04097352393619469]],
    [42, [0.7739560485559633, 0.4388784397520523, 0.8585979199113825]],
    [2 ** 40 + 5, [0.004739459374490829, 0.3725845824112115, 0.5872294266977701]],
  ])('draws what numpy draws from seed %d', (seed, wanted) => {
    const random = new Pcg64(seed)
    expect(wanted.map(() => random.random())).toEqual(wanted)
  })

  test('stays equal to numpy over a million draws', () => {
    const random = new Pcg64(7)
    let sum = 0
    let last = 0
    for (let i = 0; i < 1_000_000; i++) {
      last = random.random()
      sum += last
    }
    // numpy 2.4.6: r = default_rng(7).random(1_000_000); float(r[-1]), math.fsum(r)
    expect(last).toBe(0.5309118597352104)
    expect(Math.abs(sum - 499797.0046143832)).toBeLessThan(1e-6)
  })
})

describe('`interleaveTurns()`', () => {
  // huggingface/datasets, tests/test_arrow_dataset.py, seed 42
  const rows = [0, 1, 2, 10, 11, 12, 13, 20, 21, 22]
  test.each([
    ['first_exhausted', [10, 11, 20, 12, 0, 21, 13]],
    ['all_exhausted', [10, 11, 20, 12, 0, 21, 13, 10, 1, 11, 12, 22, 13, 20, 10, 2]],
  ] as [Stopping, number[]][])('gives the rows that the tests of datasets expect: %s', (stopping, wanted) => {
    const indices = interleaved([3, 4, 3], { probabilities: [0.3, 0.5, 0.2], stopping })
    expect(indices.map((index) => rows[index])).toEqual(wanted)
  })

  // The comments in huggingface/datasets, src/datasets/arrow_dataset.py, _interleave_map_style_datasets
  test.each([
    ['first_exhausted', [3, 4, 5], [0, 3, 7, 1, 4, 8, 2, 5, 9]],
    ['all_exhausted', [3, 4, 5], [0, 3, 7, 1, 4, 8, 2, 5, 9, 0, 6, 10, 1, 3, 11]],
    ['all_exhausted_without_replacement', [3, 4, 3], [0, 3, 7, 1, 4, 8, 2, 5, 9, 6]],
  ] as [Stopping, number[], number[]][])(
    'takes turns without probabilities: %s',
    (stopping, lengths, wanted) => {
      expect(interleaved(lengths, { stopping })).toEqual(wanted)
    },
  )

  // Run with datasets 5.2.0 and numpy 2.4.6: rows given, the last five of them, and Σ index·(place + 1)
  test.each([
    [
      'first_exhausted',
      [1500, 900, 40],
      [0.6, 0.38, 0.02],
      7,
      { rows: 2156, last: [2320, 1292, 2321, 1293, 2439], sum: 3125084328 },
    ],
    [
      'all_exhausted',
      [700, 30, 250],
      [0.2, 0.1, 0.7],
      123456789,
      { rows: 3570, last: [745, 698, 722, 746, 699], sum: 4882690938 },
    ],
    [
      'all_exhausted_without_replacement',
      [1200, 5, 640],
      [0.25, 0.05, 0.7],
      8589934593,
      { rows: 1845, last: [1195, 1196, 1197, 1198, 1199], sum: 1483766009 },
    ],
    [
      'all_exhausted_without_replacement',
      [7, 2, 5],
      undefined,
      0,
      { rows: 14, last: [12, 4, 13, 5, 6], sum: 743 },
    ],
  ] as [Stopping, number[], number[] | undefined, number, object][])(
    'orders as datasets 5.2.0 does: %s, lengths %j, probabilities %j, seed %d',
    (stopping, lengths, probabilities, seed, wanted) => {
      const indices = interleaved(lengths, { stopping, probabilities, seed })
      const sum = indices.reduce((total, index, place) => total + index * (place + 1), 0)
      expect({ rows: indices.length, last: indices.slice(-5), sum }).toEqual(wanted)
    },
  )

  test('uses up what its stopping rule says, and no row twice without replacement', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(sizes, fc.boolean(), fc.nat(2 ** 40), (lengths, isDrawn, seed) => {
        const probabilities = isDrawn ? lengths.map(() => 1 / lengths.length) : undefined
        const options = { probabilities, seed }
        const all = interleaved(lengths, { ...options, stopping: 'all_exhausted' })
        const once = interleaved(lengths, { ...options, stopping: 'all_exhausted_without_replacement' })
        const first = interleaved(lengths, { ...options, stopping: 'first_exhausted' })
        const total = lengths.reduce((a, b) => a + b, 0)
        expect(new Set(all).size).toBe(total)
        expect([...once].sort((a, b) => a - b)).toEqual(Array.from({ length: total }, (_, i) => i))
        expect(all.slice(0, first.length)).toEqual(first)
      }),
      runs(30, 3),
    )
  })

  test.each([
    [[3, 4], { probabilities: [1] }, 'has 1 number for 2 sources'],
    [[3, 4], { probabilities: [0.5, 0.6] }, 'adds up to 1.1'],
    [[3, 4], { probabilities: [-0.5, 1.5] }, 'probability -0.5'],
    [[3, 4], { probabilities: [Number.NaN, 1] }, 'probability NaN'],
    [[3, 0], { probabilities: [0.5, 0.5] }, 'Source 2 has no records'],
    [[3, 4], { probabilities: [1, 0], stopping: 'all_exhausted' }, 'would never end'],
    [[0, 4], { stopping: 'all_exhausted' }, 'Source 1 has no records'],
  ] as [number[], Partial<InterleaveOptions>, string][])(
    'refuses lengths %j with %j',
    (lengths, options, message) => {
      expect(() => interleaved(lengths, { stopping: 'first_exhausted', ...options })).toThrow(message)
    },
  )

  test('never draws a source of probability 0, which may be empty', () => {
    expect(interleaved([2, 0], { probabilities: [1, 0], stopping: 'first_exhausted' })).toEqual([0, 1])
  })
})
