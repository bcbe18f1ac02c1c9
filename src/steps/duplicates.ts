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

/**
 * Takes lines or paragraphs that stand in many rows out of texts, or counts them. Rows wait on disk until all have been seen.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * const plain = dedupLines({ fields: ['text'], minRows: 5 })
 * await pipeline(read('stories.jsonl'), plain, write('plain/'))
 * console.log(plain.counts?.notes)
 */
export const dedupLines: StepFactory<StepOptions['dedup_lines']> = stepOf(
  async () => (await import('../../transforms/dedup-lines.js')).dedupLines,
)

/**
 * Finds rows that hold items of test sets, by indexes that `prep index` wrote.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * const clean = decontaminate({ fields: ['prompt'], index: ['gsm8k.index.json'], action: 'drop' })
 * await pipeline(read('chats.jsonl'), clean, write('clean/'))
 * console.log(clean.counts?.dropped)
 */
export const decontaminate: StepFactory<StepOptions['decontaminate']> = stepOf(
  async () => (await import('../../transforms/decontaminate.js')).decontaminate,
)

/**
 * Leaves out rows with the same question and different answers, or tags them. Rows wait on disk until all have been seen.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * const agreed = conflicts({ fields: ['prompt'], answers: ['completion'] })
 * await pipeline(read('data.jsonl'), agreed, write('agreed/'))
 * console.log(agreed.counts?.dropped)
 */
export const conflicts: StepFactory<StepOptions['conflicts']> = stepOf(
  async () => (await import('../../transforms/conflicts.js')).conflicts,
)
