import { gaps } from './words/tokens.js'

/** The kinds of names that the tagger distinguishes. */
export const kinds = ['PERSON', 'LOCATION', 'ORGANIZATION'] as const

/** One of {@link kinds}. */
export type Kind = (typeof kinds)[number]

/**
 * A tag a word: O, outside of any name, then for every kind B, which begins a name, and I, which continues one.
 * Tags 1 and 2 are those of `kinds[0]`.
 */
export const tagCount = 1 + 2 * kinds.length

/** The tag of a word that belongs to no name. */
export const outside = 0

/** The tag of the first word of a name of `kinds[kind]`. */
export function beginOf(kind: number): number {
  return 1 + 2 * kind
}

/** The tag of the other words of a name of `kinds[kind]`. */
export function insideOf(kind: number): number {
  return 2 + 2 * kind
}

/** The kind of name that a tag other than {@link outside} stands for, as its place in {@link kinds}. */
export function kindOf(tag: number): number {
  return (tag - 1) >> 1
}

/** Whether a chain of tags may begin with this one: a name begins with B. */
export function mayBegin(tag: number): boolean {
  return tag === outside || tag % 2 === 1
}

/** Whether one tag may follow another: I follows B or I of its own kind only. */
export function mayFollow(tag: number, next: number): boolean {
  return mayBegin(next) || tag === next || tag === next - 1
}

const person = kinds.indexOf('PERSON')
const organization = kinds.indexOf('ORGANIZATION')

/** Whether a name of this kind may go on after such a gap: a comma stands only inside organisations. */
export function mayGoOn(gap: number, kind: number): boolean {
  if (gap === gaps.initialDot || gap < gaps.comma) return true
  if (gap === gaps.comma) return kind === organization
  return gap === gaps.quote ? kind === person : false
}
