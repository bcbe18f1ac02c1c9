import type { Sample } from '../format/spec.js'

/** Whether bytes begin like an Arrow IPC file (`ARROW1`) or stream (FF FF FF FF and the length of the schema). */
export function looksLikeArrow({ bytes }: Sample): boolean {
  if (bytes.toString('latin1', 0, 6) === 'ARROW1') return true
  return bytes.length >= 8 && bytes.readInt32LE(0) === -1 && bytes.readInt32LE(4) > 0
}
