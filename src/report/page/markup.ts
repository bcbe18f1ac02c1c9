/**
 * HTML that cannot forget to escape: text put into a template is data and is escaped, and only what a template
 * made counts as markup. It refuses nothing; characters that HTML does not allow are replaced.
 */

/** A piece of finished HTML. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in a template: text to escape, markup, or a list of both; absent and false leave nothing. */
export type Content = string | number | Markup | readonly Content[] | undefined | false

/** Tag of a template whose values are escaped. */
export function html(parts: TemplateStringsArray, ...values: Content[]): Markup {
  return new Markup(String.raw({ raw: parts }, ...values.map(write)))
}

function write(content: Content): string {
  if (content === undefined || content === false) return ''
  if (content instanceof Markup) return content.text
  if (typeof content === 'object') return content.map(write).join('')
  return escapeHtml(String(content))
}

/** Text as it may stand in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return allowedIn(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}

/** Text with U+FFFD for the characters that HTML does not allow. */
export function allowedIn(text: string): string {
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g, '\ufffd')
}
