import type { PieceBuffer } from './piece-buffer.js'

/** Which piece goes into which row, as numbers: those of the rows are not yet in order. */
export interface Placing {
  /** Of each piece the number of its row. */
  of: Int32Array
  count: number
}

/** Rows in the order of their first pieces, each with its pieces in their order. */
export interface FilledRows {
  /** Of each row the place of its first piece in `pieces`; one more behind the last. */
  starts: Int32Array
  pieces: Int32Array
  /** Tokens of each row. */
  tokens: Int32Array
}

/** The rows of a placing. */
export function filledRows({ lengths, count: pieceCount }: PieceBuffer, { of, count }: Placing): FilledRows {
  const order = new Int32Array(count).fill(-1)
  const sizes = new Int32Array(count)
  const tokens = new Int32Array(count)
  let rows = 0
  for (let piece = 0; piece < pieceCount; piece++) {
    if (order[of[piece]] < 0) order[of[piece]] = rows++
    const row = order[of[piece]]
    sizes[row]++
    tokens[row] += lengths[piece]
  }
  const starts = new Int32Array(rows + 1)
  for (let row = 0; row < rows; row++) starts[row + 1] = starts[row] + sizes[row]
  const next = starts.slice()
  const pieces = new Int32Array(pieceCount)
  for (let piece = 0; piece < pieceCount; piece++) pieces[next[order[of[piece]]]++] = piece
  return { starts, pieces, tokens }
}

/** How many may wait. */
export interface WaitingLimits {
  /** Tokens of a full row. */
  length: number
  /** So many tokens may a row lack and be done. */
  mostLacking: number
  mostTokens: number
  mostPieces: number
}

/**
 * Whether each row is done, or its documents wait for those that are still to come: the emptiest wait, and of all that
 * is held back a part, so that the work stays in proportion to the data.
 */
export function doneRows(
  { starts, tokens }: FilledRows,
  { length, mostLacking, mostTokens, mostPieces }: WaitingLimits,
): Uint8Array {
  const isDone = new Uint8Array(tokens.length).fill(1)
  const emptiest = Array.from(tokens.keys())
    .filter((row) => length - tokens[row] > mostLacking)
    .sort((a, b) => tokens[a] - tokens[b] || a - b)
  let [waiting, pieces] = [0, 0]
  for (const row of emptiest) {
    waiting += tokens[row]
    pieces += starts[row + 1] - starts[row]
    if (waiting > mostTokens || pieces > mostPieces) break
    isDone[row] = 0
  }
  return isDone
}
