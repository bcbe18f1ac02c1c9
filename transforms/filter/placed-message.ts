import type { ExpressionFault } from './syntax.js'

/** So much of an expression is shown on each side of a fault. */
const shown = 36

/** What is wrong in an expression: its column, counted in characters from 1, and the place under a mark. */
export function placedMessage(expression: string, { at, message }: ExpressionFault): string {
  const characters = Array.from(expression.replace(/\s/g, ' '))
  const place = Array.from(expression.slice(0, at)).length
  const from = Math.max(0, place - shown)
  const to = Math.min(characters.length, place + shown)
  const before = `${from > 0 ? '…' : ''}${characters.slice(from, place).join('')}`
  const behind = `${characters.slice(place, to).join('')}${to < characters.length ? '…' : ''}`
  return `Expression, column ${place + 1}: ${message}\n    ${before}${behind}\n    ${blanksLike(before)}^`
}

/** Blanks as wide as a text on a screen: characters of East Asia take two columns, as the ideographic space does. */
function blanksLike(text: string): string {
  return text
    .replace(
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g,
      '\u3000',
    )
    .replace(/[^\u3000]/gu, ' ')
}
