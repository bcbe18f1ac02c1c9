import { count } from '../../base/count.js'
import type { Words } from '../language/words.js'
import { printable } from './width.js'

const shownFields = 8

/** The first of some fields, and how many there are besides. */
export function listed(fields: readonly string[], { text }: Words): string {
  const more = fields.length - shownFields
  const shown = fields.slice(0, shownFields).map(printable).join(', ')
  return more <= 0 ? shown : `${shown} ${text('and {more} more', { more: count(more) })}`
}
