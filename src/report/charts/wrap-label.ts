/**
 * Labels of charts are wrapped here, because SVG does not wrap and nothing can be measured without a browser. Widths
 * are taken from the wide side, so that a label never runs into a bar.
 */

/** How wide a text is at most, in pixels. */
export function widthOf(text: string, fontSize: number): number {
  let ems = 0
  for (const char of text) ems += emsOf(char)
  return ems * fontSize
}

function emsOf(char: string): number {
  const code = char.codePointAt(0) ?? 0
  if (/\p{M}/u.test(char)) return 0
  if (code >= 0x1100) return code >= 0x2000 && code < 0x2e80 ? 0.8 : 1.05
  if (/[MW@%mw]/.test(char)) return 0.95
  if (/[A-Z]/.test(char)) return 0.74
  if (/[ .,:;'!|ijlI]/.test(char)) return 0.36
  return 0.63
}

/** How a label is laid out. */
export interface LabelRoom {
  width: number
  fontSize: number
  lines: number
}

/** Cuts a label into lines at spaces, hyphens and commas, or anywhere in a long word; the last line may end in “…”. */
export function wrapLabel(text: string, { width, fontSize, lines }: LabelRoom): string[] {
  const wrapped: string[] = []
  let line = ''
  for (const piece of text.replace(/\s+/g, ' ').match(/[^ \-,、，/]*[ \-,、，/]?/g) ?? []) {
    if (widthOf((line + piece).trimEnd(), fontSize) <= width) {
      line += piece
      continue
    }
    if (line !== '') wrapped.push(line.trimEnd())
    line = ''
    for (const { segment } of new Intl.Segmenter().segment(piece)) {
      if (line !== '' && widthOf(line + segment, fontSize) > width) {
        wrapped.push(line)
        line = ''
      }
      line += segment
    }
  }
  if (line.trimEnd() !== '') wrapped.push(line.trimEnd())
  if (wrapped.length <= lines) return wrapped
  const kept = wrapped.slice(0, lines)
  let last = kept[lines - 1]
  while (last !== '' && widthOf(`${last}…`, fontSize) > width) last = Array.from(last).slice(0, -1).join('')
  kept[lines - 1] = `${last}…`
  return kept
}
