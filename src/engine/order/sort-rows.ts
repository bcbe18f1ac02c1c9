import { compareRows, type RowKeys } from './row-keys.js'

/** So few rows are compared with each other; more are counted into place. */
const fewRows = 512
/** How many bytes of the keys are looked at in one turn, two at a time. */
const digits = 3

/**
 * Puts rows in the order of their keys, in place; rows of equal keys stay as they are. Keys are sorted by the bytes
 * behind what all of them have in common, six at a time, by counting (a radix sort, the last digit first), and then
 * the rows that these do not tell apart. A comparison of two rows costs a hundred times what counting one does.
 */
export function sortRows(keys: RowKeys, rows: Uint32Array, from = 0): void {
  if (rows.length < fewRows) return sortByComparing(keys, rows, from)
  const { shared, shortest, longest } = commonPrefix(keys, rows, from)
  if (shared === longest) return
  // One key ends where others go on: their bytes alone do not tell how long they are.
  if (shared === shortest || shortest < from) return sortByComparing(keys, rows, from)
  sortByDigits(keys, rows, shared)
  const next = shared + 2 * digits
  for (let start = 0, end = 1; start < rows.length; start = end++) {
    while (end < rows.length && isSame(keys, [rows[start], rows[end]], { from: shared, to: next })) end++
    if (end - start > 1) sortRows(keys, rows.subarray(start, end), next)
  }
}

function sortByComparing(keys: RowKeys, rows: Uint32Array, from: number): void {
  const { offsets } = keys
  // A key may have ended before `from`, where it was as if zeros followed.
  const isAnyShort = rows.some((row) => offsets[row + 1] - offsets[row] < from)
  const known = isAnyShort ? 0 : from
  rows.sort((a, b) => compareRows(keys, [a, b], known))
}

/** How many bytes from the start all keys have in common, where those before `from` are known to be, and their lengths. */
function commonPrefix({ bytes, offsets }: RowKeys, rows: Uint32Array, from: number) {
  const first = offsets[rows[0]]
  const lengthOfFirst = offsets[rows[0] + 1] - first
  let shared = lengthOfFirst
  let [shortest, longest] = [lengthOfFirst, lengthOfFirst]
  for (const row of rows) {
    const start = offsets[row]
    const length = offsets[row + 1] - start
    if (length < shortest) shortest = length
    else if (length > longest) longest = length
    const end = Math.min(shared, length)
    let at = from
    while (at < end && bytes[first + at] === bytes[start + at]) at++
    shared = Math.min(end, Math.max(at, Math.min(from, end)))
  }
  return { shared, shortest, longest }
}

/** Sorts by the next bytes, as far as keys have them; zeros stand for those that they lack. */
function sortByDigits(keys: RowKeys, rows: Uint32Array, from: number): void {
  const values = new Uint16Array(rows.length)
  const next = new Uint32Array(rows.length)
  const ends = new Uint32Array(0x10000)
  for (let digit = digits - 1; digit >= 0; digit--) {
    ends.fill(0)
    for (let i = 0; i < rows.length; i++) ends[(values[i] = digitAt(keys, rows[i], from + 2 * digit))]++
    if (ends[values[0]] === rows.length) continue
    for (let value = 0, start = 0; value < ends.length; value++) {
      const count = ends[value]
      ends[value] = start
      start += count
    }
    for (let i = 0; i < rows.length; i++) next[ends[values[i]]++] = rows[i]
    rows.set(next)
  }
}

function digitAt({ bytes, offsets }: RowKeys, row: number, at: number): number {
  const place = offsets[row] + at
  const end = offsets[row + 1]
  if (place + 1 < end) return (bytes[place] << 8) | bytes[place + 1]
  return place < end ? bytes[place] << 8 : 0
}

/** Whether two keys have the same bytes in a range, zeros taken for those behind their ends. */
function isSame(
  keys: RowKeys,
  [a, b]: readonly [number, number],
  { from, to }: { from: number; to: number },
): boolean {
  for (let at = from; at < to; at += 2) if (digitAt(keys, a, at) !== digitAt(keys, b, at)) return false
  return true
}
