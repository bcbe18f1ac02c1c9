import { Buffer } from 'node:buffer'
import type { TextLens } from '../../../src/arrow/text-lens.js'
import { openSweep } from './sweep.js'

export { prefilterBits } from './sweep.js'

/** Tells what texts can possibly hold, as sums of `gateBits`. */
export interface Prefilter {
  /** The mask of each text under a lens. Decodes nothing. */
  ofLens(lens: TextLens): Uint32Array
  ofText(text: string): number
}

/** Opens a prefilter; it is made once and used for many texts. Bits that are not in `wanted` may stay unset. */
export function openPrefilter(wanted: number): Prefilter {
  const sweep = openSweep(wanted)
  return {
    ofLens: (lens) => sweep(lens.bytes, lens.offsets),
    ofText(text) {
      const bytes = Buffer.from(text)
      return sweep(bytes, Int32Array.of(0, bytes.length))[0]
    },
  }
}
