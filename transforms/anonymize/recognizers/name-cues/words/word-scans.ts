import type { NameKernel, WordCounts } from '../../../../../src/kernels/names.js'
import type { TextRange } from '../../../detect/look.js'

/** Finds single words by a compiled loop, which answers `undefined` or `false` where a text is too long for it. */
export interface WordScans {
  setCues: NameKernel['setCues']
  /** Calls `visit` with the place of every word behind a cue, and the number of the cue. */
  eachCued(
    text: string,
    range: TextRange | undefined,
    visit: (start: number, cue: number) => void,
  ): WordCounts | undefined
  /** Calls `visit` with words whose hash may be one of these; answers whether it could. */
  eachWanted(
    text: string,
    hashes: Iterable<number>,
    visit: (start: number, end: number, hash: number) => void,
  ): boolean
}
