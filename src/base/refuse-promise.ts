import { PrepError } from './errors.js'

/**
 * Throws `unsupported` where a function of the user's answers with a promise: what it finds out later would come too
 * late, and be lost without a word. `wanted` is what it is to do instead, for the middle of the sentence.
 */
export function refusePromise(answer: unknown, { who, wanted }: { who: string; wanted: string }): void {
  if (!(answer instanceof Promise)) return
  // What it comes to no longer matters: the work fails here, with a better reason.
  answer.catch(() => {})
  throw new PrepError(
    'unsupported',
    `${who} answered with a promise, where ${wanted}. Make it a function that does not wait`,
  )
}
