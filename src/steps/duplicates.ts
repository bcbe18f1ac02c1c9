/** Transforms that compare rows with others, as steps of a Node stream; see `src/steps.ts`. */
import type { StepOptions } from '../schemas/options/steps.js'
import { type StepFactory, stepOf } from '../streams/step.js'

/**
 * Leaves out rows that are equal to another one, or tags them. Rows wait on disk until all have been seen.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * const once = dedup({ fields: ['prompt'], level: 'fold' })
 * await pipeline(read('chats.jsonl'), once, write('once/'))
 * console.log(once.counts?.dropped)
 */
export const dedup: StepFactory<StepOptions['dedup']> = stepOf(
  async () => (await import('../../transforms/dedup.js')).dedup,
)
