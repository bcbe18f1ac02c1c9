import { expect, it } from 'vitest'
import {
  addDuration,
  addDurations,
  countUpTo,
  noDurations,
  summarizeDurations,
} from '../../src/schemas/durations.js'

/** From 30 µs to 3 s, spread evenly over the orders of magnitude. */
const seconds = Array.from({ length: 997 }, (_, i) => 3e-5 * 10 ** ((5 * ((i * 389) % 997)) / 997))

function durationsOf(values: readonly number[]) {
  const durations = noDurations()
  for (const value of values) addDuration(durations, value)
  return durations
}

it('quantiles of durations are those of the nearest rank within 2.2 %', () => {
  const sorted = [...seconds].sort((a, b) => a - b)
  const { calls, p50, p95, p99 } = summarizeDurations(durationsOf(seconds))!
  expect(calls).toBe(997)
  for (const [found, share] of [
    [p50, 0.5],
    [p95, 0.95],
    [p99, 0.99],
  ] as const) {
    const exact = sorted[Math.ceil(share * 997) - 1]
    expect(Math.abs(found / exact - 1)).toBeLessThan(0.022)
  }
})

it('durations that are merged are those of all calls, whatever the order of the parts', () => {
  const parts = [seconds.slice(0, 10), seconds.slice(10, 700), seconds.slice(700)].map(durationsOf)
  const merged = [...parts.keys()].map((first) => {
    const sum = noDurations()
    for (const i of parts.keys()) addDurations(sum, parts[(first + i) % parts.length])
    return sum
  })
  for (const { buckets } of merged) expect(buckets).toEqual(durationsOf(seconds).buckets)
})

it('durations up to a power of two are counted exactly', () => {
  const durations = durationsOf([...seconds, 0.5, 2 ** -13])
  for (const exponent of [-13, -5, -1, 1])
    expect(countUpTo(durations, exponent)).toBe(
      [...seconds, 0.5, 2 ** -13].filter((value) => value <= 2 ** exponent).length,
    )
})

it('no durations have no summary', () => {
  expect(summarizeDurations(noDurations())).toBeUndefined()
})
