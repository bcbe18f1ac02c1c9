import { openLanguages } from '../../../src/text/languages.js'
import type { Entity } from '../entities/entities.js'
import { openPrefilter, type Prefilter } from '../prefilter/prefilter.js'
import { mergeGiven } from './beside-given.js'
import { collapse } from './blank-spans.js'
import { type JudgeOptions, openJudge } from './judge.js'
import type { LeavesOpen } from './left-open.js'
import {
  byMask,
  findSpans,
  type Look,
  overlapsOne,
  passes,
  type TextPlace,
  type TextRange,
  viewOf,
} from './look.js'
import { type LookAgain, type LookedAt, mergeRanges, openLookAgain, standsApart } from './look-again.js'
import type { OwnFakes } from './own-fakes.js'
import type { KnownValue, Recognizer, Span } from './recognizer.js'
import { findReplaced } from './replaced-ranges.js'
import { resolveOverlaps } from './resolve-overlaps.js'
import { openSpared, type Spare, type SparedSpans } from './spared.js'
import { TextCues } from './text-cues.js'

/** What decides, beside the recognizers, which of their matches count. */
export interface DetectorOptions extends JudgeOptions {
  recognizers: readonly Recognizer[]
  spare?: Spare | undefined
  /** Tells which texts are left open for recognizers that are asked only about such. */
  leavesOpen?: LeavesOpen | undefined
}

/** Finds the personal data of a text: disjoint spans, in order. */
export interface Detector {
  /** The prefilter bits that some recognizer waits for; 0 bits are waited for by none. */
  prefilterBits: number
  /** Tells which of these bits hold for texts. */
  prefilter: Prefilter
  /** Whether some recognizer wants to see every text. */
  readsAll: boolean
  /** Tells recognizers that work on many texts at once which ones come; each is still to be given to `detect`. */
  prepare?(texts: readonly MaskedText[]): void
  detect(text: string, place: TextPlace): Span[]
  /** The same, with what the text says of the people that are named in it. */
  read(text: string, place: TextPlace): Reading
  /** What {@link Detector.detect} has found, and where values stand that were found in other texts of the record. */
  recall(text: string, place: TextPlace, seen: SeenElsewhere): Span[]
  /** Whether a value is a fake that an earlier run wrote. */
  isOwn(entity: Entity, value: string): boolean
}

/** What was found in a text, and what it says of the people that are named in it where some are spared. */
export interface Reading {
  spans: readonly Span[]
  said?: SparedSpans | undefined
}

/** What is known of a text, and of the others of its record. */
export interface SeenElsewhere {
  found: readonly Span[]
  known: readonly KnownValue[]
}

/** A text and its prefilter mask. */
export interface MaskedText {
  text: string
  mask: number
}

/** A detector over recognizers, which come the more specific first. */
export function openDetector(options: DetectorOptions): Detector {
  const { recognizers, spare, own, leavesOpen } = options
  const all = byMask(recognizers)
  const recalling = byMask(recognizers.filter(({ recalls }) => recalls))
  const judge = openJudge(options)
  const guesser = openLanguages()
  const cues = new TextCues()
  const wanted = recognizers.reduce((all, { bits }) => all | bits, 0)
  const prefilter = openPrefilter(wanted)
  const lookAgain = openLookAgain(recognizers, prefilter)
  const takeAlike = openTakeAlike(lookAgain)
  return {
    prefilterBits: wanted,
    prefilter,
    readsAll: recognizers.some(({ bits }) => bits === 0),
    ...prepareOf(recognizers, {
      own,
      isLeftOpen: openLeftOpen(recognizers, { judge, guesser, cues, leavesOpen, own }),
    }),
    isOwn: (entity, value) => own?.has(entity, value) === true,
    detect: (text, place) => [...read(text, place).spans],
    read,
    recall(text, place, { found, known }) {
      const isRead = standsApart(text, found, known) || (place.people?.placesIn(text, found) ?? []).length > 0
      if (!isRead) return [...found]
      const tags = findReplaced(text, own).filter((tag) => !overlapsOne(tag, found))
      const first: Look = { place, recognizers: recalling, judge, guesser, cues, leavesOpen }
      const look = { ...first, fresh: new Set<TextRange>(), named: known }
      const spared = openSpared(spare, text, sparePlace(place))
      const fresh = spared.sift(found, resolveOverlaps(text, findSpans(text, mergeRanges(tags, found), look)))
      const again = lookAgain(text, { fresh, found: mergeRanges(found, fresh), tags, spared, first })
      return takeAlike(text, { found: again, tags, spared, first })
    },
  }

  function read(text: string, place: TextPlace): Reading {
    const { given = [] } = place
    const tags = findReplaced(text, own).filter((tag) => !overlapsOne(tag, given))
    const first: Look = { place, recognizers: all, judge, guesser, cues, leavesOpen }
    const seen = findSpans(text, tags, first)
    const resolved = mergeGiven(text, given, resolveOverlaps(text, seen))
    if (place.reject !== undefined) explainLosers(seen, resolved, place.reject)
    const spared = openSpared(spare, text, sparePlace(place))
    const fresh = spared.sift(
      given,
      resolved.filter((span) => !given.includes(span)),
    )
    const again = lookAgain(text, { fresh, found: mergeRanges(given, fresh), tags, spared, first })
    const spans = takeAlike(text, { found: again, tags, spared, first })
    if (place.reject !== undefined) spared.report(place.reject)
    return { spans, said: spared.said() }
  }
}

/** Takes names that are taken at one place at all others, where some names are spared. */
function openTakeAlike(lookAgain: LookAgain): (text: string, looked: Omit<LookedAt, 'fresh'>) => Span[] {
  return (text, { found, tags, spared, first }) => {
    const said = spared.said()
    if (said === undefined) return found
    const fresh = said.people.placesIn(text, [...tags, ...found, ...said.kept.keys()])
    if (fresh.length === 0) return found
    return lookAgain(text, { fresh, found: mergeRanges(found, fresh), tags, spared, first })
  }
}

function sparePlace({ field = '', people }: TextPlace) {
  return { field, people }
}

/** Whether a text is shown to a recognizer that is asked only about what the others leave open. */
type IsLeftOpen = (text: MaskedText, asked: Recognizer) => boolean

function openLeftOpen(
  recognizers: readonly Recognizer[],
  { own, ...look }: Omit<Look, 'place' | 'recognizers'> & { own: OwnFakes | undefined },
): IsLeftOpen {
  const asked = recognizers.filter(({ onlyLeftOpen }) => onlyLeftOpen)
  const others = recognizers.filter((one) => !asked.includes(one))
  let isShown = false
  const shownTo = new Map(
    asked.map((one) => [one, byMask([...others, { ...one, find: () => void (isShown = true) }])]),
  )
  return ({ text, mask }, one) => {
    isShown = false
    const shown = shownTo.get(one)
    if (shown === undefined) return true
    findSpans(text, findReplaced(text, own), { ...look, place: { mask }, recognizers: shown })
    return isShown
  }
}

function prepareOf(
  recognizers: readonly Recognizer[],
  { own, isLeftOpen }: { own: OwnFakes | undefined; isLeftOpen: IsLeftOpen },
): Pick<Detector, 'prepare'> {
  const preparing = recognizers.filter(({ prepare }) => prepare !== undefined)
  if (preparing.length === 0) return {}
  return {
    prepare(texts) {
      for (const recognizer of preparing) {
        const passed = texts.filter((text) => passes(recognizer, text.mask) && isLeftOpen(text, recognizer))
        recognizer.prepare?.(
          passed.map(({ text, mask }) => viewOf(collapse(text, findReplaced(text, own)), mask).text),
        )
      }
    },
  }
}

/** Tells which spans lost to one that overlaps them. */
function explainLosers(
  seen: readonly Span[],
  kept: readonly Span[],
  reject: NonNullable<TextPlace['reject']>,
): void {
  for (const span of seen) {
    const winner = kept.find(({ start, end }) => start < span.end && span.start < end)
    if (winner !== undefined && !kept.includes(span)) reject(span, `overlaps ${winner.entity}`)
  }
}
