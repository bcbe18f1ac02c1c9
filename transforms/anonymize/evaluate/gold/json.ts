import { PrepError } from '../../../../src/base/errors.js'
import type { GoldSample, OffsetUnit } from './sample.js'

/**
 * Gold in JSON: Presidio's `{full_text, spans: [{entity_type, start_position, end_position, entity_value}]}`
 * in an array, and JSON Lines of `{text, entities: [{type, start, end, text}]}`. Each form is read with the
 * names of the other too. Python counts characters and JavaScript UTF-16 units; where an emoji makes them
 * differ, the values written beside the offsets tell which was meant.
 */
export function readJsonGold(
  text: string,
  format: 'presidio' | 'jsonl',
): { samples: GoldSample[]; offsets: OffsetUnit } {
  const raw = format === 'presidio' ? samplesOfArray(text) : samplesOfLines(text)
  const offsets = unitOf(raw, format)
  return { samples: raw.map((sample) => resolveSample(sample, offsets)), offsets }
}

interface RawSpan {
  start: number
  end: number
  type: string
  value: string | undefined
}

interface RawSample {
  text: string
  spans: RawSpan[]
  /** Where it stands, for messages. */
  place: string
}

function samplesOfArray(text: string): RawSample[] {
  const parsed = parseJson(text, 'The gold')
  if (!Array.isArray(parsed)) throw new PrepError('bad_input', 'The gold is no array of samples')
  return parsed.map((sample, index) => sampleOf(sample, `Sample ${index + 1}`))
}

function samplesOfLines(text: string): RawSample[] {
  return text
    .split('\n')
    .map((line, index) => ({ line, place: `Line ${index + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, place }) => sampleOf(parseJson(line, place), place))
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the text.
    throw new PrepError('bad_input', `${what} is not valid JSON`)
  }
}

type Fields = Record<string, unknown>

function sampleOf(given: unknown, place: string): RawSample {
  const sample = (given ?? {}) as Fields
  const text = sample.full_text ?? sample.text
  if (typeof text !== 'string')
    throw new PrepError('bad_input', `${place} has no text. Wanted: full_text or text`)
  const spans = sample.spans ?? sample.entities
  if (!Array.isArray(spans))
    throw new PrepError(
      'bad_input',
      `${place} has no list of labels. Wanted: spans or entities, empty if there are none`,
    )
  return {
    text,
    place,
    spans: spans.map((span, index) => spanOf(span, `Label ${index + 1} of ${lower(place)}`)),
  }
}

function spanOf(given: unknown, place: string): RawSpan {
  const span = (given ?? {}) as Fields
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

/** The one unit in which every value stands at its offsets. Without values, that of the format's own tools. */
function unitOf(samples: readonly RawSample[], format: 'presidio' | 'jsonl'): OffsetUnit {
  const distinctive = samples.filter(({ text, spans }) => spans.length > 0 && hasAstral(text))
  if (distinctive.length === 0) return 'either'
  const fits = (unit: OffsetUnit) =>
    distinctive.every((sample) =>
      sample.spans.every(
        (span) => span.value === undefined || valueAt(sample.text, span, unit) === span.value,
      ),
    )
  const byDefault = format === 'presidio' ? 'code points' : 'utf-16'
  const other = format === 'presidio' ? 'utf-16' : 'code points'
  return fits(byDefault) || !fits(other) ? byDefault : other
}

function valueAt(text: string, span: RawSpan, unit: OffsetUnit): string {
  return unit === 'code points'
    ? Array.from(text).slice(span.start, span.end).join('')
    : text.slice(span.start, span.end)
}

/** The sample with offsets in UTF-16 units. Throws where a label lies outside the text or its value elsewhere. */
function resolveSample({ text, spans, place }: RawSample, unit: OffsetUnit): GoldSample {
  const units = unit === 'code points' && hasAstral(text) ? unitsOfPoints(text) : undefined
  const length = units === undefined ? text.length : units.length - 1
  return {
    text,
    spans: spans.map(({ start, end, type, value }, index) => {
      const label = `Label ${index + 1} of ${lower(place)}`
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

function lower(place: string): string {
  return place.charAt(0).toLowerCase() + place.slice(1)
}
