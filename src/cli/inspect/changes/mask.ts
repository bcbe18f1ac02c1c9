import type { FieldChange } from '../../../run/changes/row-difference.js'
import { printable } from '../../terminal/width.js'

/** How values of records are shown: as their shape, unless the user asks for the text. */
export interface Masking {
  showText: boolean
  /** The shape of at most 60 characters. */
  shapeOf(value: string): string
}

/** What of a change is no text of a record: kinds of personal data that a step noted, and its own options. */
export interface Known {
  kinds: readonly string[]
  options: unknown
}

/** Both sides of a change around where they differ; `undefined` for a side on which there is nothing. */
export interface ShownChange {
  field: string
  before: string | undefined
  after: string | undefined
}

/** Characters of what is equal that are shown around a difference. */
const context = 16
const longest = 240

/** One change, masked. */
export function shownChange({ field, ...change }: FieldChange, known: Known, masking: Masking): ShownChange {
  const { before, after } = change
  if (typeof before === 'string' && typeof after === 'string') {
    const [from, sameBehind] = commonEnds(before, after)
    const cut = (text: string) => excerpt(text, from - context, text.length - sameBehind + context)
    return { field, before: masked(cut(before), known, masking), after: masked(cut(after), known, masking) }
  }
  const isOwn = !('before' in change) && isWrittenBy(known.options, field, after)
  const side = (name: 'before' | 'after') =>
    name in change ? masked(plain(change[name]), isOwn ? undefined : known, masking) : undefined
  return { field, before: side('before'), after: side('after') }
}

/** Text without `known` is the step's own, and shown as it is. */
function masked(text: string, known: Known | undefined, { showText, shapeOf }: Masking): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text
  if (showText || known === undefined) return printable(short)
  const tags = known.kinds.length === 0 ? /(?!)/ : new RegExp(`(<(?:${known.kinds.join('|')})(?:_\\d+)?>)`)
  return short
    .split(tags)
    .map((part, i) => (i % 2 === 1 ? part : shapesOf(part, shapeOf)))
    .join('')
}

function shapesOf(text: string, shapeOf: Masking['shapeOf']): string {
  return (text.match(/[\s\S]{1,60}/gu) ?? []).map(shapeOf).join('')
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : String(value)
}

/** A column that an option of the step names, with a number or with a word of its options: a weight, the name of a split. */
function isWrittenBy(options: unknown, field: string, value: unknown): boolean {
  const words = wordsOf(options)
  return words.includes(field) && (typeof value === 'number' || words.includes(String(value)))
}

function wordsOf(options: unknown): string[] {
  if (typeof options === 'string') return [options]
  if (typeof options !== 'object' || options === null) return []
  return [...(Array.isArray(options) ? [] : Object.keys(options)), ...Object.values(options).flatMap(wordsOf)]
}

/** How long the equal beginning of two texts is, and the equal end behind it. */
function commonEnds(a: string, b: string): [from: number, behind: number] {
  const most = Math.min(a.length, b.length)
  let from = 0
  while (from < most && a[from] === b[from]) from++
  let behind = 0
  while (behind < most - from && a[a.length - 1 - behind] === b[b.length - 1 - behind]) behind++
  return [from, behind]
}

function excerpt(text: string, from: number, to: number): string {
  const start = Math.max(0, from)
  return `${start > 0 ? '…' : ''}${text.slice(start, to)}${to < text.length ? '…' : ''}`
}
