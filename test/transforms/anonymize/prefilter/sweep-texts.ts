import {
  openSweep,
  type PrefilterSweep,
  prefilterBits,
} from '../../../../transforms/anonymize/prefilter/sweep.js'

const sweeps = new Map<number, PrefilterSweep>()

/** The masks of texts that lie in bytes one after the other, by a prefilter that is opened once for its bits. */
export function sweepTexts(bytes: Uint8Array, offsets: Int32Array, wanted: number): Uint32Array {
  const sweep = sweeps.get(wanted) ?? openSweep(wanted)
  sweeps.set(wanted, sweep)
  return sweep(bytes, offsets)
}

/** A mask that keeps no recognizer from a text; the bit of Chinese characters, which is evidence, is as it is. */
export function openMaskOf(text: string): number {
  return 0x7fffffff & (~prefilterBits.han | maskOf(text, prefilterBits.han))
}

/** The mask of one text. */
export function maskOf(text: string, wanted: number): number {
  const bytes = Buffer.from(text)
  return sweepTexts(bytes, Int32Array.of(0, bytes.length), wanted)[0]
}
