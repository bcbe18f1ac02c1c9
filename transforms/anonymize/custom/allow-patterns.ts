import { z } from '../../../src/base/options.js'
import type { IsAllowed } from '../lists/allow-list.js'
import { entityName } from '../lists/list-options.js'
import { compilePattern } from './pattern.js'

const maxValue = 256
const regex = z.string().min(1)

/** Values that are never touched, by pattern. */
export const allowPatternsOption = z
  .array(
    z.union([
      regex,
      z.strictObject({
        regex: regex.describe('A regular expression for the whole value'),
        entities: z
          .array(entityName)
          .min(1)
          .optional()
          .describe('The entities as which such values are left alone')
          .meta({ whenAbsent: 'all' }),
      }),
    ]),
  )
  .default([])
  .describe(
    'Patterns of values that are left alone, such as [".*@example\\.com"]: each is a regular expression for the ' +
      `whole value, which has at most ${maxValue} characters; or { regex, entities }`,
  )

export type AllowPatternsOption = z.output<typeof allowPatternsOption>

/** The test of all patterns, or `undefined` where there are none. Throws `bad_option` for one that could take too long. */
export function openAllowPatterns(given: AllowPatternsOption): IsAllowed | undefined {
  if (given.length === 0) return undefined
  const compiled = given.map((item) => {
    const { regex: pattern, entities = undefined } = typeof item === 'string' ? { regex: item } : item
    const options = { name: pattern, syntax: 'javascript', isWhole: true } as const
    return { matcher: compilePattern(pattern, options), entities: entities && new Set(entities) }
  })
  return (entity, value) =>
    value.length <= maxValue &&
    compiled.some(({ matcher, entities }) => entities?.has(entity) !== false && matcher.test(value))
}
