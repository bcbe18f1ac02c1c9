import { PrepError } from '../../../../src/base/errors.js'
import { lowerFirst, type RawSample, rawSpanOf, resolveSample, unitOf } from './raw-spans.js'
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
  const offsets = unitOf(raw, format === 'presidio' ? 'code points' : 'utf-16')
  return { samples: raw.map((sample) => resolveSample(sample, offsets)), offsets }
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

/** What a text of JSON holds. Throws `bad_input` without quoting it. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the text.
    throw new PrepError('bad_input', `${what} is not valid JSON`)
  }
}

/** An object of JSON. */
export type Fields = Record<string, unknown>

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
    ...idOf(sample),
    spans: spans.map((span, index) => rawSpanOf(span, `Label ${index + 1} of ${lowerFirst(place)}`)),
  }
}

/** The name by which spans of others may speak of the text, where there is one. */
export function idOf({ id }: Fields): { id?: string } {
  return typeof id === 'string' || typeof id === 'number' ? { id: String(id) } : {}
}
