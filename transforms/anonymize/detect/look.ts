import type { LanguageGuesser } from '../../../src/text/languages.js'
import { type CodeMap, openCodeMap } from '../code/code-map.js'
import { areOfPrivatePeople } from '../entities/private-values.js'
import { foldText } from '../normalize/fold.js'
import { readScanned } from '../normalize/scanned.js'
import { prefilterBits } from '../prefilter/prefilter.js'
import { blank, type Collapsed, collapse } from './blank-spans.js'
import { allowed, fake, type Judge, tooLow } from './judge.js'
import type { LeavesOpen, Seen } from './left-open.js'
import type { KnownValue, Match, Recognizer, Scan, Span } from './recognizer.js'
import type { RecordPeople } from './spared.js'
import type { TextCues } from './text-cues.js'
import { TextLanguages } from './text-languages.js'

/** Where a text comes from. */
export interface TextPlace {
  /** The text's prefilter mask: recognizers none of whose bits are set are not run. */
  mask: number
  /** See {@link Scan.field}. */
  field?: string
  /** What somebody else has found: it is taken as it is, and the recognizers look beside it. Disjoint, in order. */
  given?: readonly Span[] | undefined
  /** What the texts of the record say together of its people; without it, a text is looked at for itself. */
  people?: RecordPeople | undefined
  /** Called with every candidate that is not taken, and why. */
  reject?: ((span: Span, reason: string) => void) | undefined
}

/** The recognizers that a text with this mask is shown to. */
export type ByMask = (mask: number) => readonly Recognizer[]

const maxKnownMasks = 4096

/** Remembers the answer for each mask: there are few, and a look at every recognizer for every text adds up. */
export function byMask(recognizers: readonly Recognizer[]): ByMask {
  const known = new Map<number, readonly Recognizer[]>()
  return (mask) => {
    const found = known.get(mask) ?? recognizers.filter((recognizer) => passes(recognizer, mask))
    if (known.size < maxKnownMasks) known.set(mask, found)
    return found
  }
}

export function passes({ bits }: Recognizer, mask: number): boolean {
  return bits === 0 || (mask & bits) !== 0
}

/** How a text is looked at once. */
export interface Look {
  place: TextPlace
  recognizers: ByMask
  judge: Judge
  guesser: LanguageGuesser
  cues: TextCues
  /** The text without what is gone, where that is known. */
  collapsed?: Collapsed
  /** Which of the ranges that are gone were there in the look before. */
  fresh?: ReadonlySet<TextRange>
  /** What the look before has found. */
  known?: readonly KnownValue[] | undefined
  /** What was found in other texts of the record. */
  named?: readonly KnownValue[] | undefined
  /** Where the text held code in the last look, which a look sets for the next one. */
  code?: CodeMap | undefined
  leavesOpen: LeavesOpen | undefined
  /** Whether a look left the text open, which counts for the next ones: they read only what is near changes. */
  isOpen?: boolean | undefined
  /** Whether a look before has found data of private people. */
  isPrivate?: boolean | undefined
}

const inCode = 'in code'

/** Whether a text is left open for a recognizer, in this look or in one before. */
function isLeftOpen(look: Look, scan: Scan, { seen, asked }: { seen: Seen; asked: Recognizer }): boolean {
  look.isOpen ||= look.leavesOpen === undefined || look.leavesOpen(scan, seen, asked.entities)
  return look.isOpen
}

/** What the recognizers find in a text beside the ranges that are gone, and the judge lets pass, overlaps and all. */
export function findSpans(text: string, gone: readonly TextRange[], look: Look): Span[] {
  const {
    place,
    recognizers,
    judge,
    guesser,
    cues,
    leavesOpen,
    fresh,
    known,
    named,
    collapsed = collapse(text, gone),
  } = look
  const { mask, field = '', reject } = place
  const view = viewOf(collapsed, mask)
  const isPrivate = (look.isPrivate ||= known !== undefined && areOfPrivatePeople(known))
  // Every character stands for one, so places stay the same.
  const scanned = known === undefined ? undefined : readScanned(view.text)
  const read = scanned ?? view.text
  const changes = fresh === undefined || scanned !== undefined ? undefined : placesOf(fresh, gone, view.text)
  const code = openCodeMap(read, { before: look.code, isPrivate })
  look.code = code
  const languages = new TextLanguages(guesser, read, cues)
  const isExplaining = reject !== undefined || leavesOpen !== undefined
  const says = { changes, known, named, cues, code, isPrivate }
  const scan: Scan = { text: read, mask, field, languages, isExplaining, ...says }
  const spans: Span[] = []
  const spared: TextRange[] = []
  const seen: Seen = { taken: [], doubted: [] }
  for (const one of recognizers(mask)) {
    if (leavesOpen !== undefined && one.onlyLeftOpen && !isLeftOpen(look, scan, { seen, asked: one }))
      continue
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
        judge.reasonOf(span, text) ?? (isSparedCode(code, one, { start, end }) ? inCode : undefined)
      if (leavesOpen !== undefined) {
        const range = { start, end, entity: span.entity }
        if (reason === undefined) seen.taken.push(range)
        else if (judge.isDoubted(span) && !isSparedCode(code, one, range)) seen.doubted.push(range)
      }
      if (reason === undefined) spans.push(span)
      else {
        if (reason === allowed || reason === fake) spared.push(span)
        reject?.(span, reason === tooLow ? judge.explainScore(span) : reason)
      }
    })
  }
  return spared.length === 0 ? spans : spans.filter((span) => !isInside(span, spared))
}

function isSparedCode(code: CodeMap, { sparesCode }: Recognizer, range: TextRange): boolean {
  return sparesCode !== undefined && code.inCode(range, sparesCode)
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

/** A text, without what is gone, as recognizers see it, and the way back. */
export function viewOf(collapsed: Collapsed, mask: number) {
  const folded = (mask & prefilterBits.fold) === 0 ? undefined : foldText(collapsed.text)
  return {
    text: folded?.text ?? collapsed.text,
    startOf: (i: number) => collapsed.at(folded === undefined ? i : folded.at(i)),
    endOf: (i: number) => collapsed.at((folded === undefined ? i : folded.end(i)) - 1) + 1,
  }
}

export interface TextRange {
  start: number
  end: number
}

export function overlapsOne(range: TextRange, others: readonly TextRange[]): boolean {
  return others.some(({ start, end }) => start < range.end && range.start < end)
}
