import { type Content, html, type Markup } from '../page/markup.js'
import { datum } from '../page/pair.js'

/** A table of coloured figures. */
export interface HeatParts {
  caption: string
  corner: string
  rows: readonly Content[]
  columns: readonly string[]
  note: string
}

/** One figure and its background, none where it is like the others. */
export interface HeatCell {
  content: Content
  color?: string
}

/** As many columns as can be read side by side on paper and on a phone. */
const columnsAcross = 5

/** Writes a table whose colours only repeat what its figures say; many columns are reported in several tables. */
export function heatTable(parts: HeatParts, cellAt: (row: number, column: number) => HeatCell): Markup {
  const { caption, corner, rows, columns, note } = parts
  const count = Math.ceil(columns.length / columnsAcross)
  const across = Math.ceil(columns.length / count)
  const starts = Array.from({ length: count }, (_, index) => index * across)
  const tables = starts.map((start) => {
    const shown = columns.slice(start, start + across)
    return html`<table class="heat${across < 4 && ' few'}">${start === 0 && html`<caption>${caption}</caption>`}<thead><tr><th scope="col">${corner}</th>${shown.map(
      (name) => html`<th scope="col">${datum(name)}</th>`,
    )}</tr></thead><tbody>${rows.map(
      (name, row) =>
        html`<tr><th scope="row">${name}</th>${shown.map((_, index) => {
          const { content, color } = cellAt(row, start + index)
          return html`<td${color !== undefined && html` style="background:${color}"`}>${content}</td>`
        })}</tr>`,
    )}</tbody></table>
`
  })
  return html`${tables}<p class="note">${note}</p>
`
}
