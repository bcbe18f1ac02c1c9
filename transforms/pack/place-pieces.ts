import { bestFit } from './best-fit.js'
import type { PackLengths } from './bins.js'
import type { Placing } from './filled-rows.js'
import { firstFit } from './first-fit.js'
import type { PackOptions } from './options.js'
import type { PieceBuffer } from './piece-buffer.js'

/** Puts the pieces of a buffer into rows. */
export type PlacePieces = (buffer: PieceBuffer) => Placing

/** How a strategy places pieces in rows of a length. */
export function placerOf({ strategy, length }: Pick<PackOptions, 'strategy' | 'length'>): PlacePieces {
  if (strategy === 'wrapped') return (buffer) => inTurn(buffer, length)
  const pack = strategy === 'ffd' ? firstFit : bestFit
  return (buffer) => groupByGroup(buffer, { pack, length })
}

/** Pieces as they come, which were cut so that they fill up the row of their group. */
function inTurn({ lengths, groups, count }: PieceBuffer, length: number): Placing {
  const of = new Int32Array(count)
  const open = new Map<number, { row: number; space: number }>()
  let rows = 0
  for (let piece = 0; piece < count; piece++) {
    let current = open.get(groups[piece])
    if (current === undefined || current.space < lengths[piece]) {
      current = { row: rows++, space: length }
      open.set(groups[piece], current)
    }
    current.space -= lengths[piece]
    of[piece] = current.row
  }
  return { of, count: rows }
}

function groupByGroup(
  { lengths, groups, count }: PieceBuffer,
  { pack, length }: { pack: PackLengths; length: number },
): Placing {
  const numbers = new Set(groups.subarray(0, count))
  if (numbers.size === 1) return pack(lengths.subarray(0, count), length)
  const of = new Int32Array(count)
  let rows = 0
  for (const group of numbers) {
    const pieces = groups.subarray(0, count).reduce<number[]>((list, one, piece) => {
      if (one === group) list.push(piece)
      return list
    }, [])
    const bins = pack(
      Int32Array.from(pieces, (piece) => lengths[piece]),
      length,
    )
    for (const [i, piece] of pieces.entries()) of[piece] = rows + bins.of[i]
    rows += bins.count
  }
  return { of, count: rows }
}
