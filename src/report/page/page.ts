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

/** A table of figures, as wide as its page. */
export function table({ caption, head, rows, kind = '' }: TableParts): Markup {
  const isStack = kind.split(' ').includes('stack')
  const cell = (content: Content, index: number) =>
    isStack
      ? html`<td role="cell" data-label="${nameOf(head[index + 1])}">${hasContent(content) && html`<span>${content}</span>`}</td>`
      : html`<td>${content}</td>`
  return html`<table${role(isStack, 'table')}${kind !== '' && html` class="${kind}"`}>${
    caption !== undefined && html`<caption>${caption}</caption>`
  }${
    head.some((name) => name !== '') &&
    html`<thead><tr${role(isStack, 'row')}>${head.map(
      (name) => html`<th${role(isStack, 'columnheader')} scope="col">${name}</th>`,
    )}</tr></thead>`
  }<tbody>${rows.map(
    ([first, ...rest]) =>
      html`<tr${role(isStack, 'row')}><th${role(isStack, 'rowheader')} scope="row">${first}</th>${rest.map(cell)}</tr>`,
  )}</tbody></table>\n`
}

/** Roles are written out where a table is shown as blocks, because it then loses its own. */
function role(isStack: boolean, name: string): Content {
  return isStack && html` role="${name}"`
}

function nameOf(head: Content): string {
  return typeof head === 'string' ? head : ''
}

function hasContent(cell: Content): boolean {
  return cell !== undefined && cell !== false && cell !== ''
}
