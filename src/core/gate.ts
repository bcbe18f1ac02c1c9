import { gateTexts } from '../kernels/gate.js'
import type { TextLens } from './text.js'

export { gateBits } from '../kernels/gate.js'

/** Which kinds of identifiers each text under a lens can possibly hold, as a sum of `gateBits`. Decodes nothing. */
export function gateMasks(lens: TextLens): Uint32Array {
  return gateTexts(lens.bytes, lens.offsets)
}
