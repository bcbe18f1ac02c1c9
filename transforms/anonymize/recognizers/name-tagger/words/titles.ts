import { matchAt } from '../../../../../src/text/match-at.js'

/** How people are addressed, before a name that has a capital. */
const title =
  /(?:mrs?|ms|miss|mx|dr|prof|sir|uncle|aunt(?:ie|y)?|oom|tannie|daddy|mama|papa|granny|grandma|grandpa|grandad|tante|onkel|t[ií][oa]|coach|nurse|sister|brother|pastor)\.? (?=\p{Lu})/iuy
const titleAlone =
  /^(?:uncle|aunt(?:ie|y)?|oom|tannie|daddy|mama|papa|granny|nana|nan|grandma|grandpa|grandad|tante|onkel|t[ií][oa])$/iu

/** Whether a word is a form of address and nobody's name. */
export function isTitle(word: string): boolean {
  return titleAlone.test(word)
}

/** Where a name begins whose form of address begins at `start`. */
export function behindTitle(text: string, start: number): number {
  return start + (matchAt(title, text, start)?.[0].length ?? 0)
}
