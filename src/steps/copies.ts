/** Transforms that add rows made of others, as steps of a Node stream; see `src/steps.ts`. */
import type { StepOptions } from '../schemas/options/steps.js'
import { type StepFactory, stepOf } from '../streams/step.js'

/**
 * Adds augmented copies of rows: instructions in other words, synonyms, slips of the keyboard.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('reviews.csv'), augment({ fields: ['text'], preset: 'classification', copies: 2 }), write('more/'))
 */
export const augment: StepFactory<StepOptions['augment']> = stepOf(
  async () => (await import('../../transforms/augment.js')).augment,
)

/**
 * Adds copies of rows that a model behind an OpenAI-compatible endpoint has written anew.
 *
 * @example
 * const asked = rewrite({ fields: ['text'], model: 'qwen3-8b', maxRequests: 1000 })
 * asked instanceof StepStream // true
 */
export const rewrite: StepFactory<StepOptions['rewrite']> = stepOf(
  async () => (await import('../../transforms/rewrite.js')).rewrite,
)

/**
 * Swaps gendered words in whole records, in place or in a copy beside them.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('stories.jsonl'), counterfactual({ fields: ['text'], mode: 'augment' }), write('both/'))
 */
export const counterfactual: StepFactory<StepOptions['counterfactual']> = stepOf(
  async () => (await import('../../transforms/counterfactual.js')).counterfactual,
)
