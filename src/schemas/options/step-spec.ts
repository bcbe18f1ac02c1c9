import type { StepOptions } from './steps.js'

/** A step that is a transform of your own: the path of its module with its options, such as `{ './shout.js': { fields: ['prompt'] } }`. */
export interface OwnStep {
  [path: `./${string}` | `../${string}` | `/${string}` | `file:${string}`]: unknown
}

/**
 * One step: the name of a transform with its options, as in `{ anonymize: { fields: ['prompt'] } }`. It is no union of
 * the steps: in one, wrong options of a step would pass for a step of your own.
 */
export type StepSpec = { [Name in keyof StepOptions]?: StepOptions[Name] | undefined } & OwnStep
