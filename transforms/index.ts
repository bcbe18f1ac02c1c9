import type { Transform } from '../src/transform/transform.js'

/**
 * Every transform of the project by its name in a pipeline file. Each is loaded on first use, so that a run
 * pays only for the packages of its own steps.
 */
export const transforms: Record<string, () => Promise<Transform>> = {
  anonymize: async () => (await import('./anonymize.js')).anonymize,
  augment: async () => (await import('./augment.js')).augment,
  balance: async () => (await import('./balance.js')).balance,
  convert: async () => (await import('./convert.js')).convert,
  counterfactual: async () => (await import('./counterfactual.js')).counterfactual,
  deanonymize: async () => (await import('./deanonymize.js')).deanonymize,
  mix: async () => (await import('./mix.js')).mix,
  profile: async () => (await import('./profile.js')).profile,
  split: async () => (await import('./split.js')).split,
}

/** Looking at personal data without changing any: one text, a sample of the fields. Loaded on first use. */
export const loadAnonymizeTools = () => import('./anonymize/tools/lazy.js')

/** How two profiles differ, loaded on first use. */
export const loadComparison = () => import('./profile/compare.js')

/** The measure of how well `anonymize` finds personal data, loaded on first use. */
export const loadEvaluation = () => import('./anonymize/evaluate/index.js')
