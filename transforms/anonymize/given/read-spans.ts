import type { Span } from '../detect/recognizer.js'
import type { SpanUnit } from './given-options.js'

/** A span as it was given, before it is held against the text. */
export interface RawSpan {
  label: string
  start: number
  end: number
  /** `undefined` where nobody says. */
  score: number | undefined
  /** The path of its field; `undefined` where it names none. */
  field: string | undefined
  /** Which text of the field, from 0. */
  item: number
}

/** Why the spans of a record cannot be used; the reason by which the record is rejected. */
export type SpanFaultReason =
  | 'span_malformed'
  | 'span_of_other_field'
  | 'span_outside_text'
  | 'span_inside_character'
  | 'span_overlap'

/** Thrown for spans that do not fit their record. It holds a reason and nothing of the record. */
export class SpanFault extends Error {
  /** The reason by which the record is rejected. */
  readonly reason: SpanFaultReason

  constructor(reason: SpanFaultReason) {
    super(reason)
    this.reason = reason
  }
}

type Fields = Readonly<Record<string, unknown>>

/**
 * The spans in a value of a record: a list of objects, also as JSON text. Names of other tools are known:
 * `entity_type` of Presidio, `entity_group` of Transformers, `type` and `label`. Throws {@link SpanFault}.
 */
export function readRawSpans(given: unknown): RawSpan[] {
  const value = typeof given === 'string' ? parsed(given) : given
  if (value === null || value === undefined) return []
  if (!Array.isArray(value)) throw new SpanFault('span_malformed')
  return value.map(rawSpanOf)
}

function parsed(text: string): unknown {
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the text.
    throw new SpanFault('span_malformed')
  }
}

function rawSpanOf(given: unknown): RawSpan {
  const span = (typeof given === 'object' && given !== null ? given : {}) as Fields
  const label = span.entity ?? span.label ?? span.entity_type ?? span.entity_group ?? span.type
  const start = wholeNumber(span.start ?? span.start_position)
  const end = wholeNumber(span.end ?? span.end_position)
  const item = span.item ?? 0
  const isFit =
    typeof label === 'string' &&
    label !== '' &&
    end > start &&
    Number.isInteger(item) &&
    (item as number) >= 0 &&
    (typeof span.field === 'string' || span.field === undefined || span.field === null)
  if (!isFit) throw new SpanFault('span_malformed')
  return {
    label,
    start,
    end,
    score: typeof span.score === 'number' ? span.score : undefined,
    field: typeof span.field === 'string' ? span.field : undefined,
    item: item as number,
  }
}

function wholeNumber(given: unknown): number {
  if (typeof given === 'number' && Number.isSafeInteger(given) && given >= 0) return given
  throw new SpanFault('span_malformed')
}

/** Where place `at` of a text stands in UTF-16 units. Throws {@link SpanFault} outside the text and inside a character. */
export type PlaceInUnits = (at: number) => number

/** Whether place `at` of a text, in UTF-16 units, stands between the two of one character. */
export function cutsCharacter(text: string, at: number): boolean {
  return at > 0 && /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1))
}

/** Opens the count of the places of one text. */
export function openPlaces(text: string, unit: SpanUnit): PlaceInUnits {
  if (unit === 'utf-16')
    return (at) => {
      if (at > text.length) throw new SpanFault('span_outside_text')
      if (cutsCharacter(text, at)) throw new SpanFault('span_inside_character')
      return at
    }
  const units = /[\ud800-\udbff][\udc00-\udfff]/.test(text) ? unitsOfPoints(text) : undefined
  const length = units === undefined ? text.length : units.length - 1
  return (at) => {
    if (at > length) throw new SpanFault('span_outside_text')
    return units?.[at] ?? at
  }
}

function unitsOfPoints(text: string): number[] {
  const units = [0]
  for (const character of text) units.push(units[units.length - 1] + character.length)
  return units
}

/** The reason of a {@link SpanFault}; throws what is none. */
export function reasonOf(error: unknown): SpanFaultReason {
  if (error instanceof SpanFault) return error.reason
  throw error
}

/** Throws {@link SpanFault} where two of the spans share a character; they are in order of place. */
export function refuseOverlaps(spans: readonly Pick<Span, 'start' | 'end'>[]): void {
  for (let i = 1; i < spans.length; i++)
    if (spans[i].start < spans[i - 1].end) throw new SpanFault('span_overlap')
}
