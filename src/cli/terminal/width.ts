/** How wide text is on a terminal: Chinese characters and most emoji take two columns, marks none. */

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const none = /[\p{Mn}\p{Me}\p{Cf}]/u
const escapes = /\u001b\[[0-9;]*m/g

/** Controls (Unicode Cc), line and paragraph separators, and what turns the direction of text around. */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu
const shortEscapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Text of the data with escapes, as in JSON, for what would steer a terminal, break a table or hide its order. */
export function printable(text: string): string {
  return text.replace(
    unprintable,
    (character) =>
      shortEscapes[character] ?? `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}

/** The columns that a text takes, colours left out (Unicode UAX 11, wide and fullwidth). */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text.replace(escapes, '')) width += widthOf(character)
  return width
}

/** Fills a text up to `width` columns. */
export function pad(text: string, width: number, side: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return side === 'left' ? text + space : space + text
}

/**
 * The beginning of a text without colours, {@link printable} and at most `width` columns, with an ellipsis
 * where something is cut.
 */
export function clip(text: string, width: number): string {
  return cut(printable(text), width)
}

function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let kept = ''
  let used = 1
  for (const character of text) {
    used += widthOf(character)
    if (used > width) break
    kept += character
  }
  return `${kept}…`
}

/** Breaks text into lines of at most `width` columns: at spaces, or between characters of words that are longer. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(/(?<=[ \p{Script=Han}，。、：；）])(?![，。、：；）])/u)) {
      if (displayWidth(line + word.trimEnd()) > width) {
        lines.push(line.trimEnd())
        line = ''
      }
      line += word
      while (displayWidth(line.trimEnd()) > width) {
        const head = cut(line, width + 1).slice(0, -1)
        lines.push(head)
        line = line.slice(head.length)
      }
    }
    lines.push(line.trimEnd())
  }
  return lines
}

function widthOf(character: string): number {
  if (none.test(character)) return 0
  return wide.test(character) ? 2 : 1
}
