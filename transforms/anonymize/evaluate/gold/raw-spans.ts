import { PrepError } from '../../../../src/base/errors.js'
import type { GoldSample, OffsetUnit } from './sample.js'

/** A span as it was written. */
export interface RawSpan {
  start: number
  end: number
  type: string
  value: string | undefined
}

/** A text with spans as they were written. */
export interface RawSample {
  text: string
  id?: string
  spans: RawSpan[]
  /** Where it stands, for messages. */
  place: string
}

/** Reads a span under the names that common tools give its parts. Throws `bad_input`, saying where it stands. */
export function rawSpanOf(given: unknown, place: string): RawSpan {
  const span = (given ?? {}) as Record<string, unknown>
  const type = span.entity_type ?? span.type ?? span.label ?? span.entity
  if (typeof type !== 'string' || type === '')
    throw new PrepError('bad_input', `${place} has no type. Wanted: entity_type, type, label or entity`)
  const start = span.start_position ?? span.start
  const end = span.end_position ?? span.end
  if (!Number.isInteger(start) || !Number.isInteger(end))
    throw new PrepError('bad_input', `${place} has no whole numbers as start and end`)
  const value = span.entity_value ?? span.text ?? span.value
  return {
    type,
    start: start as number,
    end: end as number,
    value: typeof value === 'string' ? value : undefined,
  }
}

/** The one unit in which every value stands at its offsets; `usual` where there are no values to tell by. */
export function unitOf(samples: readonly RawSample[], usual: 'code points' | 'utf-16'): OffsetUnit {
  const decisive = samples.filter(needsUnit)
  if (decisive.length === 0) return 'either'
  const other = usual === 'code points' ? 'utf-16' : 'code points'
  return fitsUnit(decisive, usual) || !fitsUnit(decisive, other) ? usual : other
}

/** Whether the two units differ for the spans of a text. */
export function needsUnit({ text, spans }: RawSample): boolean {
  return spans.length > 0 && hasAstral(text)
}

/** Whether every value stands at its offsets, in this unit. */
export function fitsUnit(samples: readonly RawSample[], unit: 'code points' | 'utf-16'): boolean {
  return samples.every((sample) =>
    sample.spans.every((span) => span.value === undefined || valueAt(sample.text, span, unit) === span.value),
  )
}

function valueAt(text: string, span: RawSpan, unit: OffsetUnit): string {
  return unit === 'code points'
    ? Array.from(text).slice(span.start, span.end).join('')
    : text.slice(span.start, span.end)
}

/** The sample with offsets in UTF-16 units. Throws where a label lies outside the text or its value elsewhere. */
export function resolveSample({ text, spans, place, id }: RawSample, unit: OffsetUnit): GoldSample {
  const units = unit === 'code points' && hasAstral(text) ? unitsOfPoints(text) : undefined
  const length = units === undefined ? text.length : units.length - 1
  return {
    text,
    ...(id === undefined ? {} : { id }),
    spans: spans.map(({ start, end, type, value }, index) => {
      const label = `Label ${index + 1} of ${lowerFirst(place)}`
      if (start < 0 || end <= start || end > length)
        throw new PrepError(
          'bad_input',
          `${label} runs from ${start} to ${end}, in a text of ${length} characters. Wanted: 0 <= start < end <= length`,
        )
      const span = { start: units?.[start] ?? start, end: units?.[end] ?? end, type }
      if (value !== undefined && value !== text.slice(span.start, span.end))
        throw new PrepError(
          'bad_input',
          `${label} does not stand at its offsets, ${start} to ${end} in ${unit}`,
        )
      return span
    }),
  }
}

function unitsOfPoints(text: string): number[] {
  const units = [0]
  for (const character of text) units.push(units[units.length - 1] + character.length)
  return units
}

function hasAstral(text: string): boolean {
  return /[\ud800-\udbff][\udc00-\udfff]/.test(text)
}

/** A place in the middle of a sentence. */
export function lowerFirst(place: string): string {
  return place.charAt(0).toLowerCase() + place.slice(1)
}
