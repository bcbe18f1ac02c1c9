import type { loadEvaluation } from '../../../transforms/index.js'

type Modules = Awaited<ReturnType<typeof loadEvaluation>>

/** What `evaluatePii` answers. */
export type PiiEvaluation = Awaited<ReturnType<Modules['evaluatePii']>>

/** What was measured on one file. */
export interface FileResult {
  file: string
  format: string
  /** What offsets of the gold count, as inferred from the values beside them. */
  offsets: string
  evaluation: PiiEvaluation
}
