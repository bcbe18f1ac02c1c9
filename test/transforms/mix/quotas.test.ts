import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayRepeat } from '../../../transforms/mix/check.js'
import { type MixOptions, mixOptions } from '../../../transforms/mix/options.js'
import { mixQuotas } from '../../../transforms/mix/quotas.js'
import { powerRate, seqioRate, unimaxParts } from '../../../transforms/mix/rates.js'
import { runs } from '../../campaign.js'

const optionsOf = (given: object): MixOptions => mixOptions.parse(given)

function quotas(rows: Record<string, number>, given: object): Record<string, number> {
  const sources = Object.entries(rows).map(([name, count]) => ({ name, rows: count }))
  const got = mixQuotas(sources, optionsOf(given))
  return Object.fromEntries(sources.map(({ name }, i) => [name, got[i]]))
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

describe('`seqioRate()`', () => {
  // google/seqio, seqio/utils_test.py
  test.each([
    ['a scale', 3, { scale: 27 }, 81],
    ['a scale and a temperature', 3, { scale: 27, temperature: 2 }, 9],
    ['a cap and a temperature below 1', 3, { scale: 27, temperature: 0.5, cap: 50.5 }, 2550.25],
    ['ten characters', 10, { temperature: 0.7 }, 26.8269579528],
  ])('gives the rate that the tests of seqio expect: %s', (_, rows, rule, rate) => {
    expect(seqioRate(rows, { scale: 1, temperature: 1, ...rule })).toBeCloseTo(rate, 10)
  })
})

describe('`powerRate()`', () => {
  test('keeps the order of sizes and brings shares nearer the higher the temperature', () => {
    const rows = fc.integer({ min: 1, max: 1e9 })
    const temperature = fc.double({ min: 1, max: 50, noNaN: true })
    fc.assert(
      fc.property(rows, rows, temperature, temperature, (a, b, t, u) => {
        const [small, large] = a < b ? [a, b] : [b, a]
        const [cool, warm] = t < u ? [t, u] : [u, t]
        const ratio = (value: number) => powerRate(large, 1 / value) / powerRate(small, 1 / value)
        expect(ratio(cool)).toBeGreaterThanOrEqual(1)
        expect(ratio(warm)).toBeLessThanOrEqual(ratio(cool) * (1 + 1e-12))
        expect(powerRate(a, 1)).toBe(a)
        expect(powerRate(a, 0)).toBe(1)
      }),
      runs(50, 5),
    )
  })
})

describe('`unimaxParts()`', () => {
  test('gives the smallest source its whole cap and shares the rest alike', () => {
    // By hand: 100/4 = 25 > 10; 90/3 = 30 > 20; 70/2 = 35 each.
    expect(unimaxParts([1000, 20, 10, 500], 100)).toEqual([35, 20, 10, 35])
  })

  test('sums to the budget, keeps every cap, and never gives a smaller source more', () => {
    const caps = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(caps, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
        const budget = Math.floor(share * sum(given))
        const parts = unimaxParts(given, budget)
        expect(sum(parts)).toBeCloseTo(budget, 6)
        const level = Math.max(...parts)
        parts.forEach((part, i) => {
          expect(part).toBeLessThanOrEqual(given[i])
          // Whoever gets less than the most has given all it may.
          if (part < level - 1e-6) expect(part).toBe(given[i])
        })
      }),
      runs(50, 6),
    )
  })
})

describe('`mixQuotas()`', () => {
  const rows = { wiki: 600, code: 300, 书: 100 }

  test.each([
    [
      'weights: as many rows as no source repeats for',
      { weights: { wiki: 1, code: 1, 书: 2 } },
      [50, 50, 100],
    ],
    ['weights, two passes allowed', { weights: { wiki: 1, code: 1, 书: 2 }, maxEpochs: 2 }, [100, 100, 200]],
    ['weights, part of a pass', { weights: { wiki: 1, code: 1, 书: 2 }, maxEpochs: 0.5 }, [25, 25, 50]],
    [
      'weights until all is used',
      { weights: { wiki: 1, code: 1, 书: 1 }, stopping: 'all_exhausted' },
      [600, 600, 600],
    ],
    ['weights with a size', { weights: { wiki: 0.3, code: 0.3, 书: 0.4 }, size: 1001 }, [300, 300, 401]],
    ['a weight of 0', { weights: { wiki: 1, code: 1, 书: 0 } }, [300, 300, 0]],
    [
      'sources that are not named, dropped',
      { weights: { wiki: 2, code: 1 }, unlisted: 'drop' },
      [600, 300, 0],
    ],
    ['temperature 1 is the data as it is', { temperature: 1 }, [600, 300, 100]],
    ['alpha 0 is all alike', { alpha: 0 }, [100, 100, 100]],
    ['temperature 2 with a size', { temperature: 2, size: 1000 }, [473, 334, 193]],
    ['seqio with a cap', { seqio: { cap: 150 } }, [150, 150, 100]],
    ['unimax', { unimax: { budget: 600 } }, [250, 250, 100]],
    ['unimax with passes', { unimax: { budget: 600 }, maxEpochs: 1.5 }, [225, 225, 150]],
    ['unimax beyond all there is', { unimax: { budget: 9000 } }, [600, 300, 100]],
    ['proportion keeps the number of rows', { proportion: { wiki: 1, code: 1, 书: 3 } }, [200, 200, 600]],
    ['proportion with a size', { proportion: { wiki: 1, code: 1, 书: 3 }, size: 10 }, [2, 2, 6]],
    ['repeat takes fractions', { repeat: { wiki: 0.333, code: 1, 书: 2.5 } }, [199, 300, 250]],
    ['choose', { choose: { wiki: 0, code: 301, 书: 7 } }, [0, 301, 7]],
  ])('%s', (_, given, wanted) => {
    expect(Object.values(quotas(rows, given))).toEqual(wanted)
  })

  test.each([
    ['a source without rows', { weights: { wiki: 1, cod: 1 }, unlisted: 'drop' }, 'names the source "cod"'],
    [
      'a source that is not named',
      { weights: { wiki: 1, code: 1 } },
      'does not name 1 of the 3 values of column "source" (100 rows)',
    ],
    [
      'more passes than allowed',
      { choose: { wiki: 1, code: 1, 书: 250 }, maxEpochs: 2 },
      'Source "书" has 100 rows and would give 250: 2.5 passes',
    ],
    ['more passes by a temperature', { temperature: 9, size: 1000, maxEpochs: 2 }, 'A source has 100 rows'],
    ['nothing at all', { weights: { wiki: 0, code: 0, 书: 0 } }, 'leaves no row'],
  ])('refuses %s', (_, given, message) => {
    expect(() => quotas(rows, given)).toThrow(message)
  })

  const counts = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 6 })
  const named = (values: readonly number[]) =>
    Object.fromEntries(values.map((value, i) => [`来源${i}`, value]))

  test('weights: exact to one row, within the passes allowed, and no larger size would be', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(counts, weights, fc.integer({ min: 1, max: 3 }), (sizes, shares, maxEpochs) => {
        const wanted = named(shares.slice(0, sizes.length))
        const got = Object.values(quotas(named(sizes), { weights: wanted, maxEpochs }))
        const whole = sum(Object.values(wanted))
        got.forEach((quota, i) => {
          expect(quota).toBeLessThanOrEqual(sizes[i] * maxEpochs)
          expect(Math.abs(quota - (sum(got) * shares[i]) / whole)).toBeLessThan(1)
        })
        const next = Object.values(quotas(named(sizes), { weights: wanted, size: sum(got) + 1 }))
        const larger = Object.values(quotas(named(sizes), { weights: wanted, size: sum(got) + whole }))
        const isOver = (each: number[]) => each.some((quota, i) => quota > sizes[i] * maxEpochs)
        expect(isOver(next) || isOver(larger)).toBe(true)
      }),
      runs(50, 8),
    )
  })

  test('unimax: whole numbers that sum to the budget, within every cap', () => {
    fc.assert(
      fc.property(
        counts,
        fc.nat(20_000),
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        (sizes, budget, maxEpochs) => {
          const got = Object.values(quotas(named(sizes), { unimax: { budget }, maxEpochs }))
          const caps = sizes.map((size) => Math.floor(size * maxEpochs + 1e-9))
          expect(sum(got)).toBe(Math.min(budget, sum(caps)))
          got.forEach((quota, i) => {
            expect(Number.isInteger(quota)).toBe(true)
            expect(quota).toBeLessThanOrEqual(caps[i])
          })
        },
      ),
      runs(50, 9),
    )
  })

  test('all_exhausted: every source gives all it has, and one row less would share out less', () => {
    fc.assert(
      fc.property(counts, (sizes) => {
        const weights = named(sizes.map((_, i) => i + 1))
        const got = Object.values(quotas(named(sizes), { weights, stopping: 'all_exhausted' }))
        for (const [i, quota] of got.entries()) expect(quota).toBeGreaterThanOrEqual(sizes[i])
        const whole = sum(Object.values(weights))
        expect(sizes.some((size, i) => ((sum(got) - 1) * (i + 1)) / whole < size)).toBe(true)
      }),
      runs(50, 10),
    )
  })
})

describe('`mayRepeat()`', () => {
  test.each([
    [{ weights: { a: 1 } }, false],
    [{ weights: { a: 1 }, maxEpochs: 1.5 }, true],
    [{ weights: { a: 1 }, size: 5 }, true],
    [{ weights: { a: 1 }, size: 5, maxEpochs: 1 }, false],
    [{ temperature: 2, stopping: 'all_exhausted' }, true],
    [{ unimax: { budget: 5 } }, false],
    [{ unimax: { budget: 5 }, maxEpochs: 4 }, true],
    [{ proportion: { a: 1 } }, true],
    [{ repeat: { a: 1, b: 0.5 } }, false],
    [{ repeat: { a: 1, b: 1.5 } }, true],
    [{ choose: { a: 5 } }, true],
    [{ choose: { a: 5 }, maxEpochs: 1 }, false],
  ])('%j: %s', (given, wanted) => {
    expect(mayRepeat(optionsOf(given))).toBe(wanted)
  })
})

test.each([
  ['a temperature near 0', { temperature: 0.001 }],
  ['a large exponent', { alpha: 1e6 }],
  ['weights whose sum is infinite', { weights: { a: 1e308, b: 1e308 } }],
  [
    'shares so far apart that no file holds the rows',
    { weights: { a: 1e-30, b: 1 }, stopping: 'all_exhausted' },
  ],
])('`mixQuotas()` refuses %s in place of leaving out rows or never ending', (_, given) => {
  expect(() => quotas({ a: 1000, b: 10 }, given)).toThrow(expect.objectContaining({ code: 'bad_option' }))
})
