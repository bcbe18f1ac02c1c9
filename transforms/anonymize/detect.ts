import { gateBits } from '../../src/core/gate.js'
import type { Entity } from './entities.js'
import { foldText } from './fold.js'
import { settleOverlaps } from './overlaps.js'
import type { Recognizer, Scan, Sighting, Span } from './recognizer.js'
import { defaultThreshold } from './scores.js'

/** What decides, beside the recognizers, which of their sightings count. */
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
}

/** Where a text comes from. */
export interface TextPlace {
  /** The text's gate mask: recognizers none of whose bits are set are not run. */
  mask: number
  /** See {@link Scan.field}. */
  field?: string
  /** Called with every candidate that is not taken, and why. */
  reject?: ((span: Span, reason: string) => void) | undefined
}

/** Finds the personal data of a text: disjoint spans, in order. */
export interface Detector {
  /** The gate bits that some recognizer waits for; 0 bits are waited for by none. */
  gates: number
  /** Whether some recognizer wants to see every text. */
  readsAll: boolean
  detect(text: string, place: TextPlace): Span[]
}

const maxRounds = 4

/** A detector over recognizers, which come the more specific first. */
export function openDetector(options: DetectorOptions): Detector {
  const { recognizers } = options
  const again = recognizers.filter(({ looksAgain }) => looksAgain)
  const judge = openJudge(options)
  return {
    gates: recognizers.reduce((bits, { gate }) => bits | gate, 0),
    readsAll: recognizers.some(({ gate }) => gate === 0),
    detect(text, place) {
      const clean = blankPlaceholders(text)
      const seen = findSpans(clean, { place, recognizers, judge })
      const found = settleOverlaps(clean, seen)
      if (place.reject !== undefined) tellLosers(seen, found, place.reject)
      if (found.length === 0) return found
      // A value stuck to another one, such as a number right before a link, is seen only once that one is gone.
      for (let round = 1; round < maxRounds; round++) {
        const left = blankSpans(clean, found)
        const more = settleOverlaps(left, findSpans(left, { place, recognizers: again, judge }))
        if (more.length === 0) break
        found.push(...more)
        found.sort((a, b) => a.start - b.start)
      }
      return found
    },
  }
}

/** Tells which spans lost to one that overlaps them. */
function tellLosers(
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

function openJudge({ entities, threshold, thresholds, isAllowed }: DetectorOptions): Judge {
  const wanted = new Set(entities)
  return (span, text) => {
    const { entity, score, start, end } = span
    if (!wanted.has(entity)) return 'not asked for'
    const least = thresholds?.[entity] ?? threshold ?? defaultThreshold
    if (score < least) return `score ${score.toFixed(2)} is below ${least}`
    if (isAllowed?.(entity, text.slice(start, end)) === true) return 'on the allow list'
    return undefined
  }
}

interface Look {
  place: TextPlace
  recognizers: readonly Recognizer[]
  judge: Judge
}

/** What the recognizers find in a text and the judge lets pass, overlaps and all. */
function findSpans(text: string, { place, recognizers, judge }: Look): Span[] {
  const { mask, field = '', reject } = place
  const folded = (mask & gateBits.fold) === 0 ? undefined : foldText(text)
  const scan: Scan = { text: folded?.text ?? text, mask, field, isExplaining: reject !== undefined }
  const spans: Span[] = []
  for (const { name, entities, gate, find } of recognizers) {
    if (gate !== 0 && (mask & gate) === 0) continue
    find(scan, (seen: Sighting) => {
      const { start, end, score, validated, why } = seen
      const span: Span = {
        entity: seen.entity ?? entities[0],
        start: folded === undefined ? start : folded.at(start),
        end: folded === undefined ? end : folded.end(end),
        score,
        validated,
        recognizer: seen.recognizer ?? name,
        why,
      }
      const reason = judge(span, text)
      if (reason === undefined) spans.push(span)
      else reject?.(span, reason)
    })
  }
  return spans
}

const placeholder = /<[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*(?::[A-Za-z0-9_=-]{1,4096})?>/g

/** NUL in place of placeholders such as `<PERSON_1>` or `<US_SSN:abc…>`: a second run changes nothing. */
function blankPlaceholders(text: string): string {
  if (!text.includes('<')) return text
  return text.replace(placeholder, (tag) => '\0'.repeat(tag.length))
}

/** The text with NUL, which no pattern takes, in place of every character of the spans. */
function blankSpans(text: string, spans: readonly Span[]): string {
  let blanked = ''
  let from = 0
  for (const { start, end } of spans) {
    blanked += text.slice(from, start) + '\0'.repeat(end - start)
    from = end
  }
  return blanked + text.slice(from)
}
