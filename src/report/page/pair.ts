import type { CellValues } from '../../schemas/profile.js'
import type { Translator } from '../words/words.js'
import { type Content, html, type Markup } from './markup.js'

/** A figure, and what it was before where that is known. */
export function pair(now: string, was: string | undefined): Content {
  if (was === undefined) return now
  return html`<span class="was nowrap">${was} →</span> <span class="nowrap">${now}</span>`
}

/** Names and figures in a grid that fits any width. */
export function figureList(
  entries: readonly (readonly [name: string, figure: Content])[],
  kind = '',
): Markup {
  return html`<dl class="figures${kind}">${entries.map(
    ([name, figure]) => html`<div><dt>${name}</dt><dd>${figure}</dd></div>`,
  )}</dl>\n`
}

/** A text of the data: set apart from the direction of the page, and cut where it is long, its start told in full. */
export function datum(text: string): Markup {
  const chars = Array.from(text)
  if (chars.length <= longest) return html`<bdi>${text}</bdi>`
  return html`<bdi title="${text}">${chars.slice(0, longest).join('')}…</bdi>`
}

const longest = 160

/** The values of a group as one name; what is missing or empty is said in words. */
export function cellName(values: CellValues, { t, join }: Translator): string {
  return join(values.map((value) => (value === null ? t('missingValue') : valueName(value, t))))
}

/** A value as it is, or words for one that nothing would be seen of. */
export function valueName(value: string, say: Translator['t']): string {
  return value.trim() === '' ? say('emptyValue') : value
}

/** Columns whose values are combined. */
export function facetName(columns: readonly string[]): string {
  return columns.join(' × ')
}

/** Whether two combinations of values are the same. */
export function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}
