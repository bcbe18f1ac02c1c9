/** The one door to zod, and option schemas that several transforms share. */
import { z } from 'zod'

export { z }

/** Paths of the text that a step works on. */
export const textFields = z
  .array(z.string().min(1))
  .min(1)
  .describe('Text to work on, by path: prompt, messages[].content, instances[].output')
