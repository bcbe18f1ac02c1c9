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
