import { isMainHan } from '../../../src/text/letters.js'
import { person } from '../entities/names.js'
import type { Prefilter } from '../prefilter/prefilter.js'
import { collapse } from './blank-spans.js'
import { byMask, findSpans, type Look, overlapsOne, type TextRange } from './look.js'
import type { KnownValue, Recognizer, Span } from './recognizer.js'
import { resolveOverlaps } from './resolve-overlaps.js'
import type { Spared } from './spared.js'

/** A text in which every look frees another value is left after this many: its length times this bounds the time. */
const maxRounds = 24

/** What a text is looked at again with. */
export interface LookedAt {
  fresh: Span[]
  found: Span[]
  /** What an earlier run wrote. */
  tags: readonly TextRange[]
  spared: Spared
  /** How it was looked at first. */
  first: Look
}

/** Looks at a text again; answers with all that is found. */
export type LookAgain = (text: string, looked: LookedAt) => Span[]

/**
 * Looks again until nothing more is found. A value stuck to another one, such as a number right before a link, is
 * seen only once that one is gone; and a second run, which sees this text without all of them, must find nothing more.
 */
export function openLookAgain(recognizers: readonly Recognizer[], prefilter: Prefilter): LookAgain {
  const again = byMask(recognizers.filter(({ rescans }) => rescans))
  return (text, { tags, spared, first, ...start }) => {
    let { fresh, found } = start
    for (let round = 1; fresh.length > 0 && round < maxRounds; round++) {
      const gone = mergeRanges(tags, found)
      // What was stuck to a value that is gone may pass the prefilter only now.
      const collapsed = collapse(text, gone)
      const { place } = first
      const look: Look = {
        ...first,
        place: { ...place, mask: place.mask | prefilter.ofText(collapsed.text) },
        recognizers: again,
        collapsed,
        ...readBefore(text, fresh),
      }
      fresh = spared.sift(found, resolveOverlaps(text, findSpans(text, gone, look)))
      first.isOpen ||= look.isOpen
      first.isPrivate ||= look.isPrivate
      found = mergeRanges(found, fresh)
    }
    return found
  }
}

/** What the next look is told of what this one has found. */
function readBefore(text: string, fresh: readonly Span[]): Required<Pick<Look, 'fresh' | 'known'>> {
  return { fresh: new Set<TextRange>(fresh), known: knownValues(text, fresh) }
}

/** What was found in a text, as it is told where it may stand again; of a number in groups its digits alone as well. */
export function knownValues(text: string, spans: readonly Span[]): KnownValue[] {
  return spans.flatMap(({ entity, start, end, score, recognizer }) => {
    const value = text.slice(start, end)
    const known = { entity, value, score, recognizer, isLabel: isLabel(text, start, end) }
    const digits = value.replace(/\D/g, '')
    const isInGroups = digits.length >= leastDigits && digits !== value && inGroups.test(value)
    return isInGroups ? [known, { ...known, value: digits }] : [known]
  })
}

const inGroups = /^[\d ()+-]{10,40}$/
/** Of a card or a phone: a date has fewer. */
const leastDigits = 9

function isLabel(text: string, start: number, end: number): boolean {
  const at = text[end] === ' ' ? end + 1 : end
  if (text[at] !== ':' || /[^\s]/.test(text.charAt(at + 1))) return false
  return /(?:^|\n|: )[ \t>*_-]{0,4}$/.test(text.slice(Math.max(0, start - 5), start))
}

/** Whether a value that is known from elsewhere, or a word of it, stands in a text beside what was found. */
export function standsApart(
  text: string,
  found: readonly TextRange[],
  known: readonly KnownValue[],
): boolean {
  let small: string | undefined
  for (const { entity, value } of known) {
    const isName = entity === person.name
    // Names stand in capitals and in small letters as well.
    if (isName) small ??= smallAlike(text)
    const within = (isName ? small : undefined) ?? text
    for (const word of isName ? smallAlike(value).split(/[^\p{L}\p{M}]+/u) : [value]) {
      if (word.length < (isMainHan(word.charCodeAt(0)) ? 2 : 3)) continue
      for (let start = within.indexOf(word); start !== -1; start = within.indexOf(word, start + word.length))
        if (!overlapsOne({ start, end: start + word.length }, found)) return true
    }
  }
  return false
}

/** A text in small letters at the same places; as it is where those of a letter are two. */
function smallAlike(text: string): string {
  const small = text.toLowerCase()
  return small.length === text.length ? small : text
}

/** Disjoint ranges of two lists, in order. */
export function mergeRanges<T extends TextRange>(a: readonly TextRange[], b: readonly T[]): T[] {
  return [...(a as readonly T[]), ...b].sort((x, y) => x.start - y.start)
}
