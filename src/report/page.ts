import { type Content, html, Markup } from './markup.js'
import { pageStyle } from './page-style.data.js'

/** The parts of a page; `lang` is a tag of BCP 47. */
export interface PageParts {
  lang: string
  title: string
  body: Content
}

/** One HTML document that needs nothing from elsewhere: no scripts, fonts or pictures. */
export function renderPage({ lang, title, body }: PageParts): string {
  return `${
    html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${new Markup(pageStyle)}</style></head><body>
${body}
</body></html>`.text
  }\n`
}

/** A table; the first cell of a row is its head. */
export interface TableParts {
  caption?: Content
  head: readonly Content[]
  rows: readonly (readonly Content[])[]
  /** Class names: `stack` turns each row into a block of labelled figures on a narrow screen. */
  kind?: string
}

/** Roles are written out because a table shown as blocks loses its own. */
export function table({ caption, head, rows, kind = '' }: TableParts): Markup {
  const label = (index: number) => {
    const name = head[index]
    return typeof name === 'string' && name !== '' ? html` data-label="${name}"` : ''
  }
  const hasHead = head.some((name) => name !== '')
  return html`<table role="table"${kind !== '' && html` class="${kind}"`}>${
    caption !== undefined && html`<caption>${caption}</caption>`
  }${
    hasHead &&
    html`<thead><tr role="row">${head.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>`
  }<tbody>${rows.map(
    ([first, ...rest]) =>
      html`<tr role="row"><th role="rowheader" scope="row">${first}</th>${rest.map(
        (cell, index) => html`<td role="cell"${label(index + 1)}>${cell}</td>`,
      )}</tr>`,
  )}</tbody></table>\n`
}
