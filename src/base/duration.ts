import { z } from './options.js'

/** A time such as `500ms`, `3s`, `2m` or `1h`, in any case. */
const pattern = /^(\d+(?:\.\d+)?) ?(ms|s|m|min|h)$/i
const unitsInMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 }

/** How many seconds a time such as `500ms` is; a number is some already. */
export function secondsOf(duration: number | string): number {
  if (typeof duration === 'number') return duration
  const [, count, unit = 's'] = pattern.exec(duration) ?? []
  return (Number(count) * (unitsInMs[unit.toLowerCase()] ?? Number.NaN)) / 1000
}

/** An option that is a time: seconds as a number, or a number with its unit. Bounds are in seconds. */
export function durationOption({ min, max = Number.MAX_SAFE_INTEGER }: { min: number; max?: number }) {
  const written = z.string().regex(pattern, 'Write seconds, or a time with its unit, such as 500ms, 3s or 2m')
  return z.union([z.number(), written.transform(secondsOf)]).pipe(z.number().min(min).max(max))
}
