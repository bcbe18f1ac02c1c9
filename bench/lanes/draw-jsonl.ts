import type { Draws } from '../../src/transform/random.js'
import { type Columns, drawNumber, drawText, drawWhole, type Kind, pick } from './draw-columns.js'

/** A line of JSON for these columns: mostly sound, now and then odd, now and then broken. */
export function drawLine(draws: Draws, columns: Columns): string {
  const line = drawRecord(draws, columns)
  if (!draws.chance(0.01)) return line
  const at = draws.below(line.length + 1)
  if (draws.chance(0.3)) return line.slice(0, at)
  return `${line.slice(0, at)}${pick(draws, pieces)}${line.slice(at + draws.below(2))}`
}

/** What is put into a sound line to break it, or to change it. */
const pieces = [
  '"',
  '\\',
  '\\u',
  '\\ud800',
  '\\ud83d\\ude00',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  ' ',
  '\t',
  '\r',
  '\xff',
  '\u0001',
  '0',
  '-',
  'e',
  '.',
  'null',
]

function drawRecord(draws: Draws, columns: Columns): string {
  const fields = columns
    .filter(() => !draws.chance(0.03))
    .map(
      ({ name, kind }) => `${keyOf(draws, name)}${draws.chance(0.1) ? ' : ' : ':'}${drawValue(draws, kind)}`,
    )
  if (draws.chance(0.1)) fields.reverse()
  if (draws.chance(0.005) && fields.length > 0) fields.push(fields[0])
  if (draws.chance(0.005)) fields.push('"unknown":[{"a":"b"}]')
  return `{${fields.join(draws.chance(0.2) ? ', ' : ',')}}`
}

function keyOf(draws: Draws, name: string): string {
  return draws.chance(0.003) ? `"\\u0063${name.slice(1)}"` : `"${name}"`
}

function drawValue(draws: Draws, kind: Kind): string {
  if (draws.chance(0.04)) return 'null'
  if (draws.chance(0.003)) return drawValue(draws, pick(draws, ['text', 'whole', 'number', 'truth']))
  if (kind === 'whole') return drawWhole(draws)
  if (kind === 'number') return draws.chance(0.2) ? drawWhole(draws) : drawNumber(draws)
  if (kind === 'truth') return draws.chance(0.5) ? 'true' : 'false'
  if (kind === 'text') return quote(draws)
  const items = Array.from({ length: draws.below(4) }, () =>
    kind === 'texts' ? quote(draws) : drawTurn(draws),
  )
  return `[${items.join(',')}]`
}

function drawTurn(draws: Draws): string {
  if (draws.chance(0.02)) return pick(draws, ['null', '{}'])
  return `{"role":"${draws.chance(0.5) ? 'user' : 'assistant'}","content":${quote(draws)}}`
}

/** A string of JSON, with more escapes than it needs now and then. */
function quote(draws: Draws): string {
  const text = JSON.stringify(drawText(draws))
  return draws.chance(0.05) ? text.replace(/[aeiou\u4e00-\u9fff/]/g, escaped) : text
}

function escaped(char: string): string {
  return char === '/' ? '\\/' : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}
