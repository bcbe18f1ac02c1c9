/** A text as a range of bytes. */
export interface TextBytes {
  bytes: Uint8Array
  start: number
  end: number
}
