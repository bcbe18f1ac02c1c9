import type { Draws } from '../../src/transform/random.js'
import { type Columns, drawNumber, drawText, drawWhole, type Kind, pick } from './draw-columns.js'

/** A record of CSV for these columns: mostly sound, now and then odd, now and then broken. */
export function drawRecord(draws: Draws, columns: Columns, delimiter: string): string {
  const fields = columns.map(({ kind }) => drawField(draws, kind, delimiter))
  if (draws.chance(0.003)) fields.push('more')
  if (draws.chance(0.003)) fields.pop()
  const record = fields.join(delimiter)
  if (!draws.chance(0.004)) return record
  const at = draws.below(record.length + 1)
  return `${record.slice(0, at)}${pick(draws, ['"', '\r', '\n', '\xff', ' ', delimiter])}${record.slice(at)}`
}

function drawField(draws: Draws, kind: Kind, delimiter: string): string {
  if (draws.chance(0.05)) return draws.chance(0.8) ? '' : '""'
  if (draws.chance(0.004))
    return pick(draws, ['007', '+5', '.5', '5.', '1e400', '-', 'x', '1 ', '"1""2"', 'stray " quote', '"a" b'])
  const plain = plainField(draws, kind)
  const needs =
    plain.includes('"') || plain.includes('\n') || plain.includes('\r') || plain.includes(delimiter)
  return needs || draws.chance(0.05) ? `"${plain.replaceAll('"', '""')}"` : plain
}

function plainField(draws: Draws, kind: Kind): string {
  if (kind === 'whole') return drawWhole(draws)
  if (kind === 'number') return draws.chance(0.2) ? drawWhole(draws) : drawNumber(draws)
  if (kind === 'truth') return pick(draws, ['true', 'false', 'True', 'FALSE', 'tRue'])
  return drawText(draws)
}
