/** The one door to zod, and option schemas that several transforms share. */
import { z } from 'zod'

export { z }

/**
 * The path of a field, or the very name of a column: `a.b` is the column of that name where the data has one, else
 * field `b` of column `a`. It becomes a path when the step is planned; see `FieldPath`.
 *
 * @example
 * const options = z.strictObject({ column: columnPath })
 * options.safeParse({ column: 'meta.title' }).success // true
 */
export const columnPath = z.string().min(1).meta({ holds: 'path' })

/**
 * The option of a step that works on text: the paths of it.
 *
 * @example
 * const options = z.strictObject({ fields: textFields })
 * options.safeParse({ fields: [] }).success // false
 */
export const textFields = z
  .array(columnPath)
  .min(1)
  .describe('Text to work on, by path: prompt, messages[].content, "a.b" for a name with a dot')

/** The SHA-256 of a file, or of several. */
export const sha256Digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'Write the SHA-256 as 64 hexadecimal digits in small letters')

/** A time such as `500ms`, `3s`, `2m` or `1h`, in any case. */
const pattern = /^(\d+(?:\.\d+)?) ?(ms|s|m|min|h)$/i
const unitsInMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 }

/** How many seconds a time such as `500ms` is; a number is some already. */
function secondsOf(duration: number | string): number {
  if (typeof duration === 'number') return duration
  const [, count, unit = 's'] = pattern.exec(duration) ?? []
  return (Number(count) * (unitsInMs[unit.toLowerCase()] ?? Number.NaN)) / 1000
}

/** An option that is a time: seconds as a number, or a number with its unit. Bounds are in seconds. */
export function durationOption({ min, max = Number.MAX_SAFE_INTEGER }: { min: number; max?: number }) {
  const written = z.string().regex(pattern, 'Write seconds, or a time with its unit, such as 500ms, 3s or 2m')
  return z.union([z.number(), written.transform(secondsOf)]).pipe(z.number().min(min).max(max))
}
