/** The one door to zod, and option schemas that several transforms share. */
import { z } from 'zod'

export { z }

/**
 * The option of a step that works on text: the paths of it.
 *
 * @example
 * const options = z.strictObject({ fields: textFields })
 * options.safeParse({ fields: [] }).success // false
 */
export const textFields = z
  .array(z.string().min(1))
  .min(1)
  .describe('Text to work on, by path: prompt, messages[].content, instances[].output')
