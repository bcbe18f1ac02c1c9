import { type LanguageGuesser, openLanguages } from '../../../src/text/languages.js'
import { type CodeMap, openCodeMap } from '../code/code-map.js'
import type { Entity } from '../entities/entities.js'
import { foldText } from '../normalize/fold.js'
import { openPrefilter, type Prefilter, prefilterBits } from '../prefilter/prefilter.js'
import { mergeGiven } from './beside-given.js'
import { blank, collapse } from './blank-spans.js'
import type { OwnFakes } from './own-fakes.js'
import type { Match, Recognizer, Scan, Span } from './recognizer.js'
import { findReplaced } from './replaced-ranges.js'
import { resolveOverlaps } from './resolve-overlaps.js'
import { defaultThreshold } from './scores.js'
import { openSpared, type Spare } from './spared.js'
import { TextLanguages } from './text-languages.js'

/** What decides, beside the recognizers, which of their matches count. */
export interface DetectorOptions {
  recognizers: readonly Recognizer[]
  /** Only these are looked for. */
  entities: readonly Entity[]
  /** The least score of a span, 0 to 1; 0.5 when left out. */
  threshold?: number | undefined
  /** The same for single entities. */
  thresholds?: Readonly<Record<Entity, number>> | undefined
  /** Refuses a value, whatever its score: the allow list. `value` is the text as written. */
  isAllowed?: ((entity: Entity, value: string) => boolean) | undefined
  refuse?: Refuse | undefined
  spare?: Spare | undefined
  /** What an earlier run wrote in the place of values, and is not looked into. */
  own?: OwnFakes | undefined
}

/** Says why a match is none of what it was taken for, whatever its score; `undefined` where nothing speaks against it. */
export type Refuse = (text: string, span: Span) => string | undefined

/** Where a text comes from. */
export interface TextPlace {
  /** The text's prefilter mask: recognizers none of whose bits are set are not run. */
  mask: number
  /** See {@link Scan.field}. */
  field?: string
  /** What somebody else has found: it is taken as it is, and the recognizers look beside it. Disjoint, in order. */
  given?: readonly Span[] | undefined
  /** Called with every candidate that is not taken, and why. */
  reject?: ((span: Span, reason: string) => void) | undefined
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
  /** Whether a value is a fake that an earlier run wrote. */
  isOwn(entity: Entity, value: string): boolean
}

/** A text and its prefilter mask. */
export interface MaskedText {
  text: string
  mask: number
}

/** A text in which every look frees another value is left after this many: its length times this bounds the time. */
const maxRounds = 24

/** A detector over recognizers, which come the more specific first. */
export function openDetector(options: DetectorOptions): Detector {
  const { recognizers, spare, own } = options
  const all = byMask(recognizers)
  const again = byMask(recognizers.filter(({ rescans }) => rescans))
  const judge = openJudge(options)
  const guesser = openLanguages()
  const wanted = recognizers.reduce((all, { bits }) => all | bits, 0)
  const prefilter = openPrefilter(wanted)
  return {
    prefilterBits: wanted,
    prefilter,
    readsAll: recognizers.some(({ bits }) => bits === 0),
    ...prepareOf(recognizers, own),
    isOwn: (entity, value) => own?.has(entity, value) === true,
    detect(text, place) {
      const { given = [] } = place
      const tags = findReplaced(text, own).filter((tag) => !overlapsOne(tag, given))
      const first: Look = { place, recognizers: all, judge, guesser }
      const seen = findSpans(text, tags, first)
      const resolved = mergeGiven(text, given, resolveOverlaps(text, seen))
      if (place.reject !== undefined) explainLosers(seen, resolved, place.reject)
      const spared = openSpared(spare, text, place.field ?? '')
      let fresh = spared.sift(
        given,
        resolved.filter((span) => !given.includes(span)),
      )
      let found = mergeRanges(given, fresh)
      // A value stuck to another one, such as a number right before a link, is seen only once that one is gone;
      // and a second run, which sees this text without all of them, must find nothing more.
      for (let round = 1; fresh.length > 0 && round < maxRounds; round++) {
        const gone = mergeRanges(tags, found)
        // What was stuck to a value that is gone may pass the prefilter only now.
        const mask = place.mask | prefilter.ofText(collapse(text, gone).text)
        const look = {
          place: { ...place, mask },
          recognizers: again,
          judge,
          guesser,
          fresh: new Set<TextRange>(fresh),
          code: first.code,
        }
        fresh = spared.sift(found, resolveOverlaps(text, findSpans(text, gone, look)))
        found = mergeRanges(found, fresh)
      }
      if (place.reject !== undefined) spared.report(place.reject)
      return found
    },
  }
}

function prepareOf(recognizers: readonly Recognizer[], own: OwnFakes | undefined): Pick<Detector, 'prepare'> {
  const preparing = recognizers.filter(({ prepare }) => prepare !== undefined)
  if (preparing.length === 0) return {}
  return {
    prepare(texts) {
      for (const recognizer of preparing) {
        const passed = texts.filter(({ mask }) => passes(recognizer, mask))
        recognizer.prepare?.(passed.map(({ text, mask }) => viewOf(text, findReplaced(text, own), mask).text))
      }
    },
  }
}

/** The recognizers that a text with this mask is shown to. */
type ByMask = (mask: number) => readonly Recognizer[]

const maxKnownMasks = 4096

/** Remembers the answer for each mask: there are few, and a look at every recognizer for every text adds up. */
function byMask(recognizers: readonly Recognizer[]): ByMask {
  const known = new Map<number, readonly Recognizer[]>()
  return (mask) => {
    const found = known.get(mask) ?? recognizers.filter((recognizer) => passes(recognizer, mask))
    if (known.size < maxKnownMasks) known.set(mask, found)
    return found
  }
}

function passes({ bits }: Recognizer, mask: number): boolean {
  return bits === 0 || (mask & bits) !== 0
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

/** Why a candidate is not taken; `undefined` for one that is. */
type Judge = (span: Span, text: string) => string | undefined

function openJudge({ entities, threshold, thresholds, isAllowed, refuse, own }: DetectorOptions): Judge {
  const wanted = new Set(entities)
  return (span, text) => {
    const { entity, score, start, end } = span
    if (!wanted.has(entity)) return 'not asked for'
    const least = thresholds?.[entity] ?? threshold ?? defaultThreshold
    if (score < least) return `score ${score.toFixed(2)} is below ${least}`
    const value = text.slice(start, end)
    if (isAllowed?.(entity, value) === true) return allowed
    if (own?.has(entity, value) === true) return fake
    return refuse?.(text, span)
  }
}

const allowed = 'on the allow list'
const inCode = 'in code'
const fake = 'a fake of an earlier run'

interface Look {
  place: TextPlace
  recognizers: ByMask
  judge: Judge
  guesser: LanguageGuesser
  /** Which of the ranges that are gone were there in the look before. */
  fresh?: ReadonlySet<TextRange>
  /** Where the text held code in the last look, which a look sets for the next one. */
  code?: CodeMap | undefined
}

/** What the recognizers find in a text beside the ranges that are gone, and the judge lets pass, overlaps and all. */
function findSpans(text: string, gone: readonly TextRange[], look: Look): Span[] {
  const { place, recognizers, judge, guesser, fresh } = look
  const { mask, field = '', reject } = place
  const view = viewOf(text, gone, mask)
  const changes = fresh === undefined ? undefined : placesOf(fresh, gone, view.text)
  const code = openCodeMap(view.text, look.code)
  look.code = code
  const languages = new TextLanguages(guesser, view.text)
  const isExplaining = reject !== undefined
  const scan: Scan = { text: view.text, mask, field, languages, isExplaining, changes, code }
  const spans: Span[] = []
  const spared: TextRange[] = []
  for (const one of recognizers(mask)) {
    one.find(scan, ({ start, end, score, validated, why, entity, recognizer }: Match) => {
      if (end <= start || scan.text.slice(start, end).includes(blank)) return
      const span: Span = {
        entity: entity ?? one.entities[0],
        start: view.startOf(start),
        end: view.endOf(end),
        score,
        validated,
        recognizer: recognizer ?? one.name,
        why,
      }
      const reason =
        judge(span, text) ??
        (one.sparesCode !== undefined && code.inCode({ start, end }, one.sparesCode) ? inCode : undefined)
      if (reason === undefined) spans.push(span)
      else {
        if (reason === allowed || reason === fake) spared.push(span)
        reject?.(span, reason)
      }
    })
  }
  return spared.length === 0 ? spans : spans.filter((span) => !isInside(span, spared))
}

/** Whether a span stands in one that is left alone: no name is taken out of an address that may stay. */
function isInside({ start, end }: Span, spared: readonly TextRange[]): boolean {
  return spared.some((one) => one.start <= start && end <= one.end)
}

/** Where the NULs of some of the ranges stand in a view; `undefined` where the text has NULs of its own. */
function placesOf(
  some: ReadonlySet<TextRange>,
  gone: readonly TextRange[],
  view: string,
): number[] | undefined {
  const places: number[] = []
  let count = 0
  for (let at = view.indexOf(blank); at !== -1; at = view.indexOf(blank, at + 1), count++) {
    if (count >= gone.length) return undefined
    if (some.has(gone[count])) places.push(at)
  }
  return count === gone.length ? places : undefined
}

/** A text as recognizers see it, and the way back. */
function viewOf(text: string, gone: readonly TextRange[], mask: number) {
  const collapsed = collapse(text, gone)
  const folded = (mask & prefilterBits.fold) === 0 ? undefined : foldText(collapsed.text)
  return {
    text: folded?.text ?? collapsed.text,
    startOf: (i: number) => collapsed.at(folded === undefined ? i : folded.at(i)),
    endOf: (i: number) => collapsed.at((folded === undefined ? i : folded.end(i)) - 1) + 1,
  }
}

interface TextRange {
  start: number
  end: number
}

function overlapsOne(range: TextRange, others: readonly TextRange[]): boolean {
  return others.some(({ start, end }) => start < range.end && range.start < end)
}

/** Disjoint ranges of two lists, in order. */
function mergeRanges<T extends TextRange>(a: readonly TextRange[], b: readonly T[]): T[] {
  return [...(a as readonly T[]), ...b].sort((x, y) => x.start - y.start)
}
