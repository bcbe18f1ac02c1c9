import { Buffer } from 'node:buffer'
import { gateTexts } from '../kernels/gate.js'
import type { TextLens } from './text.js'

export { gateBits } from '../kernels/gate.js'

/** Which of the `wanted` kinds of identifiers each text under a lens can possibly hold, as sums of `gateBits`. Decodes nothing. */
export function gateMasks(lens: TextLens, wanted: number): Uint32Array {
  return gateTexts(lens.bytes, lens.offsets, wanted)
}

/** The same for one text. */
export function gateMask(text: string, wanted: number): number {
  const bytes = Buffer.from(text)
  return gateTexts(bytes, Int32Array.of(0, bytes.length), wanted)[0]
}
