/** Into which bin each of some lengths goes. */
export interface Bins {
  /** Of each length the number of its bin, from 0 in the order in which they were opened. */
  of: Int32Array
  count: number
}

/** Puts lengths, each from 1 to the capacity, into bins of that capacity. */
export type PackLengths = (lengths: Int32Array, capacity: number) => Bins

/** The places of lengths, the longest first; equal ones in their order. Counting, so the time is linear. */
export function decreasing(lengths: Int32Array, capacity: number): Int32Array {
  const starts = new Int32Array(capacity + 2)
  for (const length of lengths) starts[capacity - length + 1]++
  for (let i = 1; i < starts.length; i++) starts[i] += starts[i - 1]
  const places = new Int32Array(lengths.length)
  for (let place = 0; place < lengths.length; place++) places[starts[capacity - lengths[place]]++] = place
  return places
}
